/**
 * Decisions and advisories. What people wrote can be taken back; what comes with Bluelift cannot.
 */
import type { Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Record.module.css'

interface TakesBack {
  /** @param event of the entry */
  onTakeBack(event: string): void
}

export function Decisions({
  decisions,
  onTakeBack,
}: TakesBack & { readonly decisions: Output<'record.show'>['decisions'] }) {
  const text = useText('record')
  const format = useFormat()
  return (
    <section className={styles.card} aria-label={text('decisions.title')}>
      <h2 className={styles.heading}>{text('decisions.title')}</h2>
      {decisions.length === 0 && <p className={styles.quiet}>{text('decisions.none')}</p>}
      <ul className={styles.notices}>
        {decisions.toReversed().map(({ event, text: words, by, at, noted, notedBy }) => (
          <li key={event}>
            <p className={styles.said}>{words}</p>
            <p className={styles.source}>
              {text('decisions.by', { by, time: format.dateTime(at) })}
              {(noted !== at || by !== notedBy) &&
                ` · ${text('decisions.noted', { by: notedBy, time: format.dateTime(noted) })}`}
            </p>
            <Button variant="quiet" size="small" icon="undo" onPress={() => onTakeBack(event)}>
              {text('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Advisories({
  advisories,
  onTakeBack,
}: TakesBack & { readonly advisories: Output<'record.show'>['advisories'] }) {
  const text = useText('record')
  return (
    <section className={styles.card} aria-label={text('advisories.title')}>
      <h2 className={styles.heading}>{text('advisories.title')}</h2>
      {advisories.length === 0 && <p className={styles.quiet}>{text('advisories.none')}</p>}
      <ul className={styles.notices}>
        {advisories.map(({ event, title, text: words, source, date }) => (
          <li key={event === '' ? title : event}>
            <p className={styles.strong}>{title}</p>
            {words !== '' && <p className={styles.said}>{words}</p>}
            <p className={styles.source}>{text(event === '' ? 'shipped' : 'source', { source, date })}</p>
            {event !== '' && (
              <Button variant="quiet" size="small" icon="undo" onPress={() => onTakeBack(event)}>
                {text('takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
