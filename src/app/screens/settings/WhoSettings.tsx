/**
 * Who works here: the one place where it is changed.
 */
import { useState } from 'react'
import type { Profile } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, ErrorBox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import type { Person } from '../first-run/enter.ts'
import { WhoFields } from '../first-run/WhoFields.tsx'
import styles from './Settings.module.css'
import { useAttempt } from './use-attempt.ts'

export function WhoSettings({ profile }: { readonly profile: Profile }) {
  const text = useText('settings')
  const { attempt, busy, failed } = useAttempt()
  const [typed, setTyped] = useState<Person | null>(null)
  const person = typed ?? { name: profile.name, role: profile.role }
  const name = person.name.trim()
  const changed = name !== profile.name || person.role !== profile.role
  const canSave = changed && name !== '' && !busy
  const save = () =>
    attempt(async () => {
      await call('profile.set', { name, role: person.role })
      setTyped(null)
      say(text('who.saved', { name }))
    })
  useShortcuts([{ key: 'Enter', run: save, enabled: canSave }])
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{text('who.title')}</h2>
      {failed !== null && <ErrorBox error={failed} />}
      <WhoFields person={person} onChange={setTyped} missing={name === ''} />
      <p className={styles.quiet}>{text('who.text')}</p>
      <div className={styles.buttons}>
        <Button variant="main" keys="Enter" disabled={!canSave} onPress={save}>
          {text('who.save')}
        </Button>
      </div>
    </section>
  )
}
