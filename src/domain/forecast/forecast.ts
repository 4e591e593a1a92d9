/**
 * When will it be done: the pace of the last hours, played forward many times.
 *
 * Machines come back in bursts: shifts, batches, a blocker that is lifted. A mean with a bell curve around it promises
 * too much then. So past hours are drawn again and again in blocks of two, as they were, until nothing is left; the
 * range holds eight of ten of these futures. The last machines are the hard ones: when little is left, the pace is
 * slowed as the reference below says. The result is a range, never one time.
 *
 * Pure: the same figures give the same forecast on every laptop; the dice are thrown by a generator with a fixed seed.
 */

export interface PastHour {
  /** Hosts finished in this hour. */
  readonly finished: number
}

export interface Forecast {
  /** Hours from now until nothing is left, in the middle of the futures. */
  readonly middleHours: number
  /** One future in ten ends earlier. */
  readonly earliestHours: number
  /** One future in ten ends later. */
  readonly latestHours: number
  /** Hosts an hour over the hours that were looked at. */
  readonly pace: number
  /** How many past hours it rests on. */
  readonly hours: number
}

/** Why there is none. */
export type NoForecast = { readonly because: 'nothing-left' | 'too-early' | 'standing-still' | 'beyond-a-month' }

/** So many hours of the past are looked at: a shift, and what stands behind it. */
export const lookBackHours = 12
/** Fewer hours than this say nothing about the next. */
export const fewestHours = 3
const futures = 400
const blockHours = 2
const longestHours = 24 * 31
/** The last tenth goes at about half the pace: what is left then is far away, blocked, or broken in another way. */
const tailShare = 0.1
const tailPace = 0.6
/** How unsure the mean pace itself is, by how few hours it rests on: each future has a pace of its own. */
const paceDoubt = 1.15

/**
 * Forecasts the finish.
 *
 * @param past full hours, oldest first; the current, unfinished hour is left out
 * @param left hosts that are neither recovered nor retired
 * @param total hosts of the incident, for the slow end
 */
export function forecastFinish(past: readonly PastHour[], left: number, total: number): Forecast | NoForecast {
  if (left <= 0) return { because: 'nothing-left' }
  const firstWorked = past.findIndex(({ finished }) => finished > 0)
  const hours = (firstWorked < 0 ? [] : past.slice(firstWorked)).slice(-lookBackHours).map(({ finished }) => finished)
  if (hours.length < fewestHours)
    return { because: firstWorked < 0 && past.length >= fewestHours ? 'standing-still' : 'too-early' }
  const done = hours.reduce((sum, finished) => sum + finished, 0)
  if (done === 0) return { because: 'standing-still' }
  const random = diceOf(hours, left)
  const ends = Array.from({ length: futures }, () => playForward(hours, left, total, random)).sort((a, b) => a - b)
  const at = (share: number): number => ends[Math.min(futures - 1, Math.floor(share * futures))] ?? longestHours
  if (at(0.5) >= longestHours) return { because: 'beyond-a-month' }
  return {
    earliestHours: at(0.1),
    middleHours: at(0.5),
    latestHours: at(0.9),
    pace: done / hours.length,
    hours: hours.length,
  }
}

function playForward(hours: readonly number[], left: number, total: number, random: () => number): number {
  const tail = Math.max(1, total * tailShare)
  const doubt = Math.exp(normal(random) * (paceDoubt / Math.sqrt(hours.length)))
  let rest = left
  for (let hour = 0; hour < longestHours; ) {
    const start = Math.floor(random() * hours.length)
    for (let step = 0; step < blockHours && hour < longestHours; step += 1) {
      const drawn = hours[(start + step) % hours.length] ?? 0
      const pace = drawn * doubt * (rest <= tail ? tailPace : 1)
      if (pace >= rest) return hour + rest / Math.max(pace, 1e-9)
      rest -= pace
      hour += 1
    }
  }
  return longestHours
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Mulberry32 by Tommy Ettinger, public domain: good enough to draw hours, the same everywhere. */
function diceOf(hours: readonly number[], left: number): () => number {
  let state = hours.reduce((sum, finished) => Math.imul(sum ^ finished, 0x85ebca6b), left | 1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
