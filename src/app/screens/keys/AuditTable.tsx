/**
 * Acts with keys as rows, newest first. Marks of what is unusual stand in words beside the act.
 */
import type { Output } from '../../../contract/index.ts'
import { classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { KeyId } from './key-words.tsx'

export function AuditTable({ acts }: { readonly acts: Output<'keys.audit'>['acts'] }) {
  const text = useText('keys')
  const format = useFormat()
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{text('places.audit')}</caption>
      <thead>
        <tr>
          {(['when', 'who', 'what', 'host', 'keyId', 'why'] as const).map((column) => (
            <th key={column} scope="col">
              {text(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.event} className={classNames(styles.row, act.unusual.length > 0 && styles.standsOut)}>
            <td>{format.dateTime(act.time)}</td>
            <td>
              <bdi>{act.actor}</bdi>
              {act.by !== '' && act.by !== act.actor && (
                <span className={styles.second}>{text('audit.openedBy', { person: act.by })}</span>
              )}
              {act.second !== '' && (
                <span className={styles.second}>{text('audit.second', { person: act.second })}</span>
              )}
            </td>
            <td>
              {text(`audit.kind.${act.kind}`)}
              {act.unusual.map((mark) => (
                <span key={mark} className={styles.unusual}>
                  <Icon name="alert" size="small" />
                  {text(`audit.unusual.${mark}`)}
                </span>
              ))}
            </td>
            <td>
              <bdi>{act.host ?? ''}</bdi>
            </td>
            <td>
              <KeyId id={act.keyId} />
            </td>
            <td>{act.reason !== '' ? act.reason : act.run !== '' ? text('audit.inRun') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
