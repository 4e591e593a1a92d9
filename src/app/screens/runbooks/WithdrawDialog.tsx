/**
 * Takes a version of this workspace back. Open runs go on with it, and it can be brought again: no killer item.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextArea } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import type { Shown } from './book.ts'

interface WithdrawDialogProps {
  readonly shown: Shown
  onClose(): void
}

export function WithdrawDialog({ shown, onClose }: WithdrawDialogProps) {
  const text = useText('runbooks')
  const { attempt, busy, failed } = useAttempt()
  const [reason, setReason] = useState('')
  const canWithdraw = reason.trim() !== '' && !busy
  const withdraw = () =>
    attempt(async () => {
      await call('runbook.withdraw', { runbook: shown.id, hash: shown.hash, reason: reason.trim() })
      say(text('withdraw.done', { title: shown.title, version: shown.version }))
      onClose()
    })
  useShortcuts([{ key: 'Ctrl+Enter', run: withdraw, enabled: canWithdraw }], 'dialog')
  return (
    <Dialog
      title={text('withdraw.title', { version: shown.version })}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={!canWithdraw} onPress={withdraw}>
          {text('withdraw.button')}
        </Button>
      }
    >
      <p>{text('withdraw.text')}</p>
      <TextArea label={text('withdraw.reason')} value={reason} onChange={setReason} autoFocus maxLength={2000} />
      {failed !== null && <ErrorBox error={failed} />}
    </Dialog>
  )
}
