/**
 * Hosts left, hour by hour, and where it goes from here; as a table for whoever would rather read.
 */
import type { Output } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './BurnDown.module.css'
import { drawBurnDown, drawing } from './burn-down.ts'
import cards from './Cards.module.css'
import { HoursTable } from './HoursTable.tsx'

export interface BurnDownCardProps {
  readonly shown: Output<'overview.show'>
  readonly asTable: boolean
}

export function BurnDownCard({ shown, asTable }: BurnDownCardProps) {
  const text = useText('overview')
  const picture = drawBurnDown(shown)
  return (
    <section className={cards.card} aria-label={text('burnDown.name')}>
      <h2 className={cards.heading}>{text('burnDown.name')}</h2>
      {picture === null && <p className={cards.how}>{text('burnDown.nothing')}</p>}
      {picture !== null && asTable && <HoursTable shown={shown} />}
      {picture !== null && !asTable && <Lines shown={shown} picture={picture} />}
    </section>
  )
}

function Lines({
  shown,
  picture,
}: {
  readonly shown: Output<'overview.show'>
  readonly picture: NonNullable<ReturnType<typeof drawBurnDown>>
}) {
  const text = useText('overview')
  const format = useFormat()
  const { left, recovered, confirmed } = shown.figures
  const unconfirmed = left + recovered - confirmed
  const right = drawing.width - drawing.right
  const isLate = picture.now.x > right - 170
  const side = isLate
    ? { x: picture.now.x - 8, anchor: 'end' as const }
    : { x: picture.now.x + 8, anchor: 'start' as const }
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={text('burnDown.words', { left: format.number(left), unconfirmed: format.number(unconfirmed) })}
    >
      {picture.rows.map(({ y, hosts }) => (
        <g key={hosts}>
          <line className={styles.grid} x1={drawing.left} x2={right} y1={y} y2={y} />
          <text className={styles.axis} x={drawing.left - 8} y={y + 4} textAnchor="end">
            {format.number(hosts)}
          </text>
        </g>
      ))}
      {picture.columns.map(({ x, time }) => (
        <text key={time} className={styles.axis} x={x} y={drawing.height - 6} textAnchor="middle">
          {format.dateTime(time)}
        </text>
      ))}
      {picture.range !== '' && <polygon className={styles.range} points={picture.range} />}
      <line
        className={styles.now}
        x1={picture.now.x}
        x2={picture.now.x}
        y1={drawing.top}
        y2={drawing.height - drawing.bottom}
      />
      <polyline className={styles.unconfirmed} points={picture.unconfirmed} />
      <polyline className={styles.left} points={picture.left} />
      <circle className={styles.dot} cx={picture.now.x} cy={picture.now.y} r="4" />
      <text
        className={styles.wordUnconfirmed}
        x={side.x}
        y={Math.min(picture.now.yUnconfirmed - 6, picture.now.y - 22)}
        textAnchor={side.anchor}
      >
        {text('burnDown.unconfirmed', { n: format.number(unconfirmed) })}
      </text>
      <text className={styles.wordLeft} x={side.x} y={picture.now.y - 7} textAnchor={side.anchor}>
        {text('burnDown.left', { n: format.number(left) })}
      </text>
    </svg>
  )
}
