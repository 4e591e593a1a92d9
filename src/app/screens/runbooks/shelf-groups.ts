/**
 * The list of runbooks, searched and grouped: what people brought first, then the incident, then what is for any.
 */
import type { Output } from '../../../contract/index.ts'

export type RunbookRow = Output<'runbook.list'>['runbooks'][number]

export interface ShelfGroup {
  /** `workspace`, `any`, or the id of an incident. */
  readonly id: string
  readonly rows: readonly RunbookRow[]
}

/**
 * @param wordsOf everything of a runbook that can be searched for, as the screen says it
 * @returns groups without rows are left out; rows keep the order of the list, those
 *   with the words in their title or id first
 */
export function groupShelf(
  rows: readonly RunbookRow[],
  search: string,
  wordsOf: (row: RunbookRow) => string,
): readonly ShelfGroup[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => {
    const text = fold(wordsOf(row))
    return words.every((word) => text.includes(word))
  })
  // What is called so comes before what only mentions it.
  const isCalled = ({ title, id }: RunbookRow) => words.every((word) => fold(`${title} ${id}`).includes(word))
  found.sort((a, b) => Number(isCalled(b)) - Number(isCalled(a)))
  const groups = new Map<string, RunbookRow[]>()
  for (const row of found) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row])
  return [...groups]
    .toSorted(([a], [b]) => rankOf(a) - rankOf(b) || a.localeCompare(b))
    .map(([id, of]) => ({ id, rows: of }))
}

function groupOf({ origin, incident }: RunbookRow): string {
  return origin === 'workspace' ? 'workspace' : incident
}

function rankOf(group: string): number {
  if (group === 'workspace') return 0
  return group === 'any' ? 2 : 1
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
