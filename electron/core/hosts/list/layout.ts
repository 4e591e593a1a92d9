/**
 * How the first lines of a list are laid out: which delimiter, which line is the header, where the rows begin.
 */
import { isPowerShellType, nameHeaders } from './judge.ts'
import type { Line } from './lines.ts'
import { createAssembler, type RawRecord } from './records.ts'
import type { Choices, Delimiter } from './shape.ts'

/** How many of these cells look like the name of a column that is known. */
export type IsHeader = (cells: readonly string[]) => number

/** The layout of records that are told apart already. */
export interface RecordLayout {
  readonly headerLine: number
  readonly headers: readonly string[]
  /** Names that occur more than once. */
  readonly duplicates: readonly string[]
  /** Records before the header that are neither blank nor meant for a program. */
  readonly preamble: number
}

export interface Layout extends RecordLayout {
  readonly delimiter: Delimiter
  /** First physical line behind the header; without one, the first line that holds anything. */
  readonly firstDataLine: number
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']
const searchedRecords = 20
const comparedRecords = 50

/** @param lines the first lines of the file; the last record of them may be cut */
export function findLayout(lines: readonly Line[], choices: Choices, isHeader: IsHeader): Layout {
  const delimiterLine = /^"?sep=(.)?"?$/i.exec(lines[0]?.text ?? '')
  const body = delimiterLine === null ? lines : lines.slice(1)
  const named = delimiters.find((delimiter) => delimiter === delimiterLine?.[1])
  const delimiter = choices.delimiter ?? named ?? guessDelimiter(body, isHeader)
  const records = createAssembler(delimiter, 0).take(body, true).filter(isContent)
  const layout = layRecords(records, choices.headerLine, isHeader)
  const header = records.find(({ line }) => line === layout.headerLine)
  return {
    ...layout,
    delimiter,
    firstDataLine: header === undefined ? (records[0]?.line ?? 1) : header.line + 1 + lineBreaks(header.cells),
  }
}

/** @param chosen line of the header, 0 = there is none */
export function layRecords(all: readonly RawRecord[], chosen: number | undefined, isHeader: IsHeader): RecordLayout {
  const records = all.filter(isContent)
  const header = findHeader(records, chosen, isHeader)
  if (header === null) return headless(records)
  const at = records.indexOf(header)
  const rows = records.slice(at + 1, at + 1 + comparedRecords)
  let columns = header.cells.length
  // A delimiter at the end of the header promises a column that nobody fills.
  while (columns > 1 && isBlank(header.cells[columns - 1]) && rows.every(({ cells }) => isBlank(cells[columns - 1])))
    columns--
  const names = header.cells.slice(0, columns).map((cell) => cell.trim())
  return {
    headerLine: header.line,
    headers: nameHeaders(header.cells, columns),
    duplicates: [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))],
    preamble: at,
  }
}

function headless(records: readonly RawRecord[]): RecordLayout {
  const columns = mostFrequent(records.slice(0, comparedRecords).map(({ cells }) => cells.length)).value
  return { headerLine: 0, headers: nameHeaders([], Math.max(columns, 1)), duplicates: [], preamble: 0 }
}

function findHeader(records: readonly RawRecord[], chosen: number | undefined, isHeader: IsHeader): RawRecord | null {
  if (chosen === 0) return null
  if (chosen !== undefined) return records.find(({ line }) => line >= chosen) ?? null
  const sound = records.slice(0, searchedRecords).filter(({ fault }) => fault === null)
  const { best, hits } = mostKnown(sound, isHeader)
  if (best !== null && (hits > 1 || isOnlyNames(best.cells))) return best
  const first = sound.find(({ cells }) => cells.filter((cell) => !isBlank(cell)).length > 1)
  return first !== undefined && isOnlyNames(first.cells) && sound.indexOf(first) < sound.length - 1 ? first : null
}

function mostKnown(records: readonly RawRecord[], isHeader: IsHeader): { best: RawRecord | null; hits: number } {
  let best: RawRecord | null = null
  let hits = 0
  for (const record of records) {
    const known = isHeader(record.cells)
    if (known <= hits) continue
    best = record
    hits = known
  }
  return { best, hits }
}

/** A header holds names, each once: no numbers, addresses, dates, and nothing that is called like a machine. */
function isOnlyNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell))
  return filled.every(
    (cell) => /\p{L}/u.test(cell) && !/\d.*[-._:/@\\]|[-._:/@\\].*\d|\d{3}/u.test(cell) && cell.length <= 60,
  )
}

function guessDelimiter(lines: readonly Line[], isHeader: IsHeader): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const records = createAssembler(delimiter, 0).take(lines, true).filter(isContent).slice(0, comparedRecords)
    const { value, share } = mostFrequent(records.map(({ cells }) => cells.length))
    const { hits } = mostKnown(records.slice(0, searchedRecords), isHeader)
    // Names of columns that are known say more than equal counts; those say more than many cells.
    const score = (hits > 1 ? hits : 0) * 10 + (value > 1 ? share * 5 + value / 1000 : 0)
    if (score <= bestScore) continue
    best = delimiter
    bestScore = score
  }
  return best
}

function mostFrequent(counts: readonly number[]): { value: number; share: number } {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  const [value, most] = [...times].sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
  return { value, share: counts.length === 0 ? 0 : most / counts.length }
}

function isContent({ cells, fault }: RawRecord): boolean {
  return (
    fault !== null ||
    !(cells.every(isBlank) || isPowerShellType(cells) || (cells.length === 1 && cells[0]?.startsWith('#') === true))
  )
}

export function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === ''
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
}
