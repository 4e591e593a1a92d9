/**
 * What has just been done, said in one sentence, with its undo where there is one.
 */
import { create } from 'zustand'

export interface ToastItem {
  readonly id: number
  readonly text: string
  readonly undo?: () => void
}

/** A sentence is gone after 8 s; one that can be taken back stays long enough to be read twice. */
const shownMs = 8_000
const shownWithUndoMs = 20_000

export const useToasts = create<{ readonly items: readonly ToastItem[] }>()(() => ({ items: [] }))
let lastId = 0

/** Says something without asking anything. The newest three are seen. @returns its id, to take it away early */
export function say(text: string, { undo }: { readonly undo?: () => void } = {}): number {
  const item: ToastItem = { id: ++lastId, text, ...(undo === undefined ? {} : { undo }) }
  useToasts.setState(({ items }) => ({ items: [...items, item].slice(-3) }))
  setTimeout(() => dismissToast(item.id), undo === undefined ? shownMs : shownWithUndoMs)
  return item.id
}

export function dismissToast(id: number): void {
  useToasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }))
}

/** Takes back what the toast said, once. */
export function undoToast(id: number): void {
  const item = useToasts.getState().items.find((one) => one.id === id)
  dismissToast(id)
  item?.undo?.()
}
