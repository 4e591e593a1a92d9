/**
 * Makes the vault. What a passphrase has to be stands there before it is typed, and that a forgotten one is final
 * before it is set.
 */
import { useState } from 'react'
import { judgePassphrase, leastPassphraseLength } from '../../../domain/keys/passphrase.ts'
import { call } from '../../client.ts'
import { Button, Checkbox, ErrorBox, Hazard } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { replaceVault } from './use-vault.ts'
import styles from './Vault.module.css'

export function CreateVault() {
  const text = useText('vault')
  const [phrase, setPhrase] = useState('')
  const [again, setAgain] = useState('')
  const [understood, setUnderstood] = useState(false)
  const { attempt, busy, failed } = useAttempt()
  const problem = judgePassphrase(phrase)
  const differs = again !== '' && again !== phrase
  const ready = problem === null && again === phrase && understood && !busy
  const create = () => attempt(async () => replaceVault(await call('vault.create', { passphrase: phrase })))
  useShortcuts([
    { key: 'Ctrl+Enter', run: create, enabled: ready },
    // A habit must not press what happens to have the focus.
    { key: 'Enter', run: () => {} },
  ])
  return (
    <div className={styles.form}>
      {failed !== null && <ErrorBox error={failed} />}
      <ul className={styles.rules}>
        <li>{text('rules.length', { least: leastPassphraseLength })}</li>
        <li>{text('rules.words')}</li>
        <li>{text('rules.own')}</li>
      </ul>
      <PassphraseField
        label={text('phrase')}
        value={phrase}
        onChange={setPhrase}
        autoFocus
        error={
          phrase !== '' && problem !== null && again !== ''
            ? text(problem, { least: leastPassphraseLength })
            : undefined
        }
      />
      <PassphraseField
        label={text('again')}
        value={again}
        onChange={setAgain}
        error={differs ? text('differs') : undefined}
      />
      <Hazard destroys={text('final')} undo={text('finalHint')} />
      <Checkbox checked={understood} onChange={setUnderstood}>
        {text('understood')}
      </Checkbox>
      <p className={styles.quiet} role="status">
        {busy ? text('making') : ' '}
      </p>
      <div>
        <Button variant="main" icon="lock" keys="Ctrl+Enter" disabled={!ready} onPress={create}>
          {text('create')}
        </Button>
      </div>
    </div>
  )
}
