/**
 * The time, as often as a screen needs it: one clock for the page, and nothing is drawn between two ticks.
 */
import { useSyncExternalStore } from 'react'

const tickMs = 250
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of [...listeners]) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

/** Milliseconds since 1970, in steps of `everyMs`. */
export function useNow(everyMs: number): number {
  return useSyncExternalStore(listen, () => Math.floor(Date.now() / everyMs) * everyMs)
}

/** Whole seconds from `now` to an ISO time, 0 when it is over. */
export function secondsUntil(iso: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - now) / 1000))
}
