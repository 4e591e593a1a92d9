/**
 * A timer: the ring and the digits both say what is left.
 */
import { classNames } from './class-names.ts'
import styles from './Ring.module.css'

export interface RingProps {
  /** What is left; 0 or less when the time is up. */
  readonly seconds: number
  readonly total: number
  /** Without digits where they stand beside it. */
  readonly withDigits?: boolean
  /** `small` and `normal` have the digits beside them, `card` (50 px) and `large` (168 px) inside. */
  readonly size?: 'small' | 'normal' | 'card' | 'large'
}

const radius = 10
const round = 2 * Math.PI * radius

export function Ring({ seconds, total, withDigits = true, size = 'normal' }: RingProps) {
  const left = Math.max(0, Math.ceil(seconds))
  const part = total > 0 ? Math.min(1, left / total) : 0
  const inside = size === 'card' || size === 'large'
  return (
    <span
      className={classNames(styles.timer, inside && styles.inside, inside && styles[size], left === 0 && styles.over)}
    >
      <svg
        className={classNames(styles.ring, !inside && styles[size])}
        viewBox="0 0 24 24"
        aria-hidden="true"
        focusable="false"
      >
        <circle className={styles.empty} cx="12" cy="12" r={radius} />
        <circle
          className={styles.left}
          cx="12"
          cy="12"
          r={radius}
          strokeDasharray={`${((left === 0 ? 1 : part) * round).toFixed(2)} ${round.toFixed(2)}`}
          transform="rotate(-90 12 12)"
        />
      </svg>
      {withDigits && <span className={styles.digits}>{clockDigits(left)}</span>}
    </span>
  )
}

/** "2:15", "1:02:15". */
export function clockDigits(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
