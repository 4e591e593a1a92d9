/**
 * The open vault of this process: holds the keys while it is open, wipes them when it locks. It is locked at the
 * start, after ten minutes in which nobody did anything, when the computer locks or sleeps, and at the end.
 */
import { Refusal } from '../../../src/domain/refusal.ts'
import type { Workspace } from '../workspace/open.ts'
import { type Guard, openGuard } from './guard.ts'
import { openSealer, type Sealer } from './seal.ts'
import type { OpenedVault } from './slots.ts'

export const idleMs = 10 * 60_000
export const warningMs = 60_000

export interface Keeper {
  readonly guard: Guard
  /** Takes over what a passphrase opened. */
  open(workspace: Workspace, opened: readonly OpenedVault[]): void
  lock(): void
  /** Somebody did something. */
  stay(): void
  /** Whose passphrase opened it, and when it locks; `null` while it is locked. */
  state(): { readonly person: string; readonly locksAt: number } | null
  /** @throws {Refusal} `vault.locked` */
  opened(): readonly OpenedVault[]
  /** The sealer of one vault. @throws {Refusal} `vault.locked` when this vault is not open */
  sealer(vault: string): Sealer
}

export interface KeeperSetting {
  now(): number
  /** It locked, it opened, or it will lock in a minute. */
  changed(): void
}

export function openKeeper({ now, changed }: KeeperSetting): Keeper {
  let held: { readonly opened: readonly OpenedVault[]; readonly sealers: ReadonlyMap<string, Sealer> } | null = null
  let locksAt = 0
  let timer: NodeJS.Timeout | null = null

  const lock = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (held === null) return
    for (const { dataKey } of held.opened) dataKey.fill(0)
    for (const sealer of held.sealers.values()) sealer.wipe()
    held = null
    changed()
  }
  /** The clock decides, not the timer: a computer that slept lets timers run late. */
  const look = (): void => {
    timer = null
    if (held === null) return
    const left = locksAt - now()
    if (left <= 0) {
      lock()
      return
    }
    if (left <= warningMs) changed()
    wait(left > warningMs ? left - warningMs : left)
  }
  const wait = (ms: number): void => {
    timer = setTimeout(look, ms)
    timer.unref()
  }

  return {
    guard: openGuard(now),
    open(workspace, opened) {
      lock()
      held = {
        opened,
        sealers: new Map(opened.map(({ vault, dataKey }) => [vault, openSealer(dataKey, workspace.id, vault)])),
      }
      locksAt = now() + idleMs
      wait(idleMs - warningMs)
      changed()
    },
    lock,
    stay() {
      if (held === null) return
      const wasSoon = locksAt - now() <= warningMs
      locksAt = now() + idleMs
      if (timer !== null) clearTimeout(timer)
      wait(idleMs - warningMs)
      if (wasSoon) changed()
    },
    state() {
      // Asked after a sleep, before the timer: what is over is over.
      if (held !== null && locksAt <= now()) lock()
      return held === null ? null : { person: held.opened[0]?.person ?? '', locksAt }
    },
    opened() {
      if (this.state() === null || held === null) throw new Refusal('vault.locked')
      return held.opened
    },
    sealer(vault) {
      if (this.state() === null) throw new Refusal('vault.locked')
      const sealer = held?.sealers.get(vault)
      if (sealer === undefined) throw new Refusal('vault.locked', { vault })
      return sealer
    },
  }
}
