/**
 * What will happen to each row of the file, as a sum that one can read: the parts add up to all rows.
 */
import type { ReactNode } from 'react'
import { Progress } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Balance.module.css'
import { changesNothing, type Load } from './load-state.ts'

const parts = ['new', 'changed', 'same', 'refused', 'blank'] as const

export function Balance({ load }: { readonly load: Load }) {
  const text = useText('import')
  const format = useFormat()
  const { plan, progress, failed } = load
  if (plan === null) {
    return (
      <section className={styles.panel}>
        <h2 className={styles.title}>{text('balance.counting')}</h2>
        {failed === null ? (
          <Progress
            stage={progress?.stage ?? 'reading'}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            unit={progress?.unit ?? 'rows'}
          />
        ) : (
          <p className={styles.unknown}>{text('balance.unknown')}</p>
        )}
      </section>
    )
  }
  const { rows } = plan.counts
  return (
    <Sum counts={plan.counts} title={text('balance.title', { count: rows, n: format.number(rows) })}>
      {changesNothing(plan) && text('nothingWhy')}
    </Sum>
  )
}

export interface SumProps {
  readonly counts: Readonly<Record<(typeof parts)[number] | 'rows', number>>
  readonly title: string
  /** A sentence below it. */
  readonly children?: ReactNode
}

/** New + changed + same + refused + blank = rows. */
export function Sum({ counts, title, children }: SumProps) {
  const text = useText('import')
  const format = useFormat()
  const numbers = Object.fromEntries(
    [...parts, 'rows' as const].map((part) => [part, format.number(counts[part])]),
  ) as Record<keyof SumProps['counts'], string> // built from these very keys
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.unseen} role="status">
        {text('balance.spoken', numbers)}
      </p>
      <div className={styles.sum} aria-hidden="true">
        {parts.map((part, index) => (
          <div key={part} className={styles.term}>
            {index > 0 && <span className={styles.sign}>+</span>}
            <Figure number={numbers[part]} word={text(`balance.${part}`)} />
          </div>
        ))}
        <div className={styles.term}>
          <span className={styles.sign}>=</span>
          <Figure number={numbers.rows} word={text('balance.rows')} />
        </div>
      </div>
      {children !== undefined && children !== false && (
        <p className={styles.after} role="status">
          {children}
        </p>
      )}
    </section>
  )
}

function Figure({ number, word }: { readonly number: string; readonly word: string }) {
  return (
    <span className={styles.figure}>
      <span className={styles.number}>{number}</span>
      <span className={styles.word}>{word}</span>
    </span>
  )
}
