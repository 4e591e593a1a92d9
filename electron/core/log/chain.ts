/**
 * The hash chain: what is hashed, what is signed, and how both are checked.
 *
 * `hash = SHA-256("bluelift-event-v1\0" || canonical bytes of the envelope)`, where the envelope holds everything
 * up to and with `prev`. The signature is Ed25519 over the hash and stands outside it. Vectors: chain.test.ts.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { type Canonical, canonicalText } from '../../../src/domain/log/canonical.ts'
import type { Envelope } from '../../../src/domain/log/event.ts'

const domainTag = Buffer.from('bluelift-event-v1\0', 'utf8')

/** `prev` of a station's first event. */
export const noPrev = '0'.repeat(64)

/** Hash of an envelope as 64 lower-case hex digits. */
export function hashEvent(event: Envelope): string {
  const hashed = {
    station: event.station,
    seq: event.seq,
    time: event.time,
    actor: event.actor,
    incident: event.incident,
    ...(event.host === undefined ? {} : { host: event.host }),
    ...(event.run === undefined ? {} : { run: event.run }),
    type: event.type,
    version: event.version,
    // A payload that has no canonical form makes canonicalText throw: it must never reach the log.
    payload: event.payload as Canonical,
    prev: event.prev,
  }
  return createHash('sha256').update(domainTag).update(canonicalText(hashed), 'utf8').digest('hex')
}

/** Whether the signature is the station's, over this hash. Malformed keys and signatures are simply not valid. */
export function isSigned(hash: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
