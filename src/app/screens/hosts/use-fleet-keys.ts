/**
 * The keys of the Hosts screen beside those of its table.
 */
import type { RefObject } from 'react'
import type { HostFilter } from '../../../contract/index.ts'
import { useFocus, useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { useToasts } from '../../stores/toast.ts'
import type { DialogName } from './ActDialogs.tsx'
import { activeParts, clearFilter, nextSort, setFilterPart } from './table-state.ts'

export interface FleetKeysOf {
  readonly filter: HostFilter
  readonly canAct: boolean
  readonly canTakeBack: boolean
  readonly hasBlockers: boolean
  /** A refusal stands above the table. */
  readonly failed: boolean
  readonly search: RefObject<HTMLInputElement | null>
  /** The person has seen it. */
  onNoticed(): void
  onStart(): void
  onTakeBack(): void
  onDialog(name: DialogName): void
}

/** Acts on hosts, by their key. */
export const actKeys = { block: 'b', retire: 'r', escalate: 'g', back: 'a' } as const satisfies Partial<
  Record<DialogName, string>
>

export function useFleetKeys(of: FleetKeysOf): void {
  const parts = activeParts(of.filter)
  // A sentence that offers an undo takes Ctrl+Z itself: it may be about something newer.
  const undoOffered = useToasts(({ items }) => items.some(({ undo }) => undo !== undefined))
  const typing = useFocus((focus) => focus.typing)
  const acts = Object.entries(actKeys).map(([name, key]) => ({
    key,
    run: () => of.onDialog(name as keyof typeof actKeys), // its own keys
    enabled: of.canAct,
  }))
  useShortcuts([
    {
      key: '/',
      run: () => {
        of.search.current?.focus()
        of.search.current?.select()
      },
    },
    { key: 'Escape', run: () => of.search.current?.blur(), enabled: typing },
    { key: 'Escape', run: of.onNoticed, enabled: of.failed },
    { key: 'f', run: () => of.onDialog('filter') },
    { key: 'c', run: clearFilter, enabled: parts.length > 0 },
    ...parts.map((part, index) => ({ key: String(index + 1), run: () => setFilterPart(part, undefined) })),
    { key: 'o', run: nextSort },
    { key: 'l', run: () => goTo({ screen: 'import' }) },
    { key: 'e', run: () => of.onDialog('export') },
    { key: 'k', run: () => of.onDialog('blockers'), enabled: of.hasBlockers },
    { key: 's', run: of.onStart, enabled: of.canAct },
    ...acts,
    { key: 'u', run: of.onTakeBack, enabled: of.canTakeBack },
    { key: 'Ctrl+z', run: of.onTakeBack, enabled: of.canTakeBack && !undoOffered },
  ])
}
