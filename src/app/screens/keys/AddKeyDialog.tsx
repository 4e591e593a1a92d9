/**
 * One key that came by phone, on paper or from a scanner. Its digits leave this dialog in one call and are forgotten.
 */
import { useState } from 'react'
import { checkKeyGroup } from '../../../domain/keys/key.ts'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, Select, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { KeyGroups, noGroups } from './KeyGroups.tsx'
import styles from './Keys.module.css'
import { UnlockForm } from './UnlockForm.tsx'
import { useVault } from './use-vault.ts'

const volumes = ['os', 'fixed', 'removable'] as const
type Volume = (typeof volumes)[number]

export function AddKeyDialog({ onClose }: { onClose(): void }) {
  const text = useText('keys')
  const vault = useVault()
  const [groups, setGroups] = useState(noGroups)
  const [keyId, setKeyId] = useState('')
  const [host, setHost] = useState('')
  const [volume, setVolume] = useState<Volume>('os')
  const { attempt, busy, failed } = useAttempt()
  const locked = vault.data?.unlocked === false
  const ready = !locked && groups.every((group) => checkKeyGroup(group).state === 'right') && !busy
  const add = () =>
    attempt(async () => {
      const { state } = await call('keys.add', {
        digits: groups.join('-'),
        volume,
        ...(keyId.trim() === '' ? {} : { keyId: keyId.trim() }),
        ...(host.trim() === '' ? {} : { host: host.trim() }),
      })
      setGroups(noGroups)
      say(text(`add.done.${state}`))
      onClose()
    })
  useShortcuts([{ key: 'Enter', run: add, enabled: ready }], 'dialog')
  if (locked) {
    return (
      <Dialog title={text('add.title')} onClose={onClose}>
        {vault.data?.exists === true ? (
          <>
            <p>{text('unlockFirst')}</p>
            <UnlockForm layer="dialog" />
          </>
        ) : (
          <p>{text('vaultFirst')}</p>
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={text('add.title')}
      onClose={onClose}
      busy={busy}
      size="wide"
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={add}>
          {text('add.act')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      <KeyGroups groups={groups} onChange={setGroups} disabled={busy} />
      <div className={styles.pair}>
        <TextField label={text('add.keyId')} hint={text('add.keyIdHint')} value={keyId} onChange={setKeyId} mono />
        <TextField label={text('add.host')} hint={text('assign.hint')} value={host} onChange={setHost} />
      </div>
      <Select<Volume>
        label={text('column.volume')}
        options={volumes.map((id) => ({ id, label: text(`volume.${id}`) }))}
        value={volume}
        onChange={setVolume}
      />
    </Dialog>
  )
}
