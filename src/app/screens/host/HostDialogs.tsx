/**
 * The dialogs of the host page, by name.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { useLive } from '../../live.ts'
import { BlockDialog } from '../hosts/BlockDialog.tsx'
import { EscalateDialog } from '../hosts/EscalateDialog.tsx'
import { HowDialog } from '../hosts/HowDialog.tsx'
import { NoteDialog } from '../run/NoteDialog.tsx'
import { AnotherRunbookDialog } from './AnotherRunbookDialog.tsx'
import { JoinDialog, PartDialog } from './JoinDialogs.tsx'

export type HostDialog =
  | { readonly name: 'block' | 'escalate' | 'retire' | 'back' | 'note' | 'another' | 'part' }
  | { readonly name: 'join'; readonly other: { readonly id: string; readonly name: string } }

interface HostDialogsProps {
  readonly dialog: HostDialog
  readonly host: HostDetail['host']
  onTakeBack(events?: readonly string[]): void
  onClose(): void
}

export function HostDialogs({ dialog, host, onTakeBack, onClose }: HostDialogsProps) {
  const blockers = useLive('blockers.list', {}, { enabled: dialog.name === 'block' })
  const act = { targets: [{ id: host.id, name: host.name }], onTakeBack, onClose }
  switch (dialog.name) {
    case 'block':
      // The known blockers have digits: shown only when all are there, so that none moves under the finger.
      return blockers.status === 'waiting' ? null : <BlockDialog {...act} known={blockers.data?.blockers ?? []} />
    case 'escalate':
      return <EscalateDialog {...act} />
    case 'retire':
    case 'back':
      return <HowDialog {...act} name={dialog.name} />
    case 'note':
      return <NoteDialog host={host} onClose={onClose} />
    case 'another':
      return <AnotherRunbookDialog host={host} onClose={onClose} />
    case 'part':
      return <PartDialog host={host} onClose={onClose} />
    case 'join':
      return <JoinDialog host={host} other={dialog.other} onClose={onClose} />
  }
}
