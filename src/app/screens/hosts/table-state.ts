/**
 * What this window alone knows of the table: filter, order, the row of the keyboard, what is selected. Kept while
 * one looks at a host and comes back.
 */
import { create } from 'zustand'
import type { HostFilter, HostRow, Input } from '../../../contract/index.ts'

export type Sort = Input<'hosts.list'>['sort']
export const sorts: readonly Sort[] = ['need', 'name', 'site', 'since']

/** A dimension that a person can filter by, in the order of the chips below the search. */
export const dimensions = [
  'status',
  'site',
  'environment',
  'criticality',
  'building',
  'technician',
  'runbook',
  'blocker',
  'confirmation',
  'attention',
] as const
export type Dimension = (typeof dimensions)[number]
export type FilterPart = 'search' | Dimension

export interface Cursor {
  readonly index: number
  /** The host that the keyboard talks to; `null` when nobody has chosen a row yet: then it is the one at `index`. */
  readonly id: string | null
  /** Grows with each move by a person, so that the row is brought into view then and only then. */
  readonly moves: number
}

interface Table {
  readonly filter: HostFilter
  readonly sort: Sort
  readonly cursor: Cursor
  /** Id to name, in the order of selection. */
  readonly selected: ReadonlyMap<string, string>
}

const atTop: Cursor = { index: 0, id: null, moves: 0 }
const start: Table = { filter: {}, sort: 'need', cursor: atTop, selected: new Map() }

export const useTable = create<Table>()(() => start)

/** Another workspace is another table. */
export function resetTable(): void {
  useTable.setState(start)
}

/** Replaces one part of the filter; an empty one is left out. */
export function setFilterPart<P extends FilterPart>(part: P, value: HostFilter[P]): void {
  useTable.setState(({ filter, cursor }) => {
    const { [part]: _, ...rest } = filter
    const isEmpty = value === undefined || value.length === 0
    return { filter: isEmpty ? rest : { ...rest, [part]: value }, cursor: { ...atTop, moves: cursor.moves + 1 } }
  })
}

/** Shows the hosts behind a figure of another screen: this filter and no other. */
export function showOnly(filter: HostFilter): void {
  useTable.setState(({ cursor }) => ({
    filter,
    selected: new Map(),
    cursor: { ...atTop, moves: cursor.moves + 1 },
  }))
}

export function clearFilter(): void {
  useTable.setState(({ cursor }) => ({ filter: {}, cursor: { ...atTop, moves: cursor.moves + 1 } }))
}

export function setSort(sort: Sort): void {
  useTable.setState(({ cursor }) => ({ sort, cursor: { ...atTop, moves: cursor.moves + 1 } }))
}

export function nextSort(): void {
  const at = sorts.indexOf(useTable.getState().sort)
  setSort(sorts[(at + 1) % sorts.length] ?? 'need')
}

export function moveCursorTo(index: number, id: string | null): void {
  useTable.setState(({ cursor }) => ({ cursor: { index, id, moves: cursor.moves + 1 } }))
}

/** The list changed under the cursor: it stays on its host. */
export function followHost(index: number): void {
  useTable.setState(({ cursor }) => ({ cursor: { ...cursor, index } }))
}

/** The host was dealt with: the cursor waits at its place for the next one. */
export function letHostGo(): void {
  useTable.setState(({ cursor }) => ({ cursor: { ...cursor, id: null }, selected: new Map() }))
}

export function select(hosts: readonly Pick<HostRow, 'id' | 'name'>[], on: boolean): void {
  useTable.setState(({ selected }) => {
    const now = new Map(selected)
    for (const { id, name } of hosts) {
      if (on) now.set(id, name)
      else now.delete(id)
    }
    return { selected: now }
  })
}

export function clearSelection(): void {
  useTable.setState({ selected: new Map() })
}

/** The parts that hide something, in their order: `search` first. Their place is their number key. */
export function activeParts(filter: HostFilter): readonly FilterPart[] {
  return (['search', ...dimensions] as const).filter((part) => (filter[part]?.length ?? 0) > 0)
}
