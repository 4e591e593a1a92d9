/**
 * How long to wait after wrong passphrases. It slows down whoever sits at this computer; whoever has a copy of the
 * files is slowed down by the key derivation alone.
 */

/** Typing errors are free. */
const free = 2
const firstMs = 2_000
const longestMs = 5 * 60_000

/** The wait after so many wrong passphrases in a row, in milliseconds. */
export function delayAfter(failures: number): number {
  if (failures <= free) return 0
  return Math.min(longestMs, firstMs * 2 ** (failures - free - 1))
}

/**
 * What is left of the wait.
 *
 * A clock that was set back must not lock anybody out for a year: never more than the whole wait.
 *
 * @param lastMs when the last wrong one was typed
 */
export function waitLeft(failures: number, lastMs: number, nowMs: number): number {
  const delay = delayAfter(failures)
  return Math.min(delay, Math.max(0, lastMs + delay - nowMs))
}
