/**
 * Files of keys with columns: which column is what, by its header, without a header by the shape of its values.
 */
import { type KeyField, type KeySource, keyFieldOf, sourceOf } from './columns.ts'
import { directoryName } from './directory.ts'
import { createJsonReader } from './json.ts'
import { hasMark } from './key-marks.ts'
import { type KeyItem, type KeyRecord, type Reading, readRecord } from './read.ts'

export interface KeyColumns {
  readonly fields: readonly (KeyField | null)[]
  readonly source: KeySource
  /** Whether a column has keys: without one the table is a list of ids. */
  readonly hasKeys: boolean
}

type Rows = readonly (readonly string[])[]

export function columnsByHeader(headers: readonly string[], samples: Rows): KeyColumns {
  const fields = headers.map(keyFieldOf)
  const hasKeys = fields.includes('key') || samples.some((cells) => cells.some(hasMark))
  return { fields, source: sourceOf(headers), hasKeys }
}

/**
 * Columns of a table without a header. Next to the keys real tables hold accounts and their passwords, so that a host
 * is read from the first column only, and only where it looks like one all over.
 */
export function columnsByShape(samples: Rows): KeyColumns {
  const width = Math.max(0, ...samples.map((cells) => cells.length))
  const share = (column: number, is: (cell: string) => boolean): number => {
    const filled = samples.map((cells) => cells[column]?.trim() ?? '').filter((cell) => cell !== '' && cell !== 'NULL')
    return filled.length === 0 ? 0 : filled.filter(is).length / filled.length
  }
  const fields: (KeyField | null)[] = Array.from({ length: width }, (_, column) => {
    if (share(column, hasMark) > 0.5) return 'key'
    if (share(column, (cell) => /^CN=/i.test(cell)) > 0.5) return 'dn'
    return share(column, (cell) => directoryName(cell) !== null) > 0.5 ? 'name' : null
  })
  const key = fields.indexOf('key')
  const guids = fields.flatMap((field, column) => (field === null && share(column, isGuid) > 0.9 ? [column] : []))
  // In all tables that are known the id of the key is the last one before it.
  const id = guids.findLast((column) => column < key) ?? guids[0]
  if (id !== undefined && !fields.includes('name') && !fields.includes('dn')) fields[id] = 'keyId'
  if (fields[0] === null && width > 1 && share(0, isHostName) > 0.9) fields[0] = 'host'
  return { fields, source: 'csv', hasKeys: true }
}

/** Whether most of these rows hold a key in one of several cells. */
export function isKeyTable(samples: Rows): boolean {
  const rows = samples.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const withKey = rows.filter((cells) => cells.length > 1 && cells.some((cell) => isOnlyMark(cell)))
  return rows.length > 0 && withKey.length * 2 > rows.length
}

/** The keys of one row. A cell may hold JSON with several of them. */
export function readRow(line: number, cells: readonly string[], columns: KeyColumns, reading: Reading): KeyItem[] {
  const fields = cells.map((cell, column): KeyRecord['fields'][number] => [columns.fields[column] ?? null, cell])
  const json = fields.findIndex(([, cell]) => /^\s*[[{]/.test(cell) && hasMark(cell))
  if (json === -1) return readRecord({ line, fields }, reading)
  const others = fields.toSpliced(json, 1)
  const items: KeyItem[] = []
  const reader = createJsonReader((record) => {
    items.push(...readRecord({ line, fields: [...record.fields, ...others] }, reading))
  })
  reader.push(cells[json] ?? '')
  reader.end()
  return items
}

function isOnlyMark(cell: string): boolean {
  return hasMark(cell) && cell.indexOf('\u0001') <= 3
}

function isGuid(cell: string): boolean {
  return /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(cell)
}

function isHostName(cell: string): boolean {
  return !isGuid(cell) && /^(?:[A-Za-z0-9_-]+\\)?[A-Za-z][A-Za-z0-9-]{1,62}\$?(?:\.[A-Za-z0-9-]+)*\.?$/.test(cell)
}

/**
 * Columns that are aligned by spaces under a line of dashes: results as text of SQL Server Management Studio,
 * Format-Table of PowerShell.
 *
 * @returns where the columns begin, null when the text is no line of dashes
 */
export function alignedColumns(text: string): readonly number[] | null {
  if (!/^\s*-{2,}(?:\s+-{2,})+\s*$/.test(text)) return null
  return [...text.matchAll(/-+/g)].map(({ index }) => index)
}

export function splitAligned(text: string, starts: readonly number[]): string[] {
  return starts.map((start, column) => text.slice(column === 0 ? 0 : start, starts[column + 1]).trim())
}
