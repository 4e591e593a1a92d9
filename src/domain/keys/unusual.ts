/**
 * What stands out among reveals. A mark is a question to a person, not a verdict: nothing is blocked by it.
 */

export interface Reveal {
  readonly event: string
  /** ISO 8601. */
  readonly time: string
  readonly actor: string
  /** Empty when none was open. */
  readonly run: string
  readonly key: string
  /** Where the host stands; empty when that is not known. */
  readonly site: string
  /** Somebody said what came of it, saw it again, or changed the key. */
  readonly hasOutcome: boolean
  readonly isEmergency: boolean
}

/**
 * - `without-run`: nobody was working on the machine
 * - `many`: more than `mostInWindow` within `windowMs` by one person
 * - `other-site`: away from the site where this person revealed nearly all others that day
 * - `no-outcome`: after `outcomeMs` nobody said whether it opened the drive
 * - `emergency`: the log could not be written
 */
export type Unusual = 'without-run' | 'many' | 'other-site' | 'no-outcome' | 'emergency'

/** A trained technician needs more than a minute for a machine; twelve in ten minutes is a list being copied. */
export const windowMs = 10 * 60_000
export const mostInWindow = 12
/** Typing 48 digits takes minutes, starting the machine some more. */
export const outcomeMs = 2 * 3_600_000
/** So many of one day at one site make another site stand out. */
const leastAtSite = 5
const shareAtSite = 0.8

/**
 * Finds what stands out.
 *
 * @param reveals in the order of time
 * @returns the marks of those that have any, by event
 */
export function findUnusual(reveals: readonly Reveal[], nowMs: number): ReadonlyMap<string, readonly Unusual[]> {
  const marks = new Map<string, Unusual[]>()
  const mark = (event: string, what: Unusual): void => {
    const known = marks.get(event) ?? []
    if (!known.includes(what)) marks.set(event, [...known, what])
  }
  for (const reveal of reveals) {
    if (reveal.run === '') mark(reveal.event, 'without-run')
    if (reveal.isEmergency) mark(reveal.event, 'emergency')
    if (!reveal.hasOutcome && nowMs - Date.parse(reveal.time) > outcomeMs) mark(reveal.event, 'no-outcome')
  }
  for (const theirs of groupBy(reveals, ({ actor }) => actor).values()) {
    for (const event of manyOf(theirs)) mark(event, 'many')
    for (const day of groupBy(theirs, ({ time }) => time.slice(0, 10)).values()) {
      for (const event of elsewhereOf(day)) mark(event, 'other-site')
    }
  }
  return marks
}

/** All that lie in any window with too many. */
function manyOf(reveals: readonly Reveal[]): string[] {
  const found = new Set<string>()
  let first = 0
  for (let last = 0; last < reveals.length; last += 1) {
    const end = Date.parse(reveals[last]?.time ?? '')
    while (end - Date.parse(reveals[first]?.time ?? '') > windowMs) first += 1
    if (last - first + 1 <= mostInWindow) continue
    for (const { event } of reveals.slice(first, last + 1)) found.add(event)
  }
  return [...found]
}

/** Those away from the one site at which this person worked that day, if there is such a site. */
function elsewhereOf(day: readonly Reveal[]): string[] {
  const placed = day.filter(({ site }) => site !== '')
  const [home] = [...groupBy(placed, ({ site }) => site)].sort(([, a], [, b]) => b.length - a.length)
  if (home === undefined) return []
  const [site, there] = home
  if (there.length < leastAtSite || there.length < placed.length * shareAtSite) return []
  return placed.filter((reveal) => reveal.site !== site).map(({ event }) => event)
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
