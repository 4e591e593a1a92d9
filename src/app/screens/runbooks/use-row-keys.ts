/**
 * The keys of a list of rows with a search above it: they answer in the field too, so that one can type and move.
 */
import type { RefObject } from 'react'
import { useFocus, useShortcuts } from '../../keys/index.ts'

export interface RowKeysOf {
  readonly count: number
  readonly cursor: number
  readonly search: RefObject<HTMLInputElement | null>
  onMove(cursor: number): void
  onOpen(): void
}

const page = 8

export function useRowKeys({ count, cursor, search, onMove, onOpen }: RowKeysOf): void {
  const typing = useFocus((focus) => focus.typing)
  const moveBy = (step: number) => () => onMove(Math.max(0, Math.min(count - 1, cursor + step)))
  useShortcuts([
    { key: 'ArrowDown', run: moveBy(1) },
    { key: 'ArrowUp', run: moveBy(-1) },
    { key: 'PageDown', run: moveBy(page) },
    { key: 'PageUp', run: moveBy(-page) },
    { key: 'Home', run: () => onMove(0) },
    { key: 'End', run: () => onMove(Math.max(0, count - 1)) },
    { key: 'Enter', run: onOpen, enabled: count > 0 },
    {
      key: '/',
      run: () => {
        search.current?.focus()
        search.current?.select()
      },
    },
    { key: 'Escape', run: () => search.current?.blur(), enabled: typing },
  ])
}
