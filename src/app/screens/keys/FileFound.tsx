/**
 * What a file is and what was found in it, without a digit.
 */
import type { Output } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { KeyId } from './key-words.tsx'

export function FileFound({ preview }: { readonly preview: Output<'keys.import-preview'> }) {
  const text = useText('keys')
  const format = useFormat()
  const { file, source, keys, refusedCount, blank, firstRows } = preview
  return (
    <section className={styles.panel}>
      <p>
        <strong>
          <bdi>{file.name}</bdi>
        </strong>{' '}
        <span className={styles.quiet}>
          {text('import.found', {
            source: text(`source.${source}`, { defaultValue: source }),
            time: format.dateTime(file.modifiedAt),
          })}
        </span>
      </p>
      <p>
        {text('import.rows', {
          keys: format.number(keys),
          refused: format.number(refusedCount),
          blank: format.number(blank),
        })}
      </p>
      {firstRows.length > 0 && (
        <table className={styles.small}>
          <caption>{text('import.firstRows')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('import.line')}</th>
              <th scope="col">{text('column.keyId')}</th>
              <th scope="col">{text('import.says')}</th>
              <th scope="col">{text('column.made')}</th>
            </tr>
          </thead>
          <tbody>
            {firstRows.slice(0, 5).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>
                  <KeyId id={row.keyId} />
                </td>
                <td>{row.claims.map(({ value }) => value).join(' · ')}</td>
                <td>{row.createdAt === '' ? '' : format.dateTime(row.createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
