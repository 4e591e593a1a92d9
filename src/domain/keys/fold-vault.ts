/**
 * Vaults and who can open them, from the events, in the total order.
 *
 * A workspace has one vault; two stations that each made one before they met keep both, and the older one takes new
 * keys. The last passphrase of a vault never goes: of two removals that together would leave none, the later one
 * does not count.
 */
import { eventIdOf } from '../ids.ts'
import { wallOf } from '../log/clock.ts'
import { type Envelope, isEvent } from '../log/event.ts'

export interface Slot {
  readonly id: string
  readonly vault: string
  readonly kind: 'passphrase' | 'keychain'
  readonly person: string
  /** SHA-256 of the attachment that holds the wrapped data key. */
  readonly header: string
  readonly addedAt: string
  readonly addedBy: string
  readonly changedAt: string
}

export interface VaultFold {
  /** Oldest first. */
  readonly vaults: readonly { readonly id: string; readonly event: string; readonly createdAt: string }[]
  /** Those that stand, oldest first. */
  readonly slots: readonly Slot[]
  /** Attachments that were wrapped keys and must not be kept any longer. */
  readonly erased: readonly string[]
  readonly second: 'nobody' | 'criticality-1'
}

/** The types that `foldVault` reads. */
export const vaultEventTypes = [
  'vault-created',
  'vault-slot-added',
  'vault-slot-changed',
  'vault-slot-removed',
  'vault-policy-set',
] as const

/** @param events in the total order; other types are passed over */
export function foldVault(events: readonly Envelope[]): VaultFold {
  const vaults: VaultFold['vaults'][number][] = []
  const slots = new Map<string, Slot>()
  const erased = new Set<string>()
  let second: VaultFold['second'] = 'nobody'
  for (const event of events) {
    if (isEvent(event, 'vault-created')) {
      vaults.push({
        id: event.payload.vault,
        event: eventIdOf(event.station, event.seq),
        createdAt: wallOf(event.time),
      })
    } else if (isEvent(event, 'vault-slot-added')) {
      const { slot, ...rest } = event.payload
      const at = wallOf(event.time)
      slots.set(slot, { id: slot, ...rest, addedAt: at, addedBy: event.actor, changedAt: at })
    } else if (isEvent(event, 'vault-slot-changed')) {
      const slot = slots.get(event.payload.slot)
      if (slot === undefined) {
        erased.add(event.payload.header)
        continue
      }
      erased.add(slot.header)
      slots.set(slot.id, { ...slot, header: event.payload.header, changedAt: wallOf(event.time) })
    } else if (isEvent(event, 'vault-slot-removed')) {
      const slot = slots.get(event.payload.slot)
      if (slot === undefined || isLastPassphrase(slot, [...slots.values()])) continue
      erased.add(slot.header)
      slots.delete(slot.id)
    } else if (isEvent(event, 'vault-policy-set')) {
      second = event.payload.second
    }
  }
  const standing = [...slots.values()]
  return {
    vaults,
    slots: standing,
    erased: [...erased].filter((header) => !standing.some((slot) => slot.header === header)),
    second,
  }
}

/** Whether nobody could open the vault with a passphrase any more. */
export function isLastPassphrase(slot: Slot, slots: readonly Slot[]): boolean {
  return !slots.some((other) => other.id !== slot.id && other.vault === slot.vault && other.kind === 'passphrase')
}
