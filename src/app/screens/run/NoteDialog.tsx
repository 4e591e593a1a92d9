/**
 * A note on a host. It stands in its history and beside every later step.
 */
import { useState } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { type CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextArea } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'

export function NoteDialog({ host, onClose }: { readonly host: HostRow; onClose(): void }) {
  const text = useText('run')
  const [words, setWords] = useState('')
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const empty = words.trim() === ''
  const store = async (): Promise<void> => {
    try {
      await call('hosts.note', { host: host.id, text: words.trim() })
      say(text('note.stored', { host: host.name }))
      onClose()
    } catch (error) {
      setFailed(error as CallFailed) // `call` rejects with nothing else
    }
  }
  useShortcuts([{ key: 'Ctrl+Enter', run: () => void store(), enabled: !empty }], 'dialog')
  return (
    <Dialog
      title={text('note.title', { host: host.name })}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={empty} onPress={() => void store()}>
          {text('note.button')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      <TextArea label={text('note.label')} value={words} onChange={setWords} maxLength={2000} autoFocus required />
    </Dialog>
  )
}
