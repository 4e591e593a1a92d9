/**
 * The attempts so far, the newest first.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Host.module.css'

export function Runs({ runs }: { readonly runs: HostDetail['runs'] }) {
  const text = useText('host')
  const format = useFormat()
  return (
    <section className={styles.section} aria-labelledby="host-runs">
      <h2 id="host-runs" className={styles.label}>
        {text('runs.title')}
      </h2>
      {runs.length === 0 && <p className={styles.weak}>{text('runs.none')}</p>}
      <ol className={styles.rows}>
        {runs.toReversed().map(({ id, runbookTitle, version, status, startedAt, finishedAt, technician }) => (
          <li key={id} className={styles.row}>
            <span className={styles.rowWords}>
              <span className={styles.rowName}>{runbookTitle}</span>
              <span className={styles.weak}>{text('runs.line', { version, technician })}</span>
            </span>
            <span className={styles.rowEnd}>
              <span>{text(`runs.status.${status}`)}</span>
              <span className={styles.weak}>
                {finishedAt === null
                  ? text('runs.from', { from: format.dateTime(startedAt) })
                  : text('runs.span', { from: format.dateTime(startedAt), to: format.time(finishedAt) })}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
