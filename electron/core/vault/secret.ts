/**
 * Buffers for secrets: memory of their own, so that filling it with zeros wipes the only copy.
 *
 * A small `Buffer` otherwise shares a pool, and a small typed array lies on the engine's heap, which moves it and
 * leaves copies behind.
 */
import { createHmac } from 'node:crypto'

export function secretBuffer(sizeBytes: number): Buffer {
  return Buffer.allocUnsafeSlow(sizeBytes).fill(0)
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
