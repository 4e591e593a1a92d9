/**
 * Buffers for secrets: memory of their own, so that filling it with zeros wipes the only copy.
 *
 * A small `Buffer` otherwise shares a pool, and one of 64 bytes or less lies on the engine's heap, also when it comes
 * from `allocUnsafeSlow`: the collector moves it and leaves copies behind. An `ArrayBuffer` of its own never does.
 */
import { createHmac } from 'node:crypto'

export function secretBuffer(sizeBytes: number): Buffer {
  return Buffer.from(new ArrayBuffer(sizeBytes))
}

/** Moves a secret out of a buffer that is wiped then. */
export function takeSecret(from: Uint8Array): Buffer {
  const taken = secretBuffer(from.length)
  taken.set(from)
  from.fill(0)
  return taken
}

/** A key for one purpose, so that no key is used for two. */
export function deriveKey(dataKey: Buffer, purpose: string): Buffer {
  return takeSecret(createHmac('sha256', dataKey).update(purpose).digest())
}
