/**
 * Hybrid logical clock as text that sorts: `2024-07-19T05:27:31.042Z/0003`.
 *
 * The wall clock of a repaired computer may be years off; any is accepted. A station's own time never goes
 * back, so that its events sort in the order in which they were written. Times of other stations do not push
 * this one: one event from the year 2099 must not move everybody there.
 */
const counterLimit = 9_999

/**
 * The time of a station's next event.
 *
 * @param last the time of its last event, or `null` before the first
 * @param nowMs the wall clock in milliseconds since 1970; values outside the years 0 to 9999 are clamped
 */
export function nextTime(last: string | null, nowMs: number): string {
  const wall = isoOf(nowMs)
  if (last === null) return `${wall}/0000`
  const slash = last.indexOf('/')
  const lastWall = last.slice(0, slash)
  if (wall > lastWall) return `${wall}/0000`
  const counter = Number(last.slice(slash + 1)) + 1
  if (counter <= counterLimit) return `${lastWall}/${String(counter).padStart(4, '0')}`
  return `${isoOf(Date.parse(lastWall) + 1)}/0000`
}

/** The wall-clock part, ISO 8601 in UTC. */
export function wallOf(time: string): string {
  return time.slice(0, time.indexOf('/'))
}

function isoOf(ms: number): string {
  const clamped = Math.min(Math.max(Math.trunc(ms), -62_167_219_200_000), 253_402_300_799_999)
  return new Date(clamped).toISOString()
}
