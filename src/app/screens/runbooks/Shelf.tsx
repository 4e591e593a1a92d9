/**
 * All runbooks, or all stop codes: two lists under one head.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { RunbookList } from './RunbookList.tsx'
import styles from './Shelf.module.css'
import { StopCodes } from './StopCodes.tsx'
import { showTab, useShelf } from './shelf-state.ts'

export function Shelf() {
  const text = useText('runbooks')
  const tab = useShelf((shelf) => shelf.tab)
  const other = tab === 'runbooks' ? 'stop-codes' : 'runbooks'
  useShortcuts([
    { key: 'c', run: () => showTab(other) },
    { key: 'Escape', run: () => showTab('runbooks'), enabled: tab === 'stop-codes' },
  ])
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{text(tab === 'runbooks' ? 'title' : 'codes.title')}</h1>
        {/* New, Import: what writes has its place here. */}
        <div className={styles.buttons}>
          <Button icon={tab === 'runbooks' ? 'list' : 'runbook'} keys="c" onPress={() => showTab(other)}>
            {text(tab === 'runbooks' ? 'codes.title' : 'title')}
          </Button>
        </div>
      </div>
      {tab === 'runbooks' ? <RunbookList /> : <StopCodes />}
    </div>
  )
}
