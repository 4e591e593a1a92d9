/**
 * A list that was dropped before a workspace was open. It waits here; nothing of it is read.
 */
import { create } from 'zustand'

export const useDropped = create<{ readonly path: string | null }>()(() => ({ path: null }))

export function keepDropped(path: string): void {
  useDropped.setState({ path })
}

export function forgetDropped(): void {
  useDropped.setState({ path: null })
}
