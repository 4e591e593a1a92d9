/**
 * What happened to a host, the newest first. What was taken back stays, struck through.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Host.module.css'
import { useHistoryWords } from './use-history-words.ts'

export function History({ items }: { readonly items: HostDetail['history'] }) {
  const text = useText('host')
  const history = useText('history')
  const format = useFormat()
  const words = useHistoryWords()
  return (
    <section className={styles.section} aria-labelledby="host-history">
      <h2 id="host-history" className={styles.label}>
        {text('history.title')}
      </h2>
      {items.length === 0 && <p className={styles.weak}>{text('history.none')}</p>}
      <ol className={styles.history}>
        {items.toReversed().map((item) => (
          <li key={item.event} className={styles.event}>
            <p>
              {item.undone ? <del>{words(item)}</del> : words(item)}{' '}
              {item.undone && <span className={styles.undone}>{history('undone')}</span>}
            </p>
            <p className={styles.weak}>
              {text('history.line', { time: format.dateTime(item.time), actor: item.actor })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
