/**
 * What is read: title, version, where from, whether it can be started; and how it is shown.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Book.module.css'
import type { Shown } from './book.ts'
import { RunbookState } from './RunbookState.tsx'
import { toggleView, useReading } from './reader-state.ts'
import { useRunbookWords } from './use-runbook-words.ts'

interface BookHeadProps {
  readonly shown: Shown
  /** Absent where there are no steps. */
  readonly onFind?: () => void
}

export function BookHead({ shown, onFind }: BookHeadProps) {
  const text = useText('runbooks')
  const { view } = useReading()
  const words = useRunbookWords({ ...shown, steps: shown.steps.length })
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{shown.title}</h1>
      <span className={styles.version}>{text('version', { version: shown.version })}</span>
      <p className={styles.facts}>
        <RunbookState row={shown} />
        <span>{[words.environments, words.steps, words.minutes, words.origin].join(' · ')}</span>
      </p>
      <div className={styles.buttons}>
        {/* Edit, Compare: what writes has its place here. */}
        {onFind !== undefined && (
          <>
            <Button icon={view === 'chart' ? 'list' : 'runbook'} keys="t" onPress={toggleView}>
              {text(view === 'chart' ? 'asList' : 'asChart')}
            </Button>
            <Button icon="search" keys="/" onPress={onFind}>
              {text('findStep')}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}
