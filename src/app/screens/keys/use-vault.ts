/**
 * The state of the vault on this page, and the acts that change it. Each answers with the new state, which takes the
 * place of the old one at once.
 */
import { useEffect } from 'react'
import type { Output } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { type Live, replaceLive, useLive } from '../../live.ts'
import { secondsUntil, useNow } from '../../now.ts'

export type VaultState = Output<'vault.state'>

export function useVault(): Live<VaultState> {
  return useLive('vault.state', {})
}

export function replaceVault(state: VaultState): void {
  replaceLive('vault.state', {}, state)
}

/** A wrong passphrase is counted without a message to all: asked for by whoever typed it. */
export async function askVault(): Promise<void> {
  replaceVault(await call('vault.state', {}))
}

/** Whole seconds until a passphrase may be typed again, 0 when it may be now. */
export function useVaultWait(state: VaultState | undefined): number {
  const now = useNow(1_000)
  return state?.waitUntil == null ? 0 : secondsUntil(state.waitUntil, now)
}

const stayEveryMs = 30_000

/** As long as somebody types or points in this window the open vault stays open; says so twice a minute at most. */
export function useStayOpen(state: VaultState | undefined): void {
  const unlocked = state?.unlocked === true
  const soon = state?.locksSoon === true
  useEffect(() => {
    if (!unlocked) return
    let last = soon ? 0 : Date.now()
    const onActivity = (): void => {
      if (Date.now() - last < stayEveryMs) return
      last = Date.now()
      call('vault.stay', {}).then(replaceVault, () => {})
    }
    window.addEventListener('keydown', onActivity, true)
    window.addEventListener('pointerdown', onActivity, true)
    return () => {
      window.removeEventListener('keydown', onActivity, true)
      window.removeEventListener('pointerdown', onActivity, true)
    }
  }, [unlocked, soon])
}
