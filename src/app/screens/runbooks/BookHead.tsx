/**
 * What is read: title, version, where from, whether it can be started; and how it is shown.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { PrintPaper } from '../paper/PrintPaper.tsx'
import { StickScript } from '../stick/StickScript.tsx'
import styles from './Book.module.css'
import type { BookDialog } from './BookDialogs.tsx'
import type { Shown } from './book.ts'
import { RunbookState } from './RunbookState.tsx'
import { toggleView, useReading } from './reader-state.ts'
import { useRunbookWords } from './use-runbook-words.ts'

interface BookHeadProps {
  readonly shown: Shown
  readonly canWithdraw?: boolean
  /** Absent where there are no steps to read. */
  readonly onDialog?: (name: BookDialog) => void
}

export function BookHead({ shown, canWithdraw = false, onDialog }: BookHeadProps) {
  const text = useText('runbooks')
  const { view } = useReading()
  const words = useRunbookWords({ ...shown, steps: shown.steps.length })
  const edit = (): void => goTo({ screen: 'runbook-edit', runbook: shown.id, hash: shown.hash })
  const compare = (): void => goTo({ screen: 'runbook-compare', runbook: shown.id, to: shown.hash })
  useShortcuts([
    { key: 'w', run: edit },
    { key: 'm', run: compare },
  ])
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{shown.title}</h1>
      <span className={styles.version}>{text('version', { version: shown.version })}</span>
      <p className={styles.facts}>
        <RunbookState row={shown} />
        <span className={styles.more}>
          {[words.environments, words.steps, words.minutes, words.origin].join(' · ')}
        </span>
      </p>
      <div className={styles.buttons}>
        <Button size="small" icon="note" keys="w" onPress={edit}>
          {text('edit')}
        </Button>
        <Button size="small" icon="split" keys="m" onPress={compare}>
          {text('compare')}
        </Button>
        {onDialog !== undefined && (
          <>
            <Button size="small" icon={view === 'chart' ? 'list' : 'runbook'} keys="t" onPress={toggleView}>
              {text(view === 'chart' ? 'asList' : 'asChart')}
            </Button>
            <Button size="small" icon="search" keys="/" onPress={() => onDialog('find')}>
              {text('findStep')}
            </Button>
            <Button size="small" icon="export" keys="e" onPress={() => onDialog('export')}>
              {text('export.open')}
            </Button>
          </>
        )}
        {shown.state !== 'draft' && <PrintPaper size="small" runbook={shown} />}
        {shown.current && <StickScript size="small" runbook={shown.id} />}
        {onDialog !== undefined && canWithdraw && (
          <Button size="small" icon="remove" keys="d" onPress={() => onDialog('withdraw')}>
            {text('withdraw.open')}
          </Button>
        )}
      </div>
    </header>
  )
}
