/**
 * The keys of the table. They answer wherever the focus is on this screen, also in the search field, so that one
 * can type and move at once.
 */
import { useShortcuts } from '../../keys/index.ts'
import { mostListed } from './HostTable.tsx'
import { clearSelection, moveCursorTo, select, useTable } from './table-state.ts'
import type { HostPages } from './use-host-pages.ts'

export interface TableKeysOf {
  readonly pages: HostPages | null
  /** Rows in view, for a page up and down. */
  readonly rowsInView: number
  onOpen(id: string): void
  onSelectAll(): void
}

export function useTableKeys({ pages, rowsInView, onOpen, onSelectAll }: TableKeysOf): void {
  const cursor = useTable((table) => table.cursor)
  const selected = useTable((table) => table.selected)
  const last = Math.min(pages?.total ?? 0, mostListed) - 1
  const page = Math.max(1, rowsInView - 2)
  const host = pages?.rowAt(cursor.index)

  const goToRow = (index: number): void => {
    const to = Math.max(0, Math.min(last, index))
    if (last >= 0) moveCursorTo(to, pages?.rowAt(to)?.id ?? null)
  }
  const extendTo = (index: number): void => {
    const to = Math.max(0, Math.min(last, index))
    if (pages !== null && last >= 0) selectBetween(pages, cursor.index, to)
    goToRow(index)
  }
  const toggle = (): void => {
    if (host !== undefined) select([host], !selected.has(host.id))
  }
  const steps: readonly (readonly [string, number])[] = [
    ['ArrowDown', 1],
    ['ArrowUp', -1],
    ['PageDown', page],
    ['PageUp', -page],
  ]
  useShortcuts([
    ...steps.map(([key, step]) => ({ key, run: () => goToRow(cursor.index + step) })),
    ...steps.map(([key, step]) => ({ key: `Shift+${key}`, run: () => extendTo(cursor.index + step) })),
    { key: 'Home', run: () => goToRow(0) },
    { key: 'End', run: () => goToRow(last) },
    { key: 'Space', run: toggle },
    { key: 'Ctrl+a', run: onSelectAll },
    { key: 'Enter', run: () => host !== undefined && onOpen(host.id), enabled: host !== undefined },
    { key: 'Escape', run: clearSelection, enabled: selected.size > 0 },
  ])
}

/** Selects from one row to another, both included, as far as they are fetched. */
export function selectBetween(pages: HostPages, from: number, to: number): void {
  const rows = []
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const host = pages.rowAt(index)
    if (host !== undefined) rows.push(host)
  }
  select(rows, true)
}
