/**
 * The frame of an act on hosts: which hosts, what is asked, one button that says what it does with how many.
 */
import type { ReactNode } from 'react'
import type { CallFailed } from '../../client.ts'
import { Button, Dialog, ErrorBox } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { Target } from './acts.ts'
import styles from './Dialogs.module.css'

const namesShown = 5

export interface ActDialogProps {
  readonly act: 'block' | 'retire' | 'escalate' | 'back'
  readonly targets: readonly Target[]
  readonly busy: boolean
  readonly failed: CallFailed | null
  /** Everything that is needed is said. */
  readonly ready: boolean
  onSubmit(): void
  onClose(): void
  readonly children: ReactNode
}

export function ActDialog({ act, targets, busy, failed, ready, onSubmit, onClose, children }: ActDialogProps) {
  const text = useText('hosts')
  const format = useFormat()
  const count = targets.length
  const counted = { count, n: format.number(count) }
  const canSubmit = ready && !busy
  useShortcuts([{ key: 'Enter', run: onSubmit, enabled: canSubmit }], 'dialog')
  const names = targets
    .slice(0, namesShown)
    .map(({ name }) => name)
    .join(', ')
  return (
    <Dialog
      title={text(`${act}.title`, counted)}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={!canSubmit} onPress={onSubmit}>
          {busy ? text('act.busy') : text(`${act}.do`, counted)}
        </Button>
      }
    >
      <p className={styles.names}>
        {count > namesShown
          ? text('act.more', { names, n: format.number(count - namesShown) })
          : text('act.names', { names })}
      </p>
      {failed !== null && <ErrorBox error={failed} />}
      {children}
    </Dialog>
  )
}
