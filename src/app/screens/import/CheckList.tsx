/**
 * The check: how the list is read, its first rows, what stands out, and what will happen to each of its rows.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Button, ErrorBox } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap, useShortcuts } from '../../keys/index.ts'
import { goBack } from '../../stores/place.ts'
import { Balance } from './Balance.tsx'
import { FilePanel } from './FilePanel.tsx'
import { Findings } from './Findings.tsx'
import { FirstRows } from './FirstRows.tsx'
import styles from './ImportScreen.module.css'
import { dropList, loadList, readList } from './load-list.ts'
import { changesNothing, goodRows, type Load } from './load-state.ts'
import { lookAt } from './look-at.ts'
import { useChooseFile } from './use-choose-file.ts'
import { useSaveRefused } from './use-save-refused.ts'
import { numberWarnings, Warnings } from './Warnings.tsx'

export function CheckList({ load, preview }: { readonly load: Load; readonly preview: ListPreview }) {
  const text = useText('import')
  const format = useFormat()
  const choose = useChooseFile()
  const saving = useSaveRefused(load)
  const { plan } = load
  const warnings = numberWarnings(plan?.warnings ?? preview.warnings, preview)
  const nothing = plan !== null && changesNothing(plan)
  const rows = plan === null ? 0 : goodRows(plan)
  const canSave = plan !== null && plan.counts.refused > 0 && !saving.busy
  const leave = (): void => {
    dropList()
    goBack()
  }
  const readAgain = () => void readList(load.path)
  const main = nothing ? leave : () => void loadList()
  const stale = load.failed?.code === 'list.changed-while-read'
  useShortcuts([
    { key: 'Enter', run: stale ? readAgain : main, enabled: plan !== null || stale },
    { key: 'r', run: saving.save, enabled: canSave },
    { key: 'l', run: choose },
    { key: 'Escape', run: leave },
    ...warnings.flatMap(({ number, place }) =>
      place === null || number > 9 ? [] : [{ key: String(number), run: () => lookAt(place) }],
    ),
  ])
  const failed = load.failed ?? saving.failed
  return (
    <>
      {failed !== null && (
        <div className={styles.failed}>
          <ErrorBox error={failed} />
        </div>
      )}
      <div className={styles.check}>
        <FilePanel load={load} preview={preview} warnings={warnings} />
        <section className={styles.right} aria-label={text('title.check')}>
          <div className={styles.findings}>
            <FirstRows preview={preview} />
            <Warnings warnings={warnings} />
            {plan !== null && <Findings plan={plan} />}
          </div>
          <Balance load={load} />
        </section>
      </div>
      <footer className={styles.dock}>
        <Button
          variant="main"
          size="dock"
          keys="Enter"
          disabled={plan === null && !stale}
          onPress={stale ? readAgain : main}
        >
          {mainWords()}
        </Button>
        <Button size="dock" icon="export" keys="r" disabled={!canSave} onPress={saving.save}>
          <span className={styles.roomy}>{text('save')}</span>
        </Button>
        <Button size="dock" keys="Escape" onPress={leave}>
          {text('cancel')}
        </Button>
        {!nothing && (
          <p className={styles.dockHint}>
            {text('canTakeBack')} <KeyCap keys="Ctrl+z" />
          </p>
        )}
      </footer>
    </>
  )

  function mainWords(): string {
    if (stale) return text('again')
    if (plan === null) return load.failed === null ? text('counting') : text('load', { count: 0, n: 0 })
    return nothing ? text('nothing') : text('load', { count: rows, n: format.number(rows) })
  }
}
