/**
 * The chart as a picture, the same on the screen and on paper. A screen reader gets the list instead.
 */
import { memo } from 'react'
import type { ChartLine, DrawnChart } from '../../../domain/runbook/draw-chart.ts'
import type { Book } from './book.ts'
import { ChartBox } from './ChartBox.tsx'
import styles from './ChartPicture.module.css'
import type { Area, LaidOutLine, Layout, Point } from './chart-graph.ts'

export interface ChartPictureProps {
  readonly book: Book
  readonly drawn: DrawnChart
  readonly layout: Layout
  /** The part that is shown. */
  readonly part: Area
  /** The selected step, or `null` on paper. */
  readonly selected: string | null
  /** The way to it. */
  readonly way: readonly string[]
  /** Open runs by the step at which they stand. */
  readonly counts: Readonly<Record<string, number>>
  sayLine(line: ChartLine): string
  onSelect(id: string): void
  onHosts(id: string): void
}

export function ChartPicture(props: ChartPictureProps) {
  const { part } = props
  return (
    <svg
      className={styles.picture}
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <Content {...props} />
    </svg>
  )
}

type ContentProps = Omit<ChartPictureProps, 'part'>

/** Drawn again only when something on it changes, not while the view moves. */
const Content = memo(function Content(props: ContentProps & { readonly part?: Area }) {
  const { book, drawn, layout, selected, way, counts, sayLine, onSelect, onHosts } = props
  const steps = new Set(way.slice(1).map((to, at) => `${way[at]} ${to}`))
  const isOnWay = ({ line }: LaidOutLine) => steps.has(`${line.from} ${line.to}`)
  // The way lies above the other lines.
  const lines = layout.lines.toSorted((a, b) => Number(isOnWay(a)) - Number(isOnWay(b)))
  return (
    <>
      {lines.map((laid) => (
        <Line key={`${laid.line.from} ${laid.line.to}`} laid={laid} onWay={isOnWay(laid)} />
      ))}
      {layout.lines.map(
        ({ line, label }) =>
          label !== null && (
            <foreignObject key={`${line.from} ${line.to}`} {...areaOf(label)}>
              <p className={styles.label} title={label.text}>
                <span>{label.text}</span>
              </p>
            </foreignObject>
          ),
      )}
      {drawn.steps.map((id) => {
        const step = book.stepOf(id)
        const area = layout.boxes.get(id)
        if (step === undefined || area === undefined) return null
        return (
          <foreignObject key={id} className={styles.place} {...areaOf(area)}>
            <ChartBox
              book={book}
              step={step}
              jumps={drawn.jumps.filter(({ from }) => from === id)}
              aside={drawn.aside.get(id) ?? 0}
              selected={id === selected}
              onWay={way.includes(id)}
              hosts={counts[id] ?? 0}
              sayLine={sayLine}
              onSelect={onSelect}
              onHosts={onHosts}
            />
          </foreignObject>
        )
      })}
    </>
  )
}, isSameContent)

const compared = ['book', 'drawn', 'layout', 'selected', 'way', 'counts', 'sayLine'] as const

function isSameContent(before: ContentProps, now: ContentProps): boolean {
  return compared.every((name) => before[name] === now[name])
}

function areaOf({ x, y, width, height }: Area): Area {
  return { x, y, width, height }
}

function Line({ laid: { line, points }, onWay }: { readonly laid: LaidOutLine; readonly onWay: boolean }) {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return null
  const look = onWay ? styles.onWay : line.likely ? styles.likely : styles.plain
  return (
    <g className={look}>
      <path className={styles.line} d={`M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      <path className={styles.head} d={arrowHead(before, end)} />
    </g>
  )
}

const headLength = 8
const headHalf = 4

/** A triangle whose point stands at the box. */
function arrowHead(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const [bx, by] = [to.x - ux * headLength, to.y - uy * headLength]
  return `M${to.x} ${to.y}L${bx - uy * headHalf} ${by + ux * headHalf}L${bx + uy * headHalf} ${by - ux * headHalf}z`
}
