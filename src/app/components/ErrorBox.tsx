/**
 * A refusal in two sentences: what happened and what is safe, then what to do. Amber; nothing about a full disk
 * or a missing file is a hazard. Red stays with what contradicts the record.
 */
import type { ReactNode } from 'react'
import type { CallFailed } from '../client.ts'
import { useErrorText } from '../i18n/index.ts'
import { classNames } from './class-names.ts'
import styles from './ErrorBox.module.css'
import { Icon } from './Icon.tsx'

const wrongValues = ['run.input-invalid', 'run.input-missing', 'workspace.damaged']

export function ErrorBox({ error, children }: { readonly error: CallFailed; readonly children?: ReactNode }) {
  const { message, hint } = useErrorText()(error)
  return (
    <div className={classNames(styles.box, wrongValues.includes(error.code) && styles.wrong)} role="alert">
      <Icon name="alert" size="large" />
      <div className={styles.words}>
        <p className={styles.message}>{message}</p>
        {hint !== '' && <p className={styles.hint}>{hint}</p>}
        {children}
      </div>
    </div>
  )
}
