/** The usual way from the first step to another one, for the eye: the fewest answers, the likely ones first. */
import type { ChartArrow } from './chart.ts'
import { groupBy } from './reading-order.ts'

/** What one arrow costs: a likely one little, a deviation as much as several answers, a limit more than anything. */
function costOf({ kind, likely }: ChartArrow): number {
  if (kind === 'limit') return 50
  if (kind === 'deviation') return 10
  return likely ? 1 : 3
}

/** @returns the steps of the way, both ends included; empty when nothing leads there */
export function findWayTo(start: string, step: string, arrows: readonly ChartArrow[]): readonly string[] {
  const leaving = groupBy(arrows, ({ from }) => from)
  const costs = new Map([[start, 0]])
  const before = new Map<string, string>()
  const open = new Set([start])
  while (open.size > 0) {
    const nearest = [...open].reduce((a, b) => ((costs.get(b) ?? 0) < (costs.get(a) ?? 0) ? b : a))
    if (nearest === step) return wayBack(start, step, before)
    open.delete(nearest)
    for (const arrow of leaving.get(nearest) ?? []) {
      const cost = (costs.get(nearest) ?? 0) + costOf(arrow)
      if (cost >= (costs.get(arrow.to) ?? Number.POSITIVE_INFINITY)) continue
      costs.set(arrow.to, cost)
      before.set(arrow.to, nearest)
      open.add(arrow.to)
    }
  }
  return []
}

function wayBack(start: string, step: string, before: ReadonlyMap<string, string>): string[] {
  const way = [step]
  for (let at = step; at !== start; ) {
    at = before.get(at) ?? start
    way.unshift(at)
  }
  return way
}
