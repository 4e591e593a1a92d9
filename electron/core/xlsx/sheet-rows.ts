/**
 * The rows of a sheet as they stand in the file, in constant memory.
 *
 * What the sheet says of its own size is not asked: programs write it wrong. Rows without a value do not come; their
 * numbers are simply missing, as in files that leave them out.
 */
import { columnOf } from './cell-place.ts'
import { maxColumns, maxRows } from './limits.ts'
import { broken } from './refuse.ts'
import { unescapeCell } from './text.ts'
import type { Workbook } from './workbook.ts'
import { parseXml } from './xml.ts'

export interface RawCell {
  /** From 0. */
  readonly column: number
  readonly kind: 'text' | 'shared' | 'number' | 'boolean' | 'error' | 'date'
  readonly raw: string
  readonly style: number
  readonly formula: boolean
}

export interface RawRow {
  /** As the sheet numbers it, from 1. */
  readonly line: number
  readonly hidden: boolean
  readonly cells: readonly RawCell[]
  /** Formulas that no program has worked out. */
  readonly unknown: number
  /** Values right of the last column that is read. */
  readonly beyond: number
}

export interface RowBlock {
  readonly rows: readonly RawRow[]
  /** Inflated bytes of the sheet read so far. */
  readonly bytes: number
}

/** @throws {Refusal} as `Parts.read` and `parseXml` */
export async function* readRawRows({ parts }: Workbook, part: string, signal?: AbortSignal): AsyncGenerator<RowBlock> {
  const gatherer = createGatherer(parts.path)
  for await (const bytes of parseXml(parts.read(part, signal), parts.path, gatherer)) {
    yield { rows: gatherer.take(), bytes }
  }
  yield { rows: gatherer.take(), bytes: parts.claimedBytes(part) }
}

interface OpenCell {
  column: number
  type: string
  style: number
  formula: boolean
  raw: string | null
}

function createGatherer(path: string) {
  let rows: RawRow[] = []
  let line = 0
  let hidden = false
  let cells: RawCell[] = []
  let unknown = 0
  let beyond = 0
  let column = -1
  let cell: OpenCell | null = null
  let inValue = false
  let phonetic = 0
  let inRows = false

  function openRow(number: string | undefined, isHidden: string | undefined): void {
    const next = number === undefined ? line + 1 : Number(number)
    if (!Number.isInteger(next) || next <= line || next > maxRows) throw broken(path, 'row numbers')
    line = next
    hidden = isHidden === '1' || isHidden === 'true'
    cells = []
    unknown = 0
    beyond = 0
    column = -1
  }

  function closeCell({ raw, type, style, formula, column: at }: OpenCell): void {
    if (raw === null || raw === '') {
      if (formula) unknown += 1
    } else if (at >= maxColumns) beyond += 1
    else cells.push({ column: at, kind: kindOf(type), raw: unescapeCell(raw), style, formula })
  }

  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name === 'sheetData') inRows = true
      else if (!inRows) return
      else if (name === 'row') openRow(attributes.r, attributes.hidden)
      else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : (columnOf(attributes.r) ?? column + 1)
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, raw: null }
      } else if (name === 'f' && cell !== null) cell.formula = true
      else if (name === 'rPh') phonetic += 1
      else if (name === 'v' || name === 't') inValue = phonetic === 0
    },
    close(name: string): void {
      if (!inRows) return
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c' && cell !== null) {
        closeCell(cell)
        cell = null
      } else if (name === 'row') {
        if (cells.length + unknown + beyond > 0) rows.push({ line, hidden, cells, unknown, beyond })
      } else if (name === 'sheetData') inRows = false
    },
    text(more: string): void {
      if (inValue && cell !== null) cell.raw = (cell.raw ?? '') + more
    },
    take(): readonly RawRow[] {
      const taken = rows
      rows = []
      return taken
    },
  }
}

function kindOf(type: string): RawCell['kind'] {
  if (type === 's') return 'shared'
  if (type === 'b') return 'boolean'
  if (type === 'e') return 'error'
  if (type === 'd') return 'date'
  return type === 'str' || type === 'inlineStr' ? 'text' : 'number'
}
