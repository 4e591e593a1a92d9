/**
 * What this window remembers of the list of runbooks while one of them is read.
 */
import { create } from 'zustand'

interface Shelf {
  readonly tab: 'runbooks' | 'stop-codes'
  /** What is searched for, in either list. */
  readonly search: string
  /** The row in question. */
  readonly cursor: number
  /** Drafts, withdrawn and older versions too. */
  readonly all: boolean
}

export const useShelf = create<Shelf>()(() => ({ tab: 'runbooks', search: '', cursor: 0, all: false }))

export function searchShelf(search: string): void {
  useShelf.setState({ search, cursor: 0 })
}

export function moveShelfTo(cursor: number): void {
  useShelf.setState({ cursor })
}

export function showTab(tab: Shelf['tab']): void {
  useShelf.setState({ tab, search: '', cursor: 0 })
}

export function toggleAllVersions(): void {
  useShelf.setState(({ all }) => ({ all: !all, cursor: 0 }))
}
