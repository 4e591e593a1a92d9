/**
 * Arrow keys on the chart: down along the likely line, up along the way that led here, sideways to the other answers
 * of the step before.
 */
import type { ChartArrow } from '../../../contract/index.ts'
import type { DrawnChart } from '../../../domain/runbook/draw-chart.ts'
import type { Area } from './chart-graph.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

export interface OnChart {
  readonly drawn: DrawnChart
  readonly boxes: ReadonlyMap<string, Area>
  /** From the first step to the selected one. */
  readonly way: readonly string[]
  readonly arrows: readonly ChartArrow[]
}

/** @returns the step that the key leads to, or `null` where no line goes that way */
export function followLine(direction: Direction, { drawn, boxes, way, arrows }: OnChart): string | null {
  const step = way.at(-1)
  const before = way.at(-2) ?? null
  if (step === undefined) return null
  if (direction === 'up') return before
  if (direction === 'down') {
    const lines = [...drawn.lines, ...drawn.jumps].filter(({ from }) => from === step)
    const main = lines.find(({ likely }) => likely) ?? lines[0]
    return main?.to ?? arrows.find(({ from }) => from === step)?.to ?? null
  }
  const xOf = (id: string) => boxes.get(id)?.x ?? 0
  const beside = before === null ? [] : drawn.lines.filter(({ from }) => from === before).map(({ to }) => to)
  const sorted = [...new Set(beside)].filter((id) => boxes.has(id)).sort((a, b) => xOf(a) - xOf(b))
  const next = sorted[sorted.indexOf(step) + (direction === 'right' ? 1 : -1)]
  return (sorted.includes(step) ? next : undefined) ?? findBeside(direction, step, boxes)
}

/** The nearest box in the same row. */
function findBeside(direction: 'left' | 'right', step: string, boxes: ReadonlyMap<string, Area>): string | null {
  const here = boxes.get(step)
  if (here === undefined) return null
  const sign = direction === 'right' ? 1 : -1
  const beside = [...boxes].filter(
    ([, { x, y, height }]) => sign * (x - here.x) > 0 && y < here.y + here.height && y + height > here.y,
  )
  const nearest = beside.toSorted(([, a], [, b]) => sign * (a.x - b.x))[0]
  return nearest?.[0] ?? null
}
