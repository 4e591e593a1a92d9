/**
 * Opens the vault with one's own passphrase. After a wrong one the person stays chosen and the wait is counted down.
 */
import { useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, clockDigits, ErrorBox, Select } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { type Layer, useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { askVault, replaceVault, useVault, useVaultWait } from './use-vault.ts'
import styles from './Vault.module.css'

interface UnlockFormProps {
  readonly layer?: Layer
  onDone?(): void
}

const anybody = ''

export function UnlockForm({ layer = 'screen', onDone }: UnlockFormProps) {
  const text = useText('vault')
  const vault = useVault()
  const people = useLive('vault.people', {})
  const profile = useLive('profile.show', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [phrase, setPhrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const wait = useVaultWait(vault.data)
  const names = [...new Set((people.data?.people ?? []).map(({ person }) => person))]
  const me = profile.data?.name ?? ''
  const person = chosen ?? (names.includes(me) ? me : anybody)
  const ready = phrase !== '' && !busy && wait === 0

  const unlock = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    setFailed(null)
    try {
      replaceVault(await call('vault.unlock', { passphrase: phrase, ...(person === anybody ? {} : { person }) }))
      setPhrase('')
      onDone?.()
    } catch (error) {
      setPhrase('')
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      await askVault().catch(() => {})
    } finally {
      setBusy(false)
    }
  }
  useShortcuts([{ key: 'Enter', run: () => void unlock(), enabled: ready }], layer)
  return (
    <div className={styles.form}>
      {failed !== null && <ErrorBox error={failed} />}
      <Select
        label={text('who')}
        options={[{ id: anybody, label: text('anybody') }, ...names.map((name) => ({ id: name, label: name }))]}
        value={person}
        onChange={setChosen}
      />
      <PassphraseField label={text('phrase')} value={phrase} onChange={setPhrase} autoFocus />
      <p className={styles.quiet} role="status">
        {busy ? text('unlocking') : wait > 0 ? text('waits', { time: clockDigits(wait) }) : ' '}
      </p>
      <div>
        <Button variant="main" icon="unlock" keys="Enter" disabled={!ready} onPress={() => void unlock()}>
          {text('unlock')}
        </Button>
      </div>
    </div>
  )
}
