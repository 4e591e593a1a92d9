/**
 * The identifiers of the field, branded, so that a step id is never passed as a host id.
 *
 * All are text: they go into events, file names and scripts. Crockford base32 leaves out the letters
 * that are misread on a label (I, L, O, U).
 */
type Brand<Name extends string> = string & { readonly __brand: Name }

/** `STATION:seq`, how an event is named in the log, on screens and in other events. */
export type EventId = Brand<'EventId'>
/** 16 Crockford base32 characters of SHA-256(first valid claim). */
export type HostId = Brand<'HostId'>

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Writes the first 80 bits of a hash as 16 Crockford base32 characters.
 *
 * @param hash at least 10 bytes
 */
export function crockford80(hash: Uint8Array): string {
  if (hash.length < 10) throw new Error(`a hash of ${hash.length} bytes is too short for an id`)
  let text = ''
  let bits = 0
  let held = 0
  for (let index = 0; index < 10; index += 1) {
    held = (held << 8) | (hash[index] ?? 0)
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}

export function eventIdOf(station: string, seq: number): EventId {
  return `${station}:${seq}` as EventId // the one place where an event id is put together
}
