/**
 * A list that is being read for the first time, or that cannot be read as it is: why, and what can be tried.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Button, ErrorBox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack } from '../../stores/place.ts'
import { lastPart } from '../first-run/paths.ts'
import styles from './ImportScreen.module.css'
import { dropList, readList } from './load-list.ts'
import type { Load } from './load-state.ts'
import { NameColumn } from './NameColumn.tsx'
import { ReadingChoices } from './ReadingChoices.tsx'
import { useChooseFile } from './use-choose-file.ts'

/** With these the file may well be a list, read in the wrong way. */
const readOtherwise = [
  'list.encoding-unknown',
  'list.no-mapping',
  'list.no-rows',
  'list.column-missing',
  'list.sheet-missing',
]

export function Unreadable({ load }: { readonly load: Load }) {
  const text = useText('import')
  const choose = useChooseFile()
  const failed = load.failed
  const readAgain = () => void readList(load.path)
  const leave = (): void => {
    dropList()
    goBack()
  }
  useShortcuts([
    { key: 'Enter', run: choose, enabled: failed !== null },
    { key: 'l', run: choose },
    { key: 'a', run: readAgain, enabled: failed !== null },
    { key: 'Escape', run: leave },
  ])
  return (
    <>
      <div className={styles.single}>
        {failed === null ? (
          <p role="status">{text('reading', { file: lastPart(load.path) })}</p>
        ) : (
          <>
            <ErrorBox error={failed} />
            {failed.code === 'list.no-mapping' && <NameColumn headers={failed.details.headers} />}
            {readOtherwise.includes(failed.code) && (
              <div className={styles.choices}>
                <ReadingChoices choices={load.choices} preview={null} sheets={sheetsOf(failed.details.sheets)} />
              </div>
            )}
          </>
        )}
      </div>
      <footer className={styles.dock}>
        <Button variant="main" size="dock" icon="folder" keys="Enter" disabled={failed === null} onPress={choose}>
          {text('otherFile')}
        </Button>
        <Button size="dock" keys="a" disabled={failed === null} onPress={readAgain}>
          {text('again')}
        </Button>
        <Button size="dock" keys="Escape" onPress={leave}>
          {text('cancel')}
        </Button>
      </footer>
    </>
  )
}

/** The sheets that a refused workbook has; a refusal is no part of the contract, so they are looked at one by one. */
function sheetsOf(sheets: unknown): ListPreview['sheets'] {
  if (!Array.isArray(sheets)) return []
  return sheets.flatMap(({ name, hidden }: Partial<ListPreview['sheets'][number]>) =>
    typeof name === 'string' ? [{ name, hidden: hidden === true }] : [],
  )
}
