/**
 * Where a file time lies beside the border between faulty and good, in the machine's own clock. A picture of the
 * order, not of the distance: a reading may be years away.
 */
import { useText } from '../../i18n/index.ts'
import styles from './FileTimeLine.module.css'

interface FileTimeLineProps {
  /** `2024-07-19 05:09`, like `border` in the machine's clock. */
  readonly reading: string
  readonly border: string
  readonly good: boolean
}

const width = 620
const places = { start: 10, first: 225, second: 385, end: 610 }

export function FileTimeLine({ reading, border, good }: FileTimeLineProps) {
  const text = useText('reading')
  const at = good ? places.second : places.first
  const turn = good ? places.first : places.second
  const [readingText, borderText] = sameDay(reading, border) ? [reading.slice(11), border.slice(11)] : [reading, border]
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} 52`} aria-hidden="true" focusable="false">
      <path className={styles.before} d={`M${places.start} 18H${turn}`} />
      {!good && <path className={styles.faulty} d={`M${at} 18H${turn}`} />}
      <path className={styles.good} d={`M${turn} 18H${places.end}`} />
      <path className={styles.turn} d={`M${turn} 8V28`} />
      <circle className={good ? styles.readingGood : styles.readingBad} cx={at} cy="18" r="9" />
      <text className={good ? styles.mineGood : styles.mineBad} x={at} y="46" textAnchor="middle">
        {text('line-mine', { time: readingText })}
      </text>
      <text className={styles.label} x={turn} y="46" textAnchor="middle">
        {text('line-border', { time: borderText })}
      </text>
      {!good && (
        <text className={styles.label} x={places.end} y="46" textAnchor="end">
          {text('line-good')}
        </text>
      )}
    </svg>
  )
}

function sameDay(a: string, b: string): boolean {
  return a.slice(0, 10) === b.slice(0, 10)
}
