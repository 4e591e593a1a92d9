/**
 * The list is in: the same sum as before, what was refused, and the way back from the whole of it.
 */
import { Button, ErrorBox } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { Sum } from './Balance.tsx'
import { EarlierLoads } from './EarlierLoads.tsx'
import { RefusedRows } from './Findings.tsx'
import styles from './ImportScreen.module.css'
import { dropList, takeLoadBack } from './load-list.ts'
import type { Load, Loaded as LoadedList } from './load-state.ts'
import { useChooseFile } from './use-choose-file.ts'
import { useRevertWords } from './use-revert-words.ts'
import { useSaveRefused } from './use-save-refused.ts'

export function Loaded({ load, loaded }: { readonly load: Load; readonly loaded: LoadedList }) {
  const text = useText('import')
  const format = useFormat()
  const choose = useChooseFile()
  const saving = useSaveRefused(load)
  const revertWords = useRevertWords()
  const { rows, refused, id } = loaded.import
  const stored = id !== '' && load.reverted === null
  const canTakeBack = stored && !load.reverting
  const canSave = refused > 0 && !saving.busy
  const show = (): void => {
    goTo({ screen: 'hosts' })
    dropList()
  }
  const takeBack = () => void takeLoadBack()
  useShortcuts([
    { key: 'Enter', run: show, enabled: !load.reverting },
    { key: 'Escape', run: show, enabled: !load.reverting },
    { key: 'l', run: choose, enabled: !load.reverting },
    { key: 'r', run: saving.save, enabled: canSave },
    { key: 'Ctrl+z', run: takeBack, enabled: canTakeBack },
  ])
  const failed = load.failed ?? saving.failed
  return (
    <>
      <div className={styles.single}>
        {failed !== null && <ErrorBox error={failed} />}
        <p className={styles.said} role="status">
          {load.reverted !== null ? revertWords(load.reverted) : id === '' ? text('done.nothing') : ''}
        </p>
        <Sum counts={loaded.import} title={text('balance.happened', { count: rows, n: format.number(rows) })} />
        {loaded.refused.length > 0 && <RefusedRows refused={loaded.refused} total={refused} />}
        <EarlierLoads />
      </div>
      <footer className={styles.dock}>
        <Button variant="main" size="dock" keys="Enter" disabled={load.reverting} onPress={show}>
          {text('done.show')}
        </Button>
        <Button size="dock" icon="list" keys="l" disabled={load.reverting} onPress={choose}>
          <span className={styles.roomy}>{text('done.another')}</span>
        </Button>
        {refused > 0 && (
          <Button size="dock" icon="export" keys="r" disabled={!canSave} onPress={saving.save}>
            <span className={styles.roomy}>{text('save')}</span>
          </Button>
        )}
        <Button size="dock" icon="undo" keys="Ctrl+z" disabled={!canTakeBack} onPress={takeBack}>
          <span className={styles.roomy}>{text(load.reverting ? 'done.takingBack' : 'done.takeBack')}</span>
        </Button>
      </footer>
    </>
  )
}
