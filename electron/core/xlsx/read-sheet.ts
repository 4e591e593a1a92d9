/**
 * The rows of a sheet in texts, as people see them, and what stood out on the way.
 */

import type { Merge } from './merges.ts'
import { formatNumber, general } from './number-format.ts'
import { type RawCell, type RawRow, readRawRows } from './sheet-rows.ts'
import type { Sheet, Workbook } from './workbook.ts'

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly line: number
  /** From the first column on; what is empty at the end is not there. */
  readonly cells: readonly string[]
}

export interface SheetNote {
  readonly code: 'formula' | 'formula-unknown' | 'error-value' | 'hidden-row' | 'merged' | 'far-right'
  readonly line: number
  readonly count: number
  readonly sample: string
}

export interface SheetBlock {
  readonly rows: readonly SheetRow[]
  readonly notes: readonly SheetNote[]
  /** Part of the sheet that is read, 0 to 1: by its claimed size, so only for a progress bar. */
  readonly share: number
}

/**
 * Reads a sheet row by row, in constant memory but for the shared texts.
 *
 * @param merges of this sheet: each cell below the first gets its value
 * @throws {Refusal} as `openWorkbook`
 */
export async function* readSheet(
  workbook: Workbook,
  sheet: Sheet,
  merges: readonly Merge[],
  signal?: AbortSignal,
): AsyncGenerator<SheetBlock> {
  const claimed = Math.max(1, workbook.parts.claimedBytes(sheet.part))
  const fill = createFiller(merges)
  for await (const { rows, bytes } of readRawRows(workbook, sheet.part, signal)) {
    await workbook.strings.loadTo(highestShared(rows))
    const notes: SheetNote[] = []
    const texts = rows.map((row) => {
      const cells = textsOf(row, workbook, notes)
      const filled = fill(row.line, cells)
      if (filled !== null) notes.push({ code: 'merged', line: row.line, count: 1, sample: filled })
      return { line: row.line, cells }
    })
    yield { rows: texts, notes, share: Math.min(1, bytes / claimed) }
  }
}

function highestShared(rows: readonly RawRow[]): number {
  let highest = -1
  for (const { cells } of rows) {
    for (const { kind, raw } of cells) if (kind === 'shared') highest = Math.max(highest, Number(raw) || 0)
  }
  return highest
}

function textsOf(row: RawRow, workbook: Workbook, notes: SheetNote[]): string[] {
  const texts: string[] = []
  const { line } = row
  const note = (code: SheetNote['code'], sample: string, count = 1) => {
    notes.push({ code, line, count, sample: sample.slice(0, 60) })
  }
  for (const cell of row.cells) {
    const text = textOf(cell, workbook)
    if (cell.kind === 'error') note('error-value', text)
    else if (cell.formula) note('formula', text)
    while (texts.length < cell.column) texts.push('')
    texts[cell.column] = cell.kind === 'error' ? '' : text
  }
  if (row.hidden) note('hidden-row', texts.find((text) => text !== '') ?? '')
  if (row.unknown > 0) note('formula-unknown', '', row.unknown)
  if (row.beyond > 0) note('far-right', '', row.beyond)
  return texts
}

function textOf({ kind, raw, style }: RawCell, { strings, styles, from1904 }: Workbook): string {
  switch (kind) {
    case 'shared':
      return strings.at(Number(raw)) ?? ''
    case 'number':
      return formatNumber(raw, styles[style] ?? general, from1904)
    case 'boolean':
      return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE'
    case 'date':
      return raw.replace('T', ' ')
    case 'text':
    case 'error':
      return raw
  }
}

/** Gives the cells below the first of a merged range its value; tells of one that it filled. */
function createFiller(merges: readonly Merge[]): (line: number, cells: string[]) => string | null {
  const open = new Map<number, { readonly text: string; readonly bottom: number }>()
  let next = 0
  return (line, cells) => {
    let filled: string | null = null
    for (const [column, { text, bottom }] of open) {
      if (line > bottom) open.delete(column)
      else if ((cells[column] ?? '') === '') {
        while (cells.length < column) cells.push('')
        cells[column] = text
        filled = text
      }
    }
    for (; next < merges.length && (merges[next] as Merge).top <= line; next++) {
      const { column, top, bottom } = merges[next] as Merge
      const text = top === line ? (cells[column] ?? '') : ''
      if (text !== '') open.set(column, { text, bottom })
    }
    return filled
  }
}
