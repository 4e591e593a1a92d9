/**
 * Which sheet of a workbook is read. Hidden ones can be read too, and say that they are.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Select } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './ImportScreen.module.css'
import { lookAt } from './look-at.ts'

export interface ChooseSheetProps {
  readonly sheets: ListPreview['sheets']
  readonly value: string | null
  onChoose(sheet: string): void
}

export function ChooseSheet({ sheets, value, onChoose }: ChooseSheetProps) {
  const text = useText('import')
  useShortcuts([{ key: 's', run: () => lookAt('choose-sheet'), enabled: sheets.length > 1 }])
  return (
    <div id="choose-sheet" className={styles.choiceWide}>
      <Select
        label={text('file.sheet')}
        placeholder={text('file.chooseSheet')}
        options={sheets.map(({ name, hidden }) => ({
          id: name,
          label: hidden ? text('file.hiddenSheet', { sheet: name }) : name,
        }))}
        value={value}
        onChange={onChoose}
        {...(sheets.length > 1 ? { keys: 's' } : { disabled: true })}
      />
    </div>
  )
}
