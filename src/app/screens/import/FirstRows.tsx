/**
 * The first rows as they will be read, with a mark where something was changed or identifies nothing.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { classNames } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './FirstRows.module.css'

type FirstRow = ListPreview['firstRows'][number]

/** Values that are compared character by character. */
const mono = ['serial', 'assetTag', 'deviceId', 'intuneId', 'sensorId', 'objectId', 'vmId', 'mac', 'ip']

/** Enough to see whether columns and letters are right. */
const rowsShown = 7

export function FirstRows({ preview }: { readonly preview: ListPreview }) {
  const text = useText('import')
  const fieldText = useText('field')
  const shown = preview.fields.filter(
    (field) =>
      Object.hasOwn(preview.mapping, field) || preview.firstRows.some(({ values }) => Object.hasOwn(values, field)),
  )
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{text('first.title')}</h2>
      {preview.firstRows.length === 0 && <p className={styles.none}>{text('first.none')}</p>}
      {preview.firstRows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the panel, so the arrow keys have to reach it
        <section className={styles.scroller} aria-label={text('first.title')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.line}>
                  {text('first.line')}
                </th>
                {shown.map((field) => (
                  <th key={field} scope="col">
                    {fieldText(field)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.firstRows.slice(0, rowsShown).map((row) => (
                <Row key={row.line} row={row} fields={shown} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function Row({ row, fields }: { readonly row: FirstRow; readonly fields: readonly string[] }) {
  const text = useText('import')
  const markText = useText('mark')
  const refusedText = useText('refused')
  const refused = Object.values(row.marks).find((code) => code.startsWith('row.'))
  return (
    <tr>
      <td className={styles.line}>{row.line}</td>
      {refused !== undefined ? (
        <td colSpan={fields.length} className={styles.refused}>
          {text('first.refused', { why: refusedText(refused) })}
        </td>
      ) : (
        fields.map((field) => {
          const value = row.values[field] ?? ''
          const mark = row.marks[field]
          return (
            <td key={field} className={mono.includes(field) ? styles.mono : undefined} title={value}>
              {mark === undefined ? (
                value
              ) : (
                <mark className={classNames(styles.mark)} title={markText(mark)}>
                  {value === '' ? '—' : value}
                  <span className={styles.unseen}> ({markText(mark)})</span>
                </mark>
              )}
            </td>
          )
        })
      )}
    </tr>
  )
}
