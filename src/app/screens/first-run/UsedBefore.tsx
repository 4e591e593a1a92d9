/**
 * Workspaces that were used before, newest first. One that cannot be reached says so in words.
 */
import { Button } from 'react-aria-components'
import type { Profile } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './FirstRun.module.css'
import { useLeft } from './StartCards.tsx'

export interface UsedBeforeProps {
  readonly entries: Profile['recent']
  readonly disabled: boolean
  onPress(path: string): void
}

export function UsedBefore({ entries, disabled, onPress }: UsedBeforeProps) {
  const text = useText('firstRun')
  const format = useFormat()
  const left = useLeft()
  return (
    <section>
      <h2 className={styles.label}>{text('usedBefore')}</h2>
      <ul className={styles.used}>
        {entries.map((entry, index) => (
          <li key={entry.path}>
            <Button className={styles.usedRow ?? ''} isDisabled={disabled} onPress={() => onPress(entry.path)}>
              <Icon name={entry.reachable ? 'folder' : 'alert'} />
              <span className={styles.usedNames}>
                <span className={styles.usedTitle} title={entry.title}>
                  {entry.title}
                </span>
                <code className={styles.usedPath} title={entry.path}>
                  {entry.path}
                </code>
              </span>
              <span className={styles.usedLeft} title={entry.reachable ? '' : text('unreachableHint')}>
                {entry.reachable ? left(entry) : text('unreachable')}
              </span>
              <span className={styles.usedTime}>{format.dateTime(entry.usedAt)}</span>
              <KeyCap keys={`Alt+${index + 1}`} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
