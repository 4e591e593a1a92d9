/**
 * Says whose key it is, by anything that finds the host: name, serial, asset tag.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import styles from './Keys.module.css'
import { KeyId, type KeyRow } from './key-words.tsx'

interface AssignDialogProps {
  readonly row: KeyRow
  onClose(): void
  onDone(row: KeyRow): void
}

export function AssignDialog({ row, onClose, onDone }: AssignDialogProps) {
  const text = useText('keys')
  const [host, setHost] = useState('')
  const { attempt, busy, failed } = useAttempt()
  const ready = host.trim() !== '' && !busy
  const assign = () =>
    attempt(async () => {
      const now = await call('keys.assign', { key: row.key, host: host.trim() })
      say(text('assign.done', { host: now.host ?? '' }))
      onDone(now)
    })
  useShortcuts([{ key: 'Enter', run: assign, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text('assign.title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={assign}>
          {text('assign.act')}
        </Button>
      }
    >
      <p>
        <KeyId id={row.keyId} long />
      </p>
      {row.claims.length > 0 && (
        <p className={styles.quiet}>
          {text('assign.claims', { claims: row.claims.map(({ value }) => value).join(', ') })}
        </p>
      )}
      {row.host !== null && <p className={styles.quiet}>{text('assign.now', { host: row.host })}</p>}
      {failed !== null && <ErrorBox error={failed} />}
      <TextField label={text('assign.host')} hint={text('assign.hint')} value={host} onChange={setHost} autoFocus />
    </Dialog>
  )
}
