/**
 * A passphrase: hidden while it is typed, shown on request, pasted as it is. Never corrected, never remembered.
 */
import { useState } from 'react'
import { Button, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Vault.module.css'

interface PassphraseFieldProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly hint?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly disabled?: boolean
}

export function PassphraseField(props: PassphraseFieldProps) {
  const text = useText('vault')
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.passphrase}>
      <TextField {...props} error={props.error ?? ''} type={shown ? 'text' : 'password'} mono maxLength={8_000} />
      <Button
        variant="quiet"
        size="small"
        icon="eye"
        pressed={shown}
        label={text(shown ? 'hidePhrase' : 'showPhrase', { field: props.label })}
        onPress={() => setShown(!shown)}
      >
        {text(shown ? 'hide' : 'show')}
      </Button>
    </div>
  )
}
