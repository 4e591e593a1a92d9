/**
 * What stands out in the first rows of a list, whatever kind of file it is.
 */
import type { RecordLayout } from './layout.ts'
import type { Batch, ListWarning } from './shape.ts'

export function warnOfLayout({ headerLine, preamble, duplicates }: RecordLayout): readonly ListWarning[] {
  const warnings: ListWarning[] = []
  if (headerLine === 0) warnings.push({ code: 'list.no-header' })
  if (preamble > 0) warnings.push({ code: 'list.preamble-skipped', line: headerLine, count: preamble })
  const [sample] = duplicates
  if (sample !== undefined) warnings.push({ code: 'list.duplicate-header', count: duplicates.length, sample })
  return warnings
}

/** A question mark (or the replacement sign) within a word stands for a letter that was lost before we saw it. */
export function warnOfLoss({ rows }: Batch): readonly ListWarning[] {
  const lost = rows.filter(({ cells }) => cells.some((cell) => lostLetter.test(cell)))
  const [first] = lost
  if (first === undefined) return []
  const sample = first.cells.find((cell) => lostLetter.test(cell)) ?? ''
  return [{ code: 'list.characters-lost', line: first.line, count: lost.length, sample: sample.slice(0, 60) }]
}

const lostLetter = /\p{L}\?\p{L}|\ufffd/u
