/**
 * Steps in an order in which they can be read: a step after those that lead to it, the usual way before the others,
 * loops left aside.
 */

/** From where to where, and whether it is the usual way. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly likely: boolean
}

export interface ReadingOrder<W extends Way> {
  /** Every step that the start leads to. */
  readonly steps: readonly string[]
  /** The ways that lead back into what was on the way already. Without them there is no loop. */
  readonly back: ReadonlySet<W>
}

export function orderForReading<W extends Way>(start: string, ways: readonly W[]): ReadingOrder<W> {
  const leaving = groupByFrom(ways)
  const back = findBack(start, leaving)
  const open = new Map<string, number>()
  const reached = new Set([start])
  const toCount = [start]
  for (let from = toCount.pop(); from !== undefined; from = toCount.pop()) {
    for (const way of leaving.get(from) ?? []) {
      if (back.has(way)) continue
      open.set(way.to, (open.get(way.to) ?? 0) + 1)
      if (!reached.has(way.to)) toCount.push(way.to)
      reached.add(way.to)
    }
  }
  const steps: string[] = []
  const ready = [start]
  for (let step = ready.pop(); step !== undefined; step = ready.pop()) {
    steps.push(step)
    // The likeliest is pushed last, so that it is read next.
    for (const way of (leaving.get(step) ?? []).toReversed()) {
      if (back.has(way)) continue
      const left = (open.get(way.to) ?? 0) - 1
      open.set(way.to, left)
      if (left === 0) ready.push(way.to)
    }
  }
  return { steps, back }
}

/** What has the same key together, each group in the order in which it stands. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** The likely ones first, else as they stand. */
function groupByFrom<W extends Way>(ways: readonly W[]): ReadonlyMap<string, readonly W[]> {
  const leaving = groupBy(ways, ({ from }) => from)
  return new Map([...leaving].map(([from, of]) => [from, of.toSorted((a, b) => Number(b.likely) - Number(a.likely))]))
}

function findBack<W extends Way>(start: string, leaving: ReadonlyMap<string, readonly W[]>): Set<W> {
  const back = new Set<W>()
  const state = new Map<string, 'on the way' | 'done'>()
  const visit = (step: string): void => {
    state.set(step, 'on the way')
    for (const way of leaving.get(step) ?? []) {
      const seen = state.get(way.to)
      if (seen === undefined) visit(way.to)
      else if (seen === 'on the way') back.add(way)
    }
    state.set(step, 'done')
  }
  visit(start)
  return back
}
