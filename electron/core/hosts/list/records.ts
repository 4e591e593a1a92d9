/**
 * Lines to records by RFC 4180, with a way back from a broken quote.
 *
 * Our own and not csv-parse: that stops, or drops what it cannot read, at the first quote that is never closed, and
 * has then swallowed the rows behind it. Here a quoted cell has a limit, and when it proves broken only the line on
 * which it began is refused; reading goes on with the line behind it.
 */
import type { Line } from './lines.ts'
import type { Delimiter, RowFault } from './shape.ts'

export interface RawRecord {
  /** The line on which it begins. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: RowFault | null
  /** What the file held where `second` is set was in another encoding than the rest. */
  readonly second: boolean
}

export interface Assembler {
  /** Takes the next lines, gives the records that are complete with them. `atEnd`: nothing follows. */
  take(lines: readonly Line[], atEnd: boolean): RawRecord[]
}

// A note in a cell has some lines. A quote that is open for longer was never meant to open one.
const maxContinuedLines = 64
const maxContinuedChars = 32 * 1024

/** @param columns what a row should have, to judge quotes by; 0 while it is not known */
export function createAssembler(delimiter: Delimiter, columns: number): Assembler {
  let held: readonly Line[] = []
  return {
    take(more, atEnd) {
      const lines = held.length === 0 ? more : [...held, ...more]
      const records: RawRecord[] = []
      let at = 0
      while (at < lines.length) {
        const found = readRecord(lines, at, delimiter, columns)
        if (found === 'needs-more' && !atEnd) break
        const record = found === 'needs-more' || found === 'broken' ? brokenAt(lines[at] as Line, delimiter) : found
        records.push(record)
        at += record.lineCount
      }
      held = lines.slice(at)
      return records
    },
  }
}

/** The cells of one line that stands alone; null when its quotes do not close. */
export function splitLine(text: string, delimiter: Delimiter): readonly string[] | null {
  const found = readRecord([{ line: 1, text, end: '', note: null }], 0, delimiter, 0)
  return typeof found === 'string' ? null : found.cells
}

interface FoundRecord extends RawRecord {
  readonly lineCount: number
}

function readRecord(
  lines: readonly Line[],
  at: number,
  delimiter: Delimiter,
  columns: number,
): FoundRecord | 'needs-more' | 'broken' {
  const first = lines[at] as Line
  const fault = faultOf(first)
  if (fault !== null) {
    const cells = fault === 'row.too-long' ? [] : first.text.split(delimiter)
    return { line: first.line, cells, fault, second: false, lineCount: 1 }
  }
  const second = first.note === 'second'
  if (!first.text.includes('"')) {
    return { line: first.line, cells: first.text.split(delimiter), fault: null, second, lineCount: 1 }
  }
  const quoted = readQuoted(lines, at, delimiter)
  if (typeof quoted === 'string') return quoted
  if (quoted.lineCount > 1 && columns > 0 && swallowedRows(lines, at, quoted, delimiter, columns)) return 'broken'
  return { line: first.line, cells: quoted.cells, fault: null, second, lineCount: quoted.lineCount }
}

function faultOf(line: Line): RowFault | null {
  if (line.note === 'too-long') return 'row.too-long'
  if (line.note === 'broken') return 'row.encoding'
  return line.text.includes('\0') ? 'row.nul' : null
}

function brokenAt(line: Line, delimiter: Delimiter): FoundRecord {
  return { line: line.line, cells: line.text.split(delimiter), fault: 'row.quote-broken', second: false, lineCount: 1 }
}

interface QuotedCells {
  readonly cells: readonly string[]
  readonly lineCount: number
  /** How many cells the first line has when the quote that goes on to the second line opens nothing. */
  readonly firstCells: number
}

function readQuoted(lines: readonly Line[], at: number, delimiter: Delimiter): QuotedCells | 'needs-more' | 'broken' {
  const cells: string[] = []
  let text = (lines[at] as Line).text
  let lineCount = 1
  let continuedChars = 0
  let firstCells = 0
  let pos = 0
  for (;;) {
    const open = openingQuote(text, pos)
    if (open === -1) {
      const end = text.indexOf(delimiter, pos)
      cells.push(end === -1 ? text.slice(pos) : text.slice(pos, end))
      if (end === -1) return { cells, lineCount, firstCells }
      pos = end + 1
      continue
    }
    let value = ''
    pos = open + 1
    for (;;) {
      const quote = text.indexOf('"', pos)
      if (quote === -1) {
        if (lineCount === 1) firstCells = cells.length + text.slice(open).split(delimiter).length
        const here = lines[at + lineCount - 1] as Line
        const next = lines[at + lineCount]
        if (next === undefined) return 'needs-more'
        continuedChars += next.text.length
        lineCount++
        if (lineCount > maxContinuedLines || continuedChars > maxContinuedChars || faultOf(next) !== null)
          return 'broken'
        value += text.slice(pos) + here.end
        text = next.text
        pos = 0
      } else if (text.charCodeAt(quote + 1) === 0x22) {
        value += text.slice(pos, quote + 1)
        pos = quote + 2
      } else {
        value += text.slice(pos, quote)
        pos = quote + 1
        break
      }
    }
    cells.push(value)
    while (text.charCodeAt(pos) === 0x20) pos++
    if (pos === text.length) return { cells, lineCount, firstCells }
    if (text[pos] !== delimiter) return 'broken'
    pos++
  }
}

/** Where the quote is that opens the cell at `pos`; -1 for a bare cell. Spaces before it are tolerated. */
function openingQuote(text: string, pos: number): number {
  let at = pos
  while (text.charCodeAt(at) === 0x20) at++
  return text.charCodeAt(at) === 0x22 ? at : -1
}

/**
 * Two stray quotes can meet and hold whole rows between them. Such a record has the wrong number of cells, or its first
 * and its last line and half of those between are rows of the list when they are read alone. A note of some lines with
 * delimiters in it rarely looks like that, and never where the list has less than three columns.
 */
function swallowedRows(
  lines: readonly Line[],
  at: number,
  { cells, lineCount, firstCells }: QuotedCells,
  delimiter: Delimiter,
  columns: number,
): boolean {
  if (!fits(cells, columns)) return true
  if (columns < 3 || firstCells !== columns) return false
  const isRow = (line: Line | undefined) => line !== undefined && splitLine(line.text, delimiter)?.length === columns
  const between = lines.slice(at + 1, at + lineCount - 1)
  return isRow(lines[at + lineCount - 1]) && between.filter(isRow).length * 2 >= between.length
}

/** Some tools leave empty cells away at the end, some add a delimiter. */
export function fits(cells: readonly string[], columns: number): boolean {
  return cells.length * 2 >= columns && cells.slice(columns).every((cell) => cell.trim() === '')
}
