/**
 * Keys as rows. The current row is outlined; Enter and a double press reveal it.
 */
import { useEffect, useRef } from 'react'
import { classNames } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { KeyId, type KeyRow, KeyStateMark } from './key-words.tsx'

interface KeyTableProps {
  readonly keys: readonly KeyRow[]
  readonly current: string | undefined
  onCurrent(index: number): void
  onOpen(row: KeyRow): void
}

export function KeyTable({ keys, current, onCurrent, onOpen }: KeyTableProps) {
  const text = useText('keys')
  const format = useFormat()
  const row = useRef<HTMLTableRowElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another current row has to come into view
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [current])
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{text('list')}</caption>
      <thead>
        <tr>
          {(['state', 'keyId', 'host', 'volume', 'source', 'made', 'seen'] as const).map((column) => (
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
            ref={one.key === current ? row : null}
            className={classNames(styles.row, one.key === current && styles.current)}
            aria-current={one.key === current ? 'true' : undefined}
            onClick={() => onCurrent(index)}
            onDoubleClick={() => onOpen(one)}
          >
            <td>
              <KeyStateMark state={one.state} />
              {one.conflict && one.state !== 'conflict' && (
                <span className={styles.second}>{text('alsoConflict')}</span>
              )}
            </td>
            <td>
              <KeyId id={one.keyId} />
            </td>
            <td>
              {one.host === null ? (
                <span className={styles.quiet}>{claimsOf(one) === '' ? text('noHost') : claimsOf(one)}</span>
              ) : (
                <bdi>{one.host}</bdi>
              )}
              {one.site !== '' && <span className={styles.second}>{one.site}</span>}
            </td>
            <td>{one.volume === '' ? '' : text(`volume.${one.volume}`)}</td>
            <td>{text(`source.${one.source}`, { defaultValue: one.source })}</td>
            <td>
              {one.createdAt === '' ? '' : format.dateTime(one.createdAt)}
              {one.createdAt !== '' && <span className={styles.second}>{format.ago(one.createdAt)}</span>}
            </td>
            <td>{one.seenAt === '' ? '' : format.dateTime(one.seenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the file said of the machine, where no host is known for it. */
function claimsOf({ claims }: KeyRow): string {
  return claims
    .filter(({ kind }) => kind !== 'keyId')
    .map(({ value }) => value)
    .join(' · ')
}
