/**
 * What lies over a runbook while it is read.
 */
import { Dialog } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Book, Shown } from './book.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { FindStep } from './FindStep.tsx'
import { HostsAtStep } from './HostsAtStep.tsx'
import { StepPanel } from './StepPanel.tsx'
import type { Selection } from './use-selection.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

export type BookDialog = 'find' | 'hosts' | 'step' | 'export' | 'withdraw'

interface BookDialogsProps {
  readonly name: BookDialog
  readonly shown: Shown
  readonly book: Book
  readonly selection: Selection
  readonly hosts: number
  onDialog(name: BookDialog | null): void
}

export function BookDialogs({ name, shown, book, selection, hosts, onDialog }: BookDialogsProps) {
  const text = useText('runbooks')
  const close = () => onDialog(null)
  switch (name) {
    case 'find':
      return <FindStep book={book} onChoose={selection.select} onClose={close} />
    case 'hosts':
      return <HostsAtStep shown={shown} step={selection.step} onClose={close} />
    case 'export':
      return <ExportDialog shown={shown} onClose={close} />
    case 'withdraw':
      return <WithdrawDialog shown={shown} onClose={close} />
    case 'step':
      return (
        <Dialog title={text('step')} onClose={close} size="wide">
          <StepPanel book={book} selection={selection} hosts={hosts} layer="dialog" onHosts={() => onDialog('hosts')} />
        </Dialog>
      )
  }
}
