/**
 * The file, how it is written, and each column beside an example with the field that it fills.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ColumnLine } from './ColumnLine.tsx'
import { fileSize } from './file-size.ts'
import styles from './ImportScreen.module.css'
import { chooseOtherwise } from './load-list.ts'
import type { Load } from './load-state.ts'
import { ReadingChoices } from './ReadingChoices.tsx'
import type { NumberedWarning } from './Warnings.tsx'

export interface FilePanelProps {
  readonly load: Load
  readonly preview: ListPreview
  readonly warnings: readonly NumberedWarning[]
}

export function FilePanel({ load, preview, warnings }: FilePanelProps) {
  const text = useText('import')
  const format = useFormat()
  const { file, columns, preset } = preview
  const used = columns.filter(({ field }) => field !== null).length
  const facts = text('file.facts', {
    size: fileSize(file.sizeBytes, format),
    time: format.dateTime(file.modifiedAt),
  })
  const choose = (header: string, field: string | null): void => {
    void chooseOtherwise({ mapping: mappingWith(preview, header, field) })
  }
  return (
    <section className={styles.left} aria-label={text('file.region')}>
      <div className={styles.file}>
        <Icon name="document" size="large" />
        <div className={styles.fileWords}>
          <h2 className={styles.fileName} title={load.path}>
            {file.name}
          </h2>
          <p className={styles.quiet}>{facts}</p>
          {preset !== null && (
            <p className={styles.quiet}>{text('file.preset', { preset: text(`preset.${preset}`) })}</p>
          )}
        </div>
      </div>
      <div className={styles.choices}>
        <ReadingChoices choices={load.choices} preview={preview} sheets={preview.sheets} />
      </div>
      <h3 className={styles.columnsTitle}>
        {text('columns.title')}{' '}
        <span className={styles.quiet}>
          {text('columns.used', { n: format.number(used), total: format.number(columns.length) })}
        </span>
      </h3>
      <ul>
        {columns.map((column, index) => (
          <ColumnLine
            key={column.header}
            id={`column-${index}`}
            column={column}
            fields={preview.fields}
            numbered={preview.headerLine === 0}
            warnings={warnings.filter(({ place }) => place === `column-${index}`).map(({ number }) => number)}
            onChoose={(field) => choose(column.header, field)}
          />
        ))}
      </ul>
    </section>
  )
}

/** A field comes from one column: choosing it here takes it from where it came before. */
function mappingWith({ mapping }: ListPreview, header: string, field: string | null): Record<string, string> {
  const others = Object.entries(mapping).filter(([known, from]) => from !== header && known !== field)
  return Object.fromEntries(field === null ? others : [...others, [field, header]])
}
