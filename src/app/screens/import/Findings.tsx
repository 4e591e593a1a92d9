/**
 * What the plan names beside its sum: refused rows with their reasons, hosts that are not in the list any more,
 * examples of what changes.
 */
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Findings.module.css'
import type { Plan } from './load-state.ts'

const namesShown = 8
const changesShown = 6

export function Findings({ plan }: { readonly plan: Plan }) {
  const text = useText('import')
  const fieldText = useText('field')
  const { gone, changedFirst } = plan
  const format = useFormat()
  const names = gone.first
    .slice(0, namesShown)
    .map(({ name }) => name)
    .join(', ')
  return (
    <>
      {plan.refused.length > 0 && <RefusedRows refused={plan.refused} total={plan.counts.refused} />}
      {gone.count > 0 && (
        <section className={styles.panel}>
          <h2 className={styles.title}>{text('gone.title', { count: gone.count, n: format.number(gone.count) })}</h2>
          <p className={styles.quiet}>
            {text('gone.text', {
              names:
                gone.count > namesShown
                  ? text('gone.more', { names, n: format.number(gone.count - namesShown) })
                  : names,
            })}
          </p>
        </section>
      )}
      {changedFirst.length > 0 && (
        <section className={styles.panel}>
          <h2 className={styles.title}>{text('changed.title')}</h2>
          <dl className={styles.changes}>
            {changedFirst.slice(0, changesShown).map(({ name, field, from, to }) => (
              <div key={`${name} ${field}`} className={styles.change}>
                <dt>{name}</dt>
                <dd className={styles.quiet}>
                  {from === ''
                    ? text('changed.set', { field: fieldText(field), to })
                    : text('changed.from', { field: fieldText(field), from, to })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

export interface RefusedRowsProps {
  /** The first few. */
  readonly refused: Plan['refused']
  readonly total: number
}

export function RefusedRows({ refused, total }: RefusedRowsProps) {
  const text = useText('import')
  const refusedText = useText('refused')
  const format = useFormat()
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{text('refused.title')}</h2>
      {total > refused.length && (
        <p className={styles.quiet}>
          {text('refused.first', { n: format.number(refused.length), total: format.number(total) })}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>
              {text('refused.line')}
            </th>
            <th scope="col">{text('refused.column')}</th>
            <th scope="col">{text('refused.why')}</th>
          </tr>
        </thead>
        <tbody>
          {[...refused]
            .sort((a, b) => a.line - b.line)
            .map(({ line, column, code, value }) => (
              <tr key={line}>
                <td className={styles.line}>{format.number(line)}</td>
                <td className={styles.column} title={column ?? ''}>
                  {column ?? '—'}
                </td>
                <td>
                  {refusedText(code)}
                  {value !== undefined && <code className={styles.value}>{value}</code>}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
