/**
 * What lists of live machines say about a host: "done" and "back" are two figures.
 *
 * A sighting is evidence that a host was alive at a time. The time of a list is the newest sighting in it: a list of
 * this morning proves nothing about the afternoon.
 */
import type { HostStatus } from '../log/event.ts'

/** What one list says of the host. */
export interface Sighting {
  /** When it was last seen. UTC, ISO 8601. */
  readonly seen: string
  /** The newest sighting of the whole list. */
  readonly asOf: string
  /** Where the list comes from, as the person who loaded it named it. */
  readonly source: string
  readonly reverted: boolean
}

export type Confirmation = 'none' | 'confirmed' | 'contradicted'

/**
 * What somebody should look at.
 * `contradicted`: said done, not seen since, and hours have passed in which others were seen.
 * `alive-untouched`: nobody worked on it, yet it was alive when the list was made: it may have healed by itself.
 * `alive-unfinished`: work on it is open, held or handed on, yet it was alive when the list was made.
 */
export type Attention = '' | 'contradicted' | 'alive-untouched' | 'alive-unfinished'

export interface Evidence {
  readonly confirmation: Confirmation
  readonly attention: Attention
  /** The newest sighting. Empty when there is none. */
  readonly seenAt: string
  readonly seenBy: string
}

/** So long a machine may need to report after it starts; sensors and management agents report within two hours. */
export const graceMs = 4 * 3_600_000

/** Whoever was seen so shortly before the newest sighting of a list was alive when the list was made. */
export const aliveWithinMs = 3_600_000

/**
 * Weighs all sightings of one host against what was said of it.
 *
 * @param back since when it is said to be back: the end of the run, or the time of the act, or the sighting on which
 *   the act rests; `null` when nobody says that it is back
 * @param since since when it has its status; empty when nobody ever touched it
 */
export function weighSightings(
  status: HostStatus,
  back: string | null,
  since: string,
  sightings: readonly Sighting[],
): Evidence {
  const standing = sightings.filter(({ reverted }) => !reverted)
  const newest = standing.reduce<Sighting | null>(
    (best, one) => (best === null || isNewer(one, best) ? one : best),
    null,
  )
  if (newest === null) return { confirmation: 'none', attention: '', seenAt: '', seenBy: '' }
  const seen = { seenAt: newest.seen, seenBy: newest.source }
  if (status === 'recovered' && back !== null) {
    if (newest.seen >= back) return { ...seen, confirmation: 'confirmed', attention: '' }
    const silent = standing.some(({ asOf }) => Date.parse(asOf) - Date.parse(back) >= graceMs)
    return silent
      ? { ...seen, confirmation: 'contradicted', attention: 'contradicted' }
      : { ...seen, confirmation: 'none', attention: '' }
  }
  const isAlive = standing.some(
    ({ seen: at, asOf }) => Date.parse(asOf) - Date.parse(at) <= aliveWithinMs && at > since,
  )
  if (!isAlive || status === 'retired' || status === 'recovered')
    return { ...seen, confirmation: 'none', attention: '' }
  return { ...seen, confirmation: 'none', attention: status === 'not-started' ? 'alive-untouched' : 'alive-unfinished' }
}

/** Ties by source, so that the order of arrival never shows. */
function isNewer(one: Sighting, other: Sighting): boolean {
  return one.seen > other.seen || (one.seen === other.seen && one.source < other.source)
}
