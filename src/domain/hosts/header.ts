/**
 * Finds out which column of a list is which field: by its header, by the family of headers it stands in, and by the
 * shape of its values. When they disagree the doubt is named and a person decides.
 */
import { type HostField, hostFields, knownHeaders } from './fields.ts'
import { shapeOf } from './shape.ts'

/**
 * A header as it is compared: NFKC, no invisible characters, lower case, no spaces and punctuation.
 */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\u00ad\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u3000_\-./\\#:()[\]{}'"*]/gu, '')
}

const fieldByHeader = new Map<string, { readonly field: HostField; readonly rank: number }>()
for (const field of hostFields) {
  for (const [rank, header] of knownHeaders[field].entries()) {
    const key = normaliseHeader(header)
    if (!fieldByHeader.has(key)) fieldByHeader.set(key, { field, rank })
  }
}

/** Where a list comes from, told by headers that stand together in no other. */
const presets: readonly {
  readonly id: string
  readonly has: readonly string[]
  readonly fields: Partial<Record<HostField, readonly string[]>>
  readonly ignore?: readonly string[]
}[] = [
  {
    id: 'intune',
    has: ['Device name', 'Last check-in'],
    fields: {
      name: ['Device name'],
      intuneId: ['Device ID'],
      deviceId: ['Microsoft Entra Device ID', 'Azure AD Device ID'],
      person: ['Primary user display name', 'Primary user UPN'],
    },
  },
  {
    id: 'entra',
    has: ['approximateLastSignInDateTime', 'displayName'],
    fields: { name: ['displayName'], deviceId: ['deviceId'], objectId: ['objectId'] },
  },
  {
    id: 'falcon-query',
    has: ['aid', 'ComputerName', 'CFVersion'],
    fields: {
      name: ['ComputerName'],
      domain: ['MachineDomain'],
      site: ['SiteName'],
      sensorId: ['aid'],
      ip: ['LocalAddressIP4'],
    },
    ignore: ['ProductType', 'Version'],
  },
  {
    id: 'falcon-api',
    has: ['device_id', 'agent_version'],
    fields: { name: ['hostname'], sensorId: ['device_id'], vmId: ['instance_id'] },
  },
  {
    id: 'falcon',
    has: ['Hostname', 'Host ID'],
    fields: { name: ['Hostname'], sensorId: ['Host ID'], os: ['OS Version', 'OS Product Name'] },
    ignore: ['Chassis', 'Type', 'Platform'],
  },
  {
    id: 'active-directory',
    has: ['DistinguishedName', 'SamAccountName'],
    fields: { name: ['DNSHostName', 'Name'], objectId: ['ObjectGUID'], os: ['OperatingSystem'] },
  },
  {
    id: 'defender',
    has: ['Onboarding Status', 'Exposure Level'],
    fields: { name: ['Device Name'], deviceId: ['AAD Device Id'] },
    ignore: ['Device ID'],
  },
  {
    id: 'rvtools',
    has: ['VM', 'Powerstate'],
    fields: { name: ['DNS Name', 'VM'], site: ['Datacenter'], vmId: ['VM UUID'] },
    ignore: ['Host', 'VM ID'],
  },
  {
    id: 'azure',
    has: ['RESOURCE GROUP', 'SUBSCRIPTION'],
    fields: { name: ['NAME'], site: ['LOCATION'] },
    ignore: ['SIZE'],
  },
  {
    id: 'servicenow',
    has: ['install_status', 'name'],
    fields: { name: ['name'], serial: ['serial_number'], assetTag: ['asset_tag'] },
  },
  {
    id: 'servicenow',
    has: ['sys_class_name'],
    fields: { name: ['name'], serial: ['serial_number'], assetTag: ['asset_tag'] },
  },
  {
    id: 'snipe-it',
    has: ['Asset Tag', 'Checked Out'],
    fields: { name: ['Asset Name'], site: ['Location'], person: ['Checked Out'] },
    ignore: ['Address', 'Username', 'Type'],
  },
  { id: 'bluelift', has: ['Bluelift host ID', 'Recovery status'], fields: { name: ['Host name'] } },
]

/** Row numbers and states of other systems: never a claim, never the recovery status. */
const liars = new Set(
  ['序号', 'No.', 'No', '#', 'Item', 'Management name', 'Status', 'CID', 'Type'].map(normaliseHeader),
)

export type Mapping = Partial<Record<HostField, number>>

export interface ColumnDoubt {
  readonly column: number
  /** `shape-differs`, `serial-missing`, `name-missing`, `two-columns`. */
  readonly code: string
}

export interface MappedHeaders {
  readonly preset: string | null
  readonly mapping: Mapping
  /** A second column for the name, used where the first is empty (RVTools: DNS Name, else VM). */
  readonly nameFallback: number | null
  readonly doubts: readonly ColumnDoubt[]
}

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
export function mapHeaders(headers: readonly string[], samples: readonly (readonly string[])[]): MappedHeaders {
  const normal = headers.map(normaliseHeader)
  const headless = headers.every((header, index) => header === String(index + 1))
  const indexOf = (header: string): number => normal.indexOf(normaliseHeader(header))
  const isMemcm = headers.some((header) => /^Details_Table\d+_/i.test(header))
  const preset = presets.find((candidate) => candidate.has.every((header) => indexOf(header) >= 0))
  const ignored = new Set([...(preset?.ignore ?? []).map(normaliseHeader), ...liars])
  const mapping: Mapping = {}
  const taken = new Set<number>()
  const take = (field: HostField, column: number): void => {
    if (column < 0 || taken.has(column) || mapping[field] !== undefined) return
    mapping[field] = column
    taken.add(column)
  }

  let nameFallback: number | null = null
  for (const [field, wanted] of Object.entries(preset?.fields ?? {}) as [HostField, readonly string[]][]) {
    // entries of a record keyed by HostField
    const columns = wanted.map(indexOf).filter((column) => column >= 0)
    take(field, columns[0] ?? -1)
    if (field === 'name' && columns[1] !== undefined) nameFallback = columns[1]
  }
  const byRank = normal
    .map((key, column) => ({ column, found: ignored.has(key) ? null : findField(headers[column] ?? '') }))
    .flatMap(({ column, found }) => (found === null ? [] : [{ column, ...found }]))
    .sort((a, b) => a.rank - b.rank)
  for (const { field, column } of byRank) if (column !== nameFallback) take(field, column)
  if (headless || mapping.name === undefined) mapByShape(headers, samples, headless, take, mapping)
  return {
    preset: preset?.id ?? (isMemcm ? 'configmgr' : null),
    mapping,
    nameFallback,
    doubts: listDoubts(mapping, samples, byRank),
  }
}

function findField(header: string): { readonly field: HostField; readonly rank: number } | null {
  const stripped = header.trim().replace(/^Details_Table\d+_/i, '')
  for (const form of [stripped, stripped.replace(/0$/, ''), stripped.replace(/ \(\d+\)$/, '')]) {
    const found = fieldByHeader.get(normaliseHeader(form))
    if (found !== undefined) return found
  }
  return null
}

function mapByShape(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
  headless: boolean,
  take: (field: HostField, column: number) => void,
  mapping: Mapping,
): void {
  for (const column of headers.keys()) {
    const shape = commonShape(samples, column)
    if (shape === 'mac') take('mac', column)
    if (shape === 'ip') take('ip', column)
    if (headless && shape === 'guid') take('deviceId', column)
    if (headless && shape === 'sensor-id') take('sensorId', column)
    if (headless && shape === 'serial') take('serial', column)
  }
  for (const column of headers.keys())
    if (mapping.name === undefined && commonShape(samples, column) === 'host-name') take('name', column)
}

/** The shape of most cells of a column, or `null`. */
function commonShape(samples: readonly (readonly string[])[], column: number): string | null {
  const shapes = samples.map((row) => shapeOf(row[column] ?? '')).filter((shape) => shape !== 'empty')
  const first = shapes[0]
  if (first === undefined) return null
  const counts = new Map<string, number>()
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  const [best, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [first, 0]
  return count * 3 >= shapes.length * 2 ? best : null
}

function listDoubts(
  mapping: Mapping,
  samples: readonly (readonly string[])[],
  found: readonly { readonly column: number; readonly field: HostField }[],
): ColumnDoubt[] {
  const doubts: ColumnDoubt[] = []
  const expected: Partial<Record<HostField, readonly string[]>> = {
    mac: ['mac'],
    ip: ['ip'],
    deviceId: ['guid'],
    intuneId: ['guid', 'sensor-id'],
  }
  for (const [field, shapes] of Object.entries(expected) as [HostField, readonly string[]][]) {
    // as above
    const column = mapping[field]
    const shape = column === undefined ? null : commonShape(samples, column)
    if (column !== undefined && shape !== null && !shapes.includes(shape))
      doubts.push({ column, code: 'shape-differs' })
  }
  for (const { column, field } of found) {
    if (mapping[field] !== column && !Object.values(mapping).includes(column))
      doubts.push({ column, code: 'two-columns' })
  }
  return doubts
}
