/**
 * Adds what a vendor or the own security people wrote, with date and source.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextArea, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'

const isDay = (date: string): boolean => /^\d{4}-\d{2}(-\d{2})?$/.test(date.trim())

export function AdvisoryDialog({ onClose }: { onClose(): void }) {
  const text = useText('record')
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10))
  const [words, setWords] = useState('')
  const { attempt, busy, failed } = useAttempt()
  const ready = title.trim() !== '' && source.trim() !== '' && isDay(date) && !busy
  const store = (): void =>
    attempt(async () => {
      await call('record.add-advisory', { title, source, date: date.trim(), text: words })
      say(text('advisory.stored'))
      onClose()
    })
  useShortcuts([{ key: 'Ctrl+Enter', run: store, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text('advisory.title')}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={!ready} onPress={store}>
          {text('advisory.store')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      <TextField label={text('advisory.label')} value={title} onChange={setTitle} maxLength={300} autoFocus required />
      <TextField
        label={text('advisory.source')}
        hint={text('advisory.sourceHint')}
        value={source}
        onChange={setSource}
        maxLength={300}
        required
      />
      <TextField
        label={text('advisory.date')}
        hint={text('advisory.dateHint')}
        value={date}
        onChange={setDate}
        maxLength={10}
        required
        {...(isDay(date) ? {} : { error: text('advisory.dateWrong') })}
      />
      <TextArea label={text('advisory.text')} value={words} onChange={setWords} maxLength={4000} />
    </Dialog>
  )
}
