/**
 * What happened, oldest first.
 */
import type { Output } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Record.module.css'

/** What many did together, told apart from what one person did. */
const milestones: ReadonlySet<string> = new Set(['first', 'quarter', 'half', 'three-quarters', 'nine-tenths', 'last'])

export function Timeline({ entries }: { readonly entries: Output<'record.show'>['timeline'] }) {
  const text = useText('record')
  const format = useFormat()
  return (
    <section className={styles.card} aria-label={text('timeline.title')}>
      <h2 className={styles.heading}>{text('timeline.title')}</h2>
      {entries.length === 0 && <p className={styles.quiet}>{text('timeline.empty')}</p>}
      <ol className={styles.timeline}>
        {entries.map(({ time, kind, by, values }, index) => (
          // Two entries may be equal in all they say.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it is and never sorted anew
          <li key={`${time} ${kind} ${index}`}>
            <time className={styles.time} dateTime={time}>
              {format.dateTime(time)}
            </time>
            <div className={styles.entry}>
              <p className={milestones.has(kind) ? styles.strong : undefined}>
                {text(
                  `timeline.${kind}`,
                  Object.fromEntries(
                    Object.entries(values).map(([name, value]) => [
                      name,
                      typeof value === 'number' ? format.number(value) : value,
                    ]),
                  ),
                )}
              </p>
              {by !== '' && <p className={styles.source}>{by}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
