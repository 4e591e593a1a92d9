/**
 * The dialogs of the Hosts screen, by name.
 */
import type { HostFilter, Output } from '../../../contract/index.ts'
import { BlockersDialog } from '../blockers/BlockersDialog.tsx'
import { ExportDialog } from '../export/ExportDialog.tsx'
import type { Target } from './acts.ts'
import { BlockDialog } from './BlockDialog.tsx'
import { EscalateDialog } from './EscalateDialog.tsx'
import { FilterDialog } from './FilterDialog.tsx'
import { HowDialog } from './HowDialog.tsx'

export type DialogName = 'block' | 'retire' | 'escalate' | 'back' | 'filter' | 'export' | 'blockers'

export interface ActDialogsProps {
  readonly name: DialogName
  readonly targets: readonly Target[]
  readonly facets: Output<'hosts.facets'>
  readonly filter: HostFilter
  /** How many hosts the filter leaves. */
  readonly found: number
  onTakeBack(events?: readonly string[]): void
  onClose(): void
}

export function ActDialogs({ name, targets, facets, filter, found, onTakeBack, onClose }: ActDialogsProps) {
  const act = { targets, onTakeBack, onClose }
  switch (name) {
    case 'block':
      return <BlockDialog {...act} known={facets.blockers} />
    case 'retire':
    case 'back':
      return <HowDialog {...act} name={name} />
    case 'escalate':
      return <EscalateDialog {...act} />
    case 'filter':
      return <FilterDialog facets={facets} filter={filter} found={found} onClose={onClose} />
    case 'export':
      return <ExportDialog filter={filter} found={found} total={facets.total} onClose={onClose} />
    case 'blockers':
      return <BlockersDialog onClose={onClose} />
  }
}
