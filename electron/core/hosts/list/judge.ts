/**
 * What a record of a list is: a row, a row that cannot be read, or nothing (a blank line, a repeated header, a total).
 */
import { fits, type RawRecord } from './records.ts'
import type { RowFault } from './shape.ts'

export type Judgement =
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'refused'; readonly code: RowFault }
  | { readonly kind: 'blank' }

const blank: Judgement = { kind: 'blank' }

/**
 * Judges records of a list with these headers. A short row is padded, empty surplus cells go.
 *
 * @param headless the headers are ours, so no row can repeat them
 */
export function createJudge(headers: readonly string[], headless: boolean): (record: RawRecord) => Judgement {
  const columns = headers.length
  return ({ cells, fault }) => {
    if (fault !== null) return { kind: 'refused', code: fault }
    if (cells.every((cell) => cell.trim() === '') || isPowerShellType(cells)) return blank
    if (columns === 1 && cells[0]?.trimStart().startsWith('#')) return blank
    if ((!headless && repeatsHeader(cells, headers)) || (columns > 1 && isTotal(cells))) return blank
    if (cells.length === columns) return { kind: 'row', cells }
    // A bare list of distinguished names: the commas are theirs.
    if (columns === 1 && /^\s*cn=/i.test(cells[0] ?? '')) return { kind: 'row', cells: [cells.join(',')] }
    if (!fits(cells, columns)) {
      return { kind: 'refused', code: cells.length < columns ? 'row.too-few-cells' : 'row.too-many-cells' }
    }
    return { kind: 'row', cells: Array.from(headers, (_, index) => cells[index] ?? '') }
  }
}

/** The names of the columns: trimmed, a repeated one marked, an empty one called by its place. */
export function nameHeaders(cells: readonly string[], columns: number): readonly string[] {
  const seen = new Set<string>()
  return Array.from({ length: columns }, (_, index) => {
    const name = cells[index]?.trim() || String(index + 1)
    let unlike = name
    for (let times = 2; seen.has(unlike); times++) unlike = `${name} (${times})`
    seen.add(unlike)
    return unlike
  })
}

/** The first line that Windows PowerShell 5.1 writes; files put behind each other hold it again. */
export function isPowerShellType(cells: readonly string[]): boolean {
  return cells[0]?.startsWith('#TYPE ') === true
}

function repeatsHeader(cells: readonly string[], headers: readonly string[]): boolean {
  if (cells[0]?.trim() !== headers[0]) return false
  const named = nameHeaders(cells, headers.length)
  return headers.every((header, index) => header === named[index]) && fits(cells, headers.length)
}

const total =
  /^(grand total|sub ?totals?|totals?|sum|summe|gesamt|gesamtsumme|insgesamt|somme|totale|合计|总计|小计|总数)\s*[::]?$/i
const bareNumber = /^[\d\s.,%]*$/

function isTotal(cells: readonly string[]): boolean {
  if (!total.test(cells[0]?.trim() ?? '')) return false
  return cells.slice(1).filter((cell) => !bareNumber.test(cell)).length <= 1
}
