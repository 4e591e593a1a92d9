/**
 * A short form on the way in: fields, one button that goes on, one that goes back. Enter goes on from every field.
 */
import type { ReactNode } from 'react'
import { Button, ErrorBox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { Way } from './enter.ts'
import styles from './FirstRun.module.css'
import type { Entering } from './FirstRunScreen.tsx'

export interface EntryFormProps {
  readonly title: string
  readonly text: string
  readonly kind: Way['kind']
  readonly entering: Entering
  onSubmit(): void
  onBack(): void
  readonly children: ReactNode
  /** What else can be done about a refusal. */
  readonly wayOut?: ReactNode
}

export function EntryForm({ title, text, kind, entering, onSubmit, onBack, children, wayOut }: EntryFormProps) {
  const firstRun = useText('firstRun')
  const common = useText('common')
  const busy = entering.busy !== null
  useShortcuts([
    { key: 'Enter', run: onSubmit, enabled: !busy },
    { key: 'Escape', run: onBack, enabled: !busy },
  ])
  return (
    <section className={styles.form} aria-label={title}>
      <div>
        <h2 className={styles.formTitle}>{title}</h2>
        <p className={styles.formText}>{text}</p>
      </div>
      {entering.failed !== null && <ErrorBox error={entering.failed}>{wayOut}</ErrorBox>}
      {children}
      <div className={styles.formActions}>
        <Button variant="main" size="dock" keys="Enter" disabled={busy} onPress={onSubmit}>
          {firstRun(`do.${kind}`)}
        </Button>
        <Button size="dock" keys="Escape" disabled={busy} onPress={onBack}>
          {common('back')}
        </Button>
      </div>
      <p className={styles.busy} role="status">
        {entering.busy !== null && firstRun(`busy.${entering.busy}`)}
      </p>
    </section>
  )
}
