/**
 * What becomes of each row: a sum that can be read, then what was refused by line and group, then the conflicts.
 */
import type { Output } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { KeyId } from './key-words.tsx'

type Plan = Output<'keys.import-plan'>

interface ImportBalanceProps {
  readonly counts: Plan['counts']
  readonly refused: Plan['refused']
  readonly conflicts: Plan['conflicts']
  /** Of those that are new: how many have no one host. */
  readonly unassigned?: number
}

const parts = ['new', 'same', 'conflict', 'refused', 'blank'] as const

export function ImportBalance({ counts, refused, conflicts, unassigned = 0 }: ImportBalanceProps) {
  const text = useText('keys')
  const format = useFormat()
  return (
    <section className={styles.panel}>
      <dl className={styles.sum}>
        {parts.map((part, index) => (
          <div key={part}>
            <dt>{text(`import.part.${part}`)}</dt>
            <dd>
              {index > 0 && <span className={styles.sign}>+</span>}
              {format.number(counts[part])}
            </dd>
          </div>
        ))}
        <div>
          <dt>{text('import.part.rows')}</dt>
          <dd>
            <span className={styles.sign}>=</span>
            {format.number(counts.rows)}
          </dd>
        </div>
      </dl>
      {unassigned > 0 && (
        <p className={styles.text}>{text('import.unassigned', { count: unassigned, n: format.number(unassigned) })}</p>
      )}
      {refused.length > 0 && (
        <>
          <h3 className={styles.listTitle}>
            <Icon name="alert" size="small" />
            {text('import.refused', { count: counts.refused, n: format.number(counts.refused) })}
          </h3>
          <ul className={styles.lines}>
            {refused.slice(0, 20).map(({ line, group, code }) => (
              <li key={`${line} ${code} ${group ?? ''}`}>
                <strong>
                  {group === undefined ? text('import.atLine', { line }) : text('import.atGroup', { line, group })}
                </strong>{' '}
                {text(`faults.${code}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <>
          <h3 className={styles.listTitle}>
            <Icon name="split" size="small" />
            {text('import.conflicts', { count: counts.conflict, n: format.number(counts.conflict) })}
          </h3>
          <ul className={styles.lines}>
            {conflicts.slice(0, 20).map(({ line, keyId }) => (
              <li key={line}>
                <strong>{text('import.atLine', { line })}</strong> <KeyId id={keyId} long />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
