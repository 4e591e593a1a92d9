/**
 * One run on the bench: which host, which step, and how long until it needs somebody.
 */
import { classNames, Ring, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import { secondsUntil } from '../../now.ts'
import styles from './Bench.module.css'
import type { PlacedHost } from './use-fixed-order.ts'

interface RunCardProps extends PlacedHost {
  readonly index: number
  readonly atCursor: boolean
  readonly dense: boolean
  readonly now: number
  onOpen(): void
  onFocus(): void
}

export function RunCard({ item, gone, index, atCursor, dense, now, onOpen, onFocus }: RunCardProps) {
  const text = useText('bench')
  const { host, step } = item
  const left = host.waitUntil === null ? null : secondsUntil(host.waitUntil, now)
  const needsMe = !gone && (left === null || left === 0)
  const where = host.place === '' ? host.site : host.place
  return (
    <button
      type="button"
      className={classNames(
        styles.card,
        needsMe && styles.needsMe,
        atCursor && styles.atCursor,
        gone && styles.gone,
        dense && styles.low,
      )}
      data-card={index}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <span className={styles.cardHead}>
        <StatusMark status={host.status} size="card" />
        <span className={styles.name}>{host.name}</span>
        {index < 9 && <KeyCap keys={String(index + 1)} />}
      </span>
      <span className={styles.middle}>
        <span className={styles.words}>
          <span className={styles.step}>{step.title}</span>
          <span className={styles.where}>
            {where === '' ? text('stepOnly', { n: step.number }) : text('step', { place: where, n: step.number })}
          </span>
        </span>
        {left !== null && !gone && <Timer host={host} left={left} />}
      </span>
      {!dense && <Foot item={item} gone={gone} left={left} atCursor={atCursor} />}
    </button>
  )
}

function Timer({ host, left }: { readonly host: PlacedHost['item']['host']; readonly left: number }) {
  const total = (Date.parse(host.waitUntil ?? '') - Date.parse(host.since)) / 1000
  return <Ring size="card" seconds={left} total={total} />
}

interface FootProps extends PlacedHost {
  readonly left: number | null
  readonly atCursor: boolean
}

function Foot({ item: { host, touchedAt }, gone, left, atCursor }: FootProps) {
  const text = useText('bench')
  const format = useFormat()
  if (gone) return <span className={styles.cardFoot}>{text('gone')}</span>
  if (atCursor) {
    return (
      <span className={styles.goOn}>
        {text('goOn')}
        <KeyCap keys="Enter" />
      </span>
    )
  }
  const time = format.time(left === null ? touchedAt : (host.waitUntil ?? ''))
  const key = left === null ? 'readySince' : left === 0 ? 'timerDone' : 'backAt'
  return (
    <span className={classNames(styles.cardFoot, (left === null || left === 0) && styles.ready)}>
      {text(key, { time })}
    </span>
  )
}
