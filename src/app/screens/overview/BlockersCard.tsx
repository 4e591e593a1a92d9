/**
 * What holds hosts, with how many each.
 */
import type { Output } from '../../../contract/index.ts'
import { Button, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Blockers.module.css'
import cards from './Cards.module.css'
import { Figure } from './Figure.tsx'

export interface BlockersCardProps {
  readonly blockers: Output<'overview.show'>['blockers']
  onLift(): void
}

const shownAtMost = 5

export function BlockersCard({ blockers, onLift }: BlockersCardProps) {
  const text = useText('overview')
  const format = useFormat()
  const held = blockers.reduce((sum, { hosts }) => sum + hosts, 0)
  const rest = blockers.slice(shownAtMost)
  return (
    <section className={cards.card} aria-label={text('blockers.name')}>
      <h2 className={cards.heading}>
        {text('blockers.name')}{' '}
        <span className={styles.held}>{text('blockers.held', { count: held, n: format.number(held) })}</span>
      </h2>
      {blockers.length === 0 && <p className={cards.how}>{text('blockers.none')}</p>}
      <ul className={styles.list}>
        {blockers.slice(0, shownAtMost).map(({ name, hosts, since }) => (
          <li key={name}>
            <StatusMark status="blocked" />
            <div className={styles.words}>
              <p className={styles.blocker} title={name}>
                {name}
              </p>
              <p className={styles.since}>{text('blockers.since', { time: format.dateTime(since) })}</p>
            </div>
            <Figure value={hosts} label={name} filter={{ status: ['blocked'], blocker: [name] }} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p className={cards.how}>{text('blockers.more', { count: rest.length })}</p>}
      {blockers.length > 0 && (
        <p className={cards.end}>
          <Button variant="quiet" size="small" keys="k" icon="undo" onPress={onLift}>
            {text('blockers.lift')}
          </Button>
        </p>
      )}
    </section>
  )
}
