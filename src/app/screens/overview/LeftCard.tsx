/**
 * What is left, by status.
 */
import type { Output } from '../../../contract/index.ts'
import type { HostStatus } from '../../../domain/log/event.ts'
import { StatusMark } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Cards.module.css'
import { Figure, Since } from './Figure.tsx'

type Shown = Output<'overview.show'>

const parts = [
  ['not-started', 'notStarted'],
  ['in-progress', 'inProgress'],
  ['waiting', 'waiting'],
  ['blocked', 'blocked'],
  ['escalated', 'escalated'],
] as const satisfies readonly (readonly [HostStatus, keyof Shown['figures']])[]
const unfinished = parts.map(([status]) => status)

export function LeftCard({ shown }: { readonly shown: Shown }) {
  const text = useText('overview')
  const status = useText('status')
  const { figures } = shown
  return (
    <section className={styles.card} aria-label={text('left.name')}>
      <h2 className={styles.name}>{text('left.name')}</h2>
      <p className={styles.row}>
        <Figure value={figures.left} label={text('left.name')} filter={{ status: unfinished }} size="huge" />
        <Since shown={shown} name="left" />
      </p>
      <ul className={styles.statuses}>
        {parts.map(([name, figure]) => (
          <li key={name}>
            <StatusMark status={name} withWord />
            <Figure value={figures[figure]} label={status(name)} filter={{ status: [name] }} />
          </li>
        ))}
        <li>
          <span>{text('left.critical')}</span>
          <Figure
            value={figures.criticalLeft}
            label={text('left.critical')}
            filter={{ status: unfinished, criticality: [1] }}
          />
        </li>
      </ul>
    </section>
  )
}
