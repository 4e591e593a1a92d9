/**
 * One person of the vault: added, given another passphrase, removed. What it cannot undo is said before.
 */
import { useState } from 'react'
import { judgePassphrase, leastPassphraseLength } from '../../../domain/keys/passphrase.ts'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox, Hazard, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { askVault } from './use-vault.ts'
import styles from './Vault.module.css'

export type PersonAct = { readonly kind: 'add' } | { readonly kind: 'change' | 'remove'; readonly person: string }

export function PersonDialog({ act, onClose }: { readonly act: PersonAct; onClose(): void }) {
  const text = useText('vault')
  const [person, setPerson] = useState(act.kind === 'add' ? '' : act.person)
  const [old, setOld] = useState('')
  const [phrase, setPhrase] = useState('')
  const [again, setAgain] = useState('')
  const { attempt, busy, failed } = useAttempt()
  const problem = judgePassphrase(phrase)
  const chosen = problem === null && phrase === again
  const ready =
    !busy && (act.kind === 'remove' || (chosen && person.trim() !== '' && (act.kind === 'add' || old !== '')))
  const run = () =>
    attempt(async () => {
      const name = person.trim()
      try {
        if (act.kind === 'add') await call('vault.add-person', { person: name, passphrase: phrase })
        else if (act.kind === 'remove') await call('vault.remove-person', { person: name })
        else await call('vault.change-passphrase', { person: name, old, passphrase: phrase })
      } finally {
        await askVault().catch(() => {})
      }
      say(text(`${act.kind}.done`, { person: name }))
      onClose()
    })
  const keys = act.kind === 'remove' ? 'Ctrl+Enter' : 'Enter'
  useShortcuts(
    [
      { key: keys, run, enabled: ready },
      { key: 'Enter', run: () => {} },
    ],
    'dialog',
  )
  return (
    <Dialog
      title={text(`${act.kind}.title`, { person })}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant={act.kind === 'remove' ? 'danger' : 'main'} keys={keys} disabled={!ready} onPress={run}>
          {text(busy ? 'busy' : `${act.kind}.act`)}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      {act.kind === 'add' && <TextField label={text('person')} value={person} onChange={setPerson} autoFocus />}
      {act.kind === 'remove' ? (
        <Hazard destroys={text('remove.text', { person })} undo={text('remove.hint')} />
      ) : (
        <>
          <p className={styles.text}>{text(`${act.kind}.text`)}</p>
          <p className={styles.quiet}>{text('rules.length', { least: leastPassphraseLength })}</p>
          {act.kind === 'change' && (
            <PassphraseField label={text('old')} value={old} onChange={setOld} autoFocus disabled={busy} />
          )}
          <PassphraseField label={text('phrase')} value={phrase} onChange={setPhrase} disabled={busy} />
          <PassphraseField
            label={text('again')}
            value={again}
            onChange={setAgain}
            disabled={busy}
            error={
              again === '' || chosen
                ? undefined
                : text(phrase === again ? (problem ?? 'differs') : 'differs', { least: leastPassphraseLength })
            }
          />
        </>
      )}
    </Dialog>
  )
}
