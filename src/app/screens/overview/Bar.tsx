/**
 * Confirmed, said but not yet seen (hatched), gone again (red), left: one bar, its parts told in words.
 */
import { useId } from 'react'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Bar.module.css'

export interface BarProps {
  readonly label: string
  readonly total: number
  readonly confirmed: number
  readonly unseen: number
  readonly contradicted: number
}

const width = 1_000
const height = 24

export function Bar({ label, total, confirmed, unseen, contradicted }: BarProps) {
  const text = useText('overview')
  const format = useFormat()
  const hatch = useId()
  const part = (hosts: number): number => (total === 0 ? 0 : (hosts / total) * width)
  const words = text('bar', {
    label,
    confirmed: format.number(confirmed),
    unseen: format.number(unseen),
    contradicted: format.number(contradicted),
    left: format.number(total - confirmed - unseen - contradicted),
  })
  return (
    <svg
      className={styles.bar}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <defs>
        <pattern id={hatch} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.hatchGround} width="12" height="12" />
          <rect className={styles.confirmed} width="6" height="12" />
        </pattern>
      </defs>
      <rect className={styles.ground} width={width} height={height} />
      <rect className={styles.confirmed} width={part(confirmed)} height={height} />
      <rect x={part(confirmed)} width={part(unseen)} height={height} fill={`url(#${hatch})`} />
      <rect className={styles.contradicted} x={part(confirmed + unseen)} width={part(contradicted)} height={height} />
    </svg>
  )
}
