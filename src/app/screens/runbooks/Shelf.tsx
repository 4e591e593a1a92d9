/**
 * All runbooks, or all stop codes: two lists under one head.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { RunbookList } from './RunbookList.tsx'
import styles from './Shelf.module.css'
import { StopCodes } from './StopCodes.tsx'
import { showTab, useShelf } from './shelf-state.ts'

const write = (): void => goTo({ screen: 'runbook-edit' })
const bringIn = (): void => goTo({ screen: 'runbook-import' })

export function Shelf() {
  const text = useText('runbooks')
  const tab = useShelf((shelf) => shelf.tab)
  const other = tab === 'runbooks' ? 'stop-codes' : 'runbooks'
  useShortcuts([
    { key: 'n', run: write },
    { key: 'i', run: bringIn },
    { key: 'c', run: () => showTab(other) },
    { key: 'Escape', run: () => showTab('runbooks'), enabled: tab === 'stop-codes' },
  ])
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{text(tab === 'runbooks' ? 'title' : 'codes.title')}</h1>
        <div className={styles.buttons}>
          <Button icon="plus" keys="n" onPress={write}>
            {text('write')}
          </Button>
          <Button icon="folder" keys="i" onPress={bringIn}>
            {text('bringIn')}
          </Button>
          <Button icon={tab === 'runbooks' ? 'list' : 'runbook'} keys="c" onPress={() => showTab(other)}>
            {text(tab === 'runbooks' ? 'codes.title' : 'title')}
          </Button>
        </div>
      </div>
      {tab === 'runbooks' ? <RunbookList /> : <StopCodes />}
    </div>
  )
}
