/**
 * What stands on the chart of a runbook, so that 60 to 200 steps stay readable: which steps are boxes, which arrows
 * are lines between them, and which are only named in the box that they leave.
 *
 * A small chart is drawn whole. On a larger one what else may stand on the screen (deviations, limits) is counted in
 * its box and drawn on request; arrows that lead back, far away or to an end that others lead to are named, because
 * as lines they would cross everything.
 */
import type { ChartArrow } from './chart.ts'
import { groupBy, orderForReading } from './reading-order.ts'

export interface ChartOf {
  readonly start: string
  readonly steps: readonly { readonly id: string; readonly kind: string }[]
  readonly arrows: readonly ChartArrow[]
}

/** All arrows from one step to another. */
export interface ChartLine {
  readonly from: string
  readonly to: string
  readonly likely: boolean
  readonly arrows: readonly ChartArrow[]
}

export interface DrawnChart {
  /** The boxes, in the order in which they are read. */
  readonly steps: readonly string[]
  readonly lines: readonly ChartLine[]
  /** Named in the box of `from`. */
  readonly jumps: readonly ChartLine[]
  /** How many answers of a step are not on the chart. */
  readonly aside: ReadonlyMap<string, number>
  /** Steps that only such answers lead to. */
  readonly left: readonly string[]
}

/** Up to so many steps everything is a line. */
const fewSteps = 20
/** An arrow over more rows than this is named, where another line leads to the same step. */
const farRows = 3

/** @param whole deviations and limits too */
export function drawChart({ start, steps, arrows }: ChartOf, whole: boolean): DrawnChart {
  const few = steps.length <= fewSteps
  const isShown = ({ kind }: ChartArrow) => few || whole || kind === 'next' || kind === 'option'
  const all = joinArrows(arrows.filter(isShown))
  const order = orderForReading(start, all)
  const reached = new Set(order.steps)
  const between = all.filter(({ from }) => reached.has(from))
  const forward = between.filter((line) => !order.back.has(line))
  const ends = new Set(steps.filter(({ kind }) => kind === 'outcome').map(({ id }) => id))
  const named = few ? new Set<ChartLine>() : new Set([...order.back, ...findFar(order.steps, forward, ends)])
  const asides = arrows.filter((arrow) => reached.has(arrow.from) && !isShown(arrow))
  return {
    steps: order.steps,
    lines: between.filter((line) => !named.has(line)),
    jumps: between.filter((line) => named.has(line)),
    aside: new Map([...groupBy(asides, ({ from }) => from)].map(([from, of]) => [from, of.length])),
    left: steps.map(({ id }) => id).filter((id) => !reached.has(id)),
  }
}

/** One line for all arrows between two steps. */
function joinArrows(arrows: readonly ChartArrow[]): ChartLine[] {
  const joined = groupBy(arrows, ({ from, to }) => JSON.stringify([from, to]))
  return [...joined.values()].flatMap((of) => {
    const [first] = of
    return first === undefined
      ? []
      : [{ from: first.from, to: first.to, likely: of.some(({ likely }) => likely), arrows: of }]
  })
}

/** Of the lines that end at one step all but the best one, where they come from far or it is an end. */
function findFar(steps: readonly string[], lines: readonly ChartLine[], ends: ReadonlySet<string>): ChartLine[] {
  const rows = rowsOf(steps, lines)
  const rowOf = (step: string) => rows.get(step) ?? 0
  return [...groupBy(lines, ({ to }) => to)].flatMap(([to, ending]) => {
    const nearest = ending.toSorted((a, b) => Number(b.likely) - Number(a.likely) || rowOf(b.from) - rowOf(a.from))
    return nearest.slice(1).filter(({ from }) => ends.has(to) || rowOf(to) - rowOf(from) > farRows)
  })
}

/** The row of a step: one below the lowest that leads to it. */
function rowsOf(steps: readonly string[], lines: readonly ChartLine[]): ReadonlyMap<string, number> {
  const leaving = groupBy(lines, ({ from }) => from)
  const rows = new Map<string, number>()
  for (const step of steps) {
    const row = rows.get(step) ?? 0
    rows.set(step, row)
    for (const { to } of leaving.get(step) ?? []) rows.set(to, Math.max(rows.get(to) ?? 0, row + 1))
  }
  return rows
}
