/**
 * The top bar: which incident, find, what is on disk, who I am.
 */
import { Button } from 'react-aria-components'
import { useUnsaved } from '../client.ts'
import { Icon } from '../components/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { KeyCap } from '../keys/index.ts'
import { useLive } from '../live.ts'
import { openFind } from '../stores/find.ts'
import { goTo } from '../stores/place.ts'
import { Mark } from './Mark.tsx'
import styles from './TopBar.module.css'
import { VaultFact } from './VaultFact.tsx'

export function TopBar() {
  const text = useText('frame')
  const format = useFormat()
  const workspace = useLive('workspace.info', {})
  const unsaved = useUnsaved(({ on }) => on)
  const profile = useLive('profile.show', {})
  const { incident, savedAt = null, sample = false, readOnly = false } = workspace.data ?? {}
  const name = profile.data?.name ?? ''
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Mark />
        <span className={styles.name}>Bluelift</span>
      </span>
      {incident !== undefined && <span className={styles.incident}>{incident.title}</span>}
      <Button className={styles.find ?? ''} onPress={openFind}>
        <Icon name="search" />
        <span className={styles.findWord}>{text('find')}</span>
        <KeyCap keys="Ctrl+k" />
      </Button>
      <span className={styles.facts}>
        {sample && <span className={styles.sample}>{text('sample')}</span>}
        {readOnly && (
          <span className={styles.fact}>
            <Icon name="lock" />
            <span>{text('readOnly')}</span>
          </span>
        )}
        {savedAt !== null && (
          <span className={unsaved ? styles.unsaved : styles.fact}>
            <Icon name={unsaved ? 'drive' : 'saved'} />
            <span>{text(unsaved ? 'unsaved' : 'saved', { time: format.seconds(savedAt) })}</span>
          </span>
        )}
        <VaultFact />
        <Button className={styles.person ?? ''} onPress={() => goTo({ screen: 'settings' })}>
          <Icon name="person" />
          <span className={styles.personName}>{name === '' ? text('noName') : name}</span>
        </Button>
      </span>
    </header>
  )
}
