/**
 * Notes what was decided. When: now.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextArea, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'

export function DecisionDialog({ onClose }: { onClose(): void }) {
  const text = useText('record')
  const [words, setWords] = useState('')
  const [by, setBy] = useState('')
  const { attempt, busy, failed } = useAttempt()
  const ready = words.trim() !== '' && !busy
  const store = (): void =>
    attempt(async () => {
      await call('record.take-decision', { text: words.trim(), by: by.trim() })
      say(text('decision.stored'))
      onClose()
    })
  useShortcuts([{ key: 'Ctrl+Enter', run: store, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text('decision.title')}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={!ready} onPress={store}>
          {text('decision.store')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      <TextArea
        label={text('decision.label')}
        hint={text('decision.hint')}
        value={words}
        onChange={setWords}
        maxLength={4000}
        autoFocus
        required
      />
      <TextField
        label={text('decision.by')}
        hint={text('decision.byHint')}
        value={by}
        onChange={setBy}
        maxLength={300}
      />
    </Dialog>
  )
}
