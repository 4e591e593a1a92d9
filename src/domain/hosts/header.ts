/**
 * Finds out which column of a list is which field: by its header, by the family of headers it stands in, and by the
 * shape of its values. When they disagree the doubt is named and a person decides.
 */
import { type HostField, hostFields, knownHeaders } from './fields.ts'
import { type Preset, presets } from './presets.ts'
import { commonShape, countsRows, type Shape } from './shape.ts'

/**
 * A header as it is compared: NFKC, no invisible characters, lower case, no spaces and punctuation.
 */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[\s_\-./\\#:()[\]{}'’"*°]/gu, '')
}

interface KnownHeader {
  readonly field: HostField
  /** 0 is the most telling header of a field. */
  readonly rank: number
}

const fieldByHeader = new Map<string, KnownHeader>()
for (const field of hostFields) {
  for (const [rank, header] of knownHeaders[field].entries()) {
    const key = normaliseHeader(header)
    if (!fieldByHeader.has(key)) fieldByHeader.set(key, { field, rank })
  }
}

/** Row numbers and states of other systems: never a claim, never the recovery status. */
const liars = new Set(
  ['序号', '番号', 'No.', 'Nr.', 'Item', 'Management name', 'Status', 'CID', 'Type'].map(normaliseHeader),
)

export type Mapping = Partial<Record<HostField, number>>

export interface ColumnDoubt {
  /** `null`: the list as a whole. */
  readonly column: number | null
  readonly code: 'shape-differs' | 'two-columns' | 'name-missing' | 'serial-missing'
}

export interface MappedHeaders {
  readonly preset: string | null
  readonly mapping: Mapping
  /** A second column for the name, used where the first is empty (RVTools: DNS Name, else VM). */
  readonly nameFallback: number | null
  /** The column that tells templates from machines. */
  readonly template: number | null
  readonly doubts: readonly ColumnDoubt[]
}

type Rows = readonly (readonly string[])[]

/** How many of these cells are headers that are known: what tells a header row from a data row. */
export function countKnownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => findField(cell) !== null || liars.has(normaliseHeader(cell))).length
}

/**
 * Maps the columns of a list.
 *
 * @param headers as read; for a list without a header `1`, `2`, ...: then only shapes speak
 * @param samples some of its rows
 */
export function mapHeaders(headers: readonly string[], samples: Rows): MappedHeaders {
  const headless = headers.every((header, index) => header === String(index + 1))
  if (headless) {
    const mapping = mapByShape(headers.length, samples)
    return { preset: null, mapping, nameFallback: null, template: null, doubts: missing(mapping) }
  }
  const preset = findPreset(headers)
  const columns = knownColumns(headers, preset)
  const rowNumbers = new Set(columns.map(({ column }) => column).filter((column) => countsRows(samples, column)))
  const { mapping, nameFallback } = assign(columns.filter(({ column }) => !rowNumbers.has(column)))
  if (mapping.name === undefined && preset?.id !== 'autopilot') {
    const column = findNameByShape(headers, samples, new Set(columns.map((known) => known.column)))
    if (column !== null) mapping.name = column
  }
  return {
    preset: preset?.id ?? (headers.some((header) => detailsTable.test(header)) ? 'configmgr' : null),
    mapping,
    nameFallback,
    template: findTemplate(headers, preset),
    doubts: [
      ...listDoubts(mapping, samples),
      ...[...rowNumbers].map((column): ColumnDoubt => ({ column, code: 'shape-differs' })),
      ...columns
        .filter(({ column }) => column !== nameFallback && !rowNumbers.has(column))
        .filter(({ column }) => !Object.values(mapping).includes(column))
        .map(({ column }): ColumnDoubt => ({ column, code: 'two-columns' })),
      ...missing(mapping),
    ],
  }
}

/** A report of ConfigMgr calls its columns by the items of the report. */
const detailsTable = /^Details_Table\d+_/i

function findField(header: string): KnownHeader | null {
  const stripped = header.trim().replace(detailsTable, '')
  for (const form of [stripped, stripped.replace(/0$/, ''), stripped.replace(/ \(\d+\)$/, '')]) {
    const found = fieldByHeader.get(normaliseHeader(form))
    if (found !== undefined) return found
  }
  return null
}

function findPreset(headers: readonly string[]): Preset | undefined {
  const normal = new Set(headers.map(normaliseHeader))
  return presets.find(({ has }) => has.every((header) => normal.has(normaliseHeader(header))))
}

function findTemplate(headers: readonly string[], preset: Preset | undefined): number | null {
  if (preset?.template === undefined) return null
  const column = headers.map(normaliseHeader).indexOf(normaliseHeader(preset.template))
  return column === -1 ? null : column
}

interface KnownColumn extends KnownHeader {
  readonly column: number
}

/** The columns whose field is known, the most telling first: what the preset says, then the headers by rank. */
function knownColumns(headers: readonly string[], preset: Preset | undefined): KnownColumn[] {
  const normal = headers.map(normaliseHeader)
  const ofPreset: KnownColumn[] = []
  for (const field of hostFields) {
    for (const header of preset?.fields[field] ?? []) {
      const column = normal.indexOf(normaliseHeader(header))
      if (column >= 0) ofPreset.push({ column, field, rank: -1 })
    }
  }
  const spoken = new Set(ofPreset.map(({ column }) => column))
  const ignored = new Set([...(preset?.ignore ?? []).map(normaliseHeader), ...liars])
  const byRank = headers
    .map((header, column) => ({ column, found: findField(header) }))
    .flatMap(({ column, found }) =>
      found === null || spoken.has(column) || ignored.has(normal[column] ?? '') ? [] : [{ column, ...found }],
    )
    .sort((a, b) => a.rank - b.rank)
  return [...ofPreset, ...byRank]
}

function assign(columns: readonly KnownColumn[]): { mapping: Mapping; nameFallback: number | null } {
  const mapping: Mapping = {}
  let nameFallback: number | null = null
  for (const { field, column } of columns) {
    if (mapping[field] === undefined) mapping[field] = column
    else if (field === 'name') nameFallback ??= column
  }
  // Where a list has a site and a location, the location is the place within the site.
  const place = columns.find(({ field, column }) => field === 'site' && column !== mapping.site)
  if (place !== undefined && mapping.room === undefined) mapping.room = place.column
  return { mapping, nameFallback }
}

const shapeFields: readonly (readonly [Shape, HostField])[] = [
  ['mac', 'mac'],
  ['ip', 'ip'],
  ['guid', 'deviceId'],
  ['sensor-id', 'sensorId'],
  ['host-name', 'name'],
  ['serial', 'serial'],
]

/** A list without a header: each shape goes to its field, the first column of a shape wins. */
function mapByShape(columns: number, samples: Rows): Mapping {
  const mapping: Mapping = {}
  for (let column = 0; column < columns; column++) {
    const shape = commonShape(samples, column)
    const field = shapeFields.find(([known]) => known === shape)?.[1]
    if (field !== undefined) mapping[field] ??= column
  }
  // Words alone are no names of machines, unless there is nothing else.
  if (columns === 1 && mapping.name === undefined && mapping.serial === undefined) mapping.name = 0
  return mapping
}

/** The one column nobody knows that looks like names of machines: with digits, and each one once. */
function findNameByShape(headers: readonly string[], samples: Rows, known: ReadonlySet<number>): number | null {
  for (const column of headers.keys()) {
    if (known.has(column) || commonShape(samples, column) !== 'host-name') continue
    const cells = samples.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
    if (new Set(cells).size === cells.length && cells.every((cell) => /\d/.test(cell))) return column
  }
  return null
}

/** Shapes that a field cannot have, or the only ones that it can. */
const unlikely: Partial<Record<HostField, readonly Shape[]>> = {
  name: ['guid', 'sensor-id', 'mac', 'ip', 'date', 'number'],
  serial: ['mac', 'ip', 'date'],
  assetTag: ['mac', 'ip', 'date', 'guid'],
}
const required: Partial<Record<HostField, readonly Shape[]>> = {
  mac: ['mac'],
  ip: ['ip'],
  deviceId: ['guid'],
  intuneId: ['guid', 'sensor-id'],
  sensorId: ['sensor-id', 'guid'],
}

function listDoubts(mapping: Mapping, samples: Rows): ColumnDoubt[] {
  return hostFields.flatMap((field): ColumnDoubt[] => {
    const column = mapping[field]
    const shape = column === undefined ? null : commonShape(samples, column)
    if (column === undefined || shape === null) return []
    const fits = (required[field]?.includes(shape) ?? true) && !unlikely[field]?.includes(shape)
    return fits ? [] : [{ column, code: 'shape-differs' }]
  })
}

function missing({ name, serial }: Mapping): ColumnDoubt[] {
  return [
    ...(name === undefined ? [{ column: null, code: 'name-missing' } as const] : []),
    ...(serial === undefined ? [{ column: null, code: 'serial-missing' } as const] : []),
  ]
}
