/**
 * Whether the dialog that opens the vault is shown.
 */
import { create } from 'zustand'

export const useUnlock = create<{ readonly open: boolean }>()(() => ({ open: false }))

export function openUnlock(): void {
  useUnlock.setState({ open: true })
}

export function closeUnlock(): void {
  useUnlock.setState({ open: false })
}
