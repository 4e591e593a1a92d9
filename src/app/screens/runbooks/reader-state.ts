/**
 * How this window shows a runbook: as a chart or as a list, with every line or only the main ones.
 */
import { create } from 'zustand'

interface Reading {
  readonly view: 'chart' | 'list'
  /** Deviations and limits are drawn too. */
  readonly whole: boolean
}

export const useReading = create<Reading>()(() => ({ view: 'chart', whole: false }))

export function toggleView(): void {
  useReading.setState(({ view }) => ({ view: view === 'chart' ? 'list' : 'chart' }))
}

export function toggleWhole(): void {
  useReading.setState(({ whole }) => ({ whole: !whole }))
}
