/**
 * A list as rows of hosts: the reader's shape, the mapping of its columns, and each record cleaned or refused.
 */
import { basename } from 'node:path'
import { type HostField, hostFields } from '../../../../src/domain/hosts/fields.ts'
import {
  countKnownHeaders,
  type MappedHeaders,
  mapHeaders,
  normaliseHeader,
} from '../../../../src/domain/hosts/header.ts'
import { cleanRow, type HostRow, type RowContext, type RowWarning } from '../../../../src/domain/hosts/row.ts'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { type Encoding, inspectList, type ListShape, type ListWarning, readRows } from '../list/index.ts'

/** What a person chose over the guess of the reader. */
export interface ListChoices {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: Exclude<ListShape['delimiter'], ''> | undefined
  readonly headerLine?: number | undefined
  readonly sheet?: string | undefined
  /** Field to column header. */
  readonly mapping?: Readonly<Record<string, string>> | undefined
}

export interface OpenList {
  readonly path: string
  readonly fileName: string
  readonly shape: ListShape
  readonly mapped: MappedHeaders
  readonly context: RowContext
  /** Field to column header, as it is stored with the load. */
  readonly mapping: Record<string, string>
}

export interface RefusedRow {
  readonly line: number
  readonly column?: string
  readonly code: string
  readonly value?: string
}

/** One record of the list after cleaning. */
export type ListRecord =
  | { readonly kind: 'row'; readonly row: HostRow; readonly warnings: readonly RowWarning[] }
  | { readonly kind: 'refused'; readonly refused: RefusedRow; readonly cells: readonly string[] }
  | { readonly kind: 'blank'; readonly count: number }
  | { readonly kind: 'warning'; readonly warning: ListWarning }

/**
 * Looks at a list and maps its columns.
 *
 * @throws {Refusal} every `list.*` code; `list.no-mapping` when no column can identify a host; `list.column-missing`
 *   when a chosen column is not in the list
 */
export async function openList(path: string, choices: ListChoices): Promise<OpenList> {
  const { encoding, delimiter, headerLine, sheet } = choices
  const shape = await inspectList(path, { encoding, delimiter, headerLine, sheet }, countKnownHeaders)
  const guessed = mapHeaders(shape.headers, shape.samples)
  const mapped =
    choices.mapping === undefined ? guessed : { ...guessed, ...chosenMapping(shape.headers, choices.mapping) }
  const identifying: readonly HostField[] = [
    'name',
    'serial',
    'assetTag',
    'deviceId',
    'sensorId',
    'intuneId',
    'objectId',
    'vmId',
  ]
  if (!identifying.some((field) => mapped.mapping[field] !== undefined))
    throw new Refusal('list.no-mapping', {
      headers: shape.headers.slice(0, 30),
      ...(shape.sheet === null ? {} : { sheet: shape.sheet, sheets: [...shape.sheets] }),
    })
  return {
    path,
    fileName: basename(path),
    shape,
    mapped,
    context: {
      mapping: mapped.mapping,
      nameFallback: mapped.nameFallback,
      template: mapped.template,
      preset: mapped.preset,
    },
    mapping: Object.fromEntries(
      Object.entries(mapped.mapping).map(([field, column]) => [field, shape.headers[column] ?? '']),
    ),
  }
}

function chosenMapping(
  headers: readonly string[],
  wanted: Readonly<Record<string, string>>,
): Pick<MappedHeaders, 'mapping' | 'nameFallback' | 'doubts'> {
  const mapping: Partial<Record<HostField, number>> = {}
  for (const [name, header] of Object.entries(wanted)) {
    const field = hostFields.find((known) => known === name)
    const exact = headers.indexOf(header)
    const column =
      exact >= 0 ? exact : headers.findIndex((candidate) => normaliseHeader(candidate) === normaliseHeader(header))
    if (field === undefined || column < 0)
      throw new Refusal('list.column-missing', { field: name, column: header, found: headers.slice(0, 30) })
    mapping[field] = column
  }
  return { mapping, nameFallback: null, doubts: [] }
}

/** Streams the records of a list. Numbers balance: each physical record is one row, one refusal, or blank. Warnings come beside them. */
export async function* readRecords(
  list: OpenList,
  hooks: { readonly signal: AbortSignal; progress(bytesRead: number): void },
): AsyncGenerator<readonly ListRecord[]> {
  for await (const batch of readRows(list.path, list.shape, hooks.signal)) {
    hooks.signal.throwIfAborted()
    hooks.progress(batch.bytesRead)
    const records: ListRecord[] = batch.rows.map(({ line, cells }) => recordOf(list, line, cells))
    for (const { line, code, cells } of batch.refused) records.push({ kind: 'refused', refused: { line, code }, cells })
    if (batch.blank > 0) records.push({ kind: 'blank', count: batch.blank })
    for (const warning of batch.warnings) records.push({ kind: 'warning', warning })
    yield records
    // Lets a cancel through: a reader thread takes messages only between turns.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function recordOf(list: OpenList, line: number, cells: readonly string[]): ListRecord {
  const cleaned = cleanRow(cells, line, list.context)
  if ('blank' in cleaned) return { kind: 'blank', count: 1 }
  if ('row' in cleaned) return { kind: 'row', row: cleaned.row, warnings: cleaned.warnings }
  const { code, field } = cleaned.refused
  const column = field === undefined ? undefined : list.context.mapping[field]
  const header = column === undefined ? undefined : list.shape.headers[column]
  const value = column === undefined ? undefined : cells[column]?.slice(0, 80)
  return {
    kind: 'refused',
    cells,
    refused: {
      line,
      code,
      ...(header === undefined ? {} : { column: header }),
      ...(value === undefined || value === '' ? {} : { value }),
    },
  }
}
