/**
 * One column of the list: its header, the field it fills, an example, and what stands out in it.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Icon, Select } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './ImportScreen.module.css'

export interface ColumnLineProps {
  /** Where a warning leads to. */
  readonly id: string
  readonly column: ListPreview['columns'][number]
  readonly fields: readonly string[]
  /** The list has no header: columns are numbers. */
  readonly numbered: boolean
  readonly warnings: readonly number[]
  onChoose(field: string | null): void
}

/** No field has this name. */
const notUsed = '-'

export function ColumnLine({ id, column, fields, numbered, warnings, onChoose }: ColumnLineProps) {
  const text = useText('import')
  const fieldText = useText('field')
  const doubtText = useText('doubt')
  const header = numbered ? text('columns.numbered', { n: column.header }) : column.header
  return (
    <li id={id} className={styles.column}>
      <div className={styles.columnMain}>
        <code className={styles.header} title={header}>
          {header}
        </code>
        <Icon name="chevron" size="small" />
        <div className={column.field === null ? styles.unused : styles.used}>
          <Select
            label={text('columns.field', { column: header })}
            labelUnseen
            size="small"
            options={[
              { id: notUsed, label: text('columns.notUsed') },
              ...fields.map((field) => ({ id: field, label: fieldText(field) })),
            ]}
            value={column.field ?? notUsed}
            onChange={(field) => onChoose(field === notUsed ? null : field)}
          />
        </div>
        <code className={styles.sample} title={column.sample}>
          {column.sample === '' ? text('columns.empty') : column.sample}
        </code>
        {warnings.length > 0 && (
          <span className={styles.columnWarning} title={text('columns.warnings', { numbers: warnings.join(', ') })}>
            <Icon name="alert" size="small" />
            {warnings.join(', ')}
          </span>
        )}
      </div>
      {column.doubts.map((doubt) => (
        <p key={doubt} className={styles.doubt}>
          {doubtText(doubt)}
        </p>
      ))}
    </li>
  )
}
