/**
 * A key that nobody will change: with a reason, which stands in the record.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useAttempt } from '../settings/use-attempt.ts'

export function WaiveDialog({ keyName, onClose }: { readonly keyName: string; onClose(): void }) {
  const text = useText('keys')
  const [reason, setReason] = useState('')
  const { attempt, busy, failed } = useAttempt()
  const ready = reason.trim() !== '' && !busy
  const waive = () =>
    attempt(async () => {
      await call('keys.rotated', { key: keyName, how: 'waived', reason: reason.trim() })
      onClose()
    })
  useShortcuts([{ key: 'Enter', run: waive, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text('waive.title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={waive}>
          {text('waive.act')}
        </Button>
      }
    >
      <p>{text('waive.text')}</p>
      {failed !== null && <ErrorBox error={failed} />}
      <TextField label={text('waive.reason')} value={reason} onChange={setReason} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
