/**
 * Gives up this attempt. The host goes back to the queue; what was done stays in the record.
 */
import { useState } from 'react'
import { Button, Dialog, ErrorBox, TextArea } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { RunActs } from './use-run-acts.ts'

export function GiveUpDialog({ acts, onClose }: { readonly acts: RunActs; onClose(): void }) {
  const text = useText('run')
  const [reason, setReason] = useState('')
  const empty = reason.trim() === ''
  const end = async (): Promise<void> => {
    if (await acts.end(text('giveUp.title'), reason.trim())) onClose()
  }
  useShortcuts([{ key: 'Ctrl+Enter', run: () => void end(), enabled: !empty }], 'dialog')
  return (
    <Dialog
      title={text('giveUp.title')}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={empty} onPress={() => void end()}>
          {text('giveUp.button')}
        </Button>
      }
    >
      <p>{text('giveUp.text')}</p>
      {acts.lost !== null && <ErrorBox error={acts.lost.error} />}
      <TextArea label={text('giveUp.reason')} value={reason} onChange={setReason} maxLength={2000} autoFocus required />
    </Dialog>
  )
}
