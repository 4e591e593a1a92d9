/**
 * The keys to change, oldest first.
 */
import type { Output } from '../../../contract/index.ts'
import { classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { KeyId } from './key-words.tsx'

interface RotationTableProps {
  readonly keys: Output<'keys.rotation'>['keys']
  readonly current: string | undefined
  onCurrent(index: number): void
}

export function RotationTable({ keys, current, onCurrent }: RotationTableProps) {
  const text = useText('keys')
  const format = useFormat()
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{text('places.rotation')}</caption>
      <thead>
        <tr>
          {(['due', 'host', 'keyId', 'seen', 'place'] as const).map((column) => (
            <th key={column} scope="col">
              {text(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((one, index) => (
          <tr
            key={one.key}
            className={classNames(styles.row, one.key === current && styles.current)}
            aria-current={one.key === current ? 'true' : undefined}
            onClick={() => onCurrent(index)}
          >
            <td>
              <span className={classNames(styles.state, one.overdue && styles.revealed)}>
                <Icon name={one.overdue ? 'alert' : 'clock'} size="small" />
                <span>
                  {text(one.overdue ? 'rotation.overdue' : 'rotation.due', { time: format.dateTime(one.dueAt) })}
                </span>
              </span>
              {!one.possible && <span className={styles.second}>{text('rotation.notYet')}</span>}
            </td>
            <td>
              <bdi>{one.host ?? text('noHost')}</bdi>
              {one.site !== '' && <span className={styles.second}>{one.site}</span>}
            </td>
            <td>
              <KeyId id={one.keyId} />
            </td>
            <td>{format.dateTime(one.seenAt)}</td>
            <td>
              {text(`rotation.${one.place}`)}
              {one.command !== '' && <code className={styles.command}>{one.command}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
