/**
 * A host that waits for something that this person cannot do now: a blocker, another person, a key.
 */
import type { Output } from '../../../contract/index.ts'
import { classNames, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './Bench.module.css'

interface HeldCardProps {
  readonly host: Output<'run.bench'>['held'][number]['host']
  readonly hostsWithSameBlocker: number
  readonly index: number
  readonly atCursor: boolean
  onOpen(): void
  onFocus(): void
}

export function HeldCard({ host, hostsWithSameBlocker, index, atCursor, onOpen, onFocus }: HeldCardProps) {
  const text = useText('bench')
  const format = useFormat()
  const time = format.dateTime(host.since)
  const blocked = host.status === 'blocked'
  const what = blocked ? host.blocker : text(host.status === 'escalated' ? 'handedOver' : 'forPerson')
  const why = host.reason === '' ? text('since', { time }) : text('reasonSince', { reason: host.reason, time })
  return (
    <button
      type="button"
      className={classNames(styles.card, styles.flat, atCursor && styles.atCursor)}
      data-card={index}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <span className={styles.cardHead}>
        <StatusMark status={host.status} size="card" />
        <span className={styles.name}>{host.name}</span>
        {index < 9 && <KeyCap keys={String(index + 1)} />}
      </span>
      <span className={styles.heldWhat}>{what}</span>
      <span className={styles.where}>
        {blocked && hostsWithSameBlocker > 1
          ? text('others', { count: hostsWithSameBlocker, n: format.number(hostsWithSameBlocker), time })
          : why}
      </span>
    </button>
  )
}
