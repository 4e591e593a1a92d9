/**
 * One recovery key at rest: AES-256-GCM under the vault's data key, with a random nonce of 96 bits.
 *
 * Associated data is everything else that its row says: workspace, vault, key id, volume, and the claims of the
 * machine *as the file gave them*. Not the host: a key may come before its host, and hosts are joined and parted.
 * The claims never change, so nothing has to be sealed again, and still no row can be given to another machine.
 *
 * The 48 digits are eight 16-bit numbers times 11 and are sealed as those 16 bytes: they become digits when they are
 * shown, not before. What AES works on is these bytes XOR a mask (HMAC of the nonce): Node's `decipher.update` copies
 * its output and gives the first copy back to the allocator unwiped, so the bytes themselves must never be its output.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { crockford80 } from '../../../src/domain/ids.ts'
import { canonicalText } from '../../../src/domain/log/canonical.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { deriveKey, secretBuffer } from './secret.ts'

/** What a sealed key is bound to. */
export interface KeyAbout {
  /** 16 Crockford characters: a keyed fingerprint of the digits, the same at every station of the vault. */
  readonly key: string
  /** GUID in upper case; empty when the file named none. */
  readonly keyId: string
  readonly volume: 'os' | 'fixed' | 'removable' | ''
  readonly createdAt: string
  readonly source: string
  readonly claims: readonly { readonly kind: string; readonly value: string }[]
}

export interface Sealer {
  readonly vault: string
  /** The name of a key: a fingerprint that says nothing to whoever lacks the data key. */
  nameOf(packed: Uint8Array): string
  seal(packed: Uint8Array, about: KeyAbout): Buffer
  /**
   * The 16 bytes of a key, which the caller wipes.
   *
   * @throws {Refusal} `vault.damaged` when a byte of it or of what it is bound to was changed
   */
  open(sealed: Uint8Array, about: KeyAbout): Buffer
  /** Wipes its keys; nothing can be sealed or opened any more. */
  wipe(): void
}

export const packedBytes = 16
const nonceBytes = 12
const tagBytes = 16
const groups = 8
const groupDigits = 6

/** Takes its own keys from the data key, which stays the caller's. */
export function openSealer(dataKey: Buffer, workspace: string, vault: string): Sealer {
  const sealing = deriveKey(dataKey, 'bluelift-seal-v1')
  const naming = deriveKey(dataKey, 'bluelift-name-v1')
  const masking = deriveKey(dataKey, 'bluelift-mask-v1')
  /** XORs 16 bytes with the mask of a nonce, in place. */
  const mask = (bytes: Buffer, nonce: Uint8Array): void => {
    const digest = createHmac('sha256', masking).update(nonce).digest()
    for (let at = 0; at < packedBytes; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (digest[at] ?? 0)
    digest.fill(0)
  }
  const boundTo = (about: KeyAbout): Buffer =>
    Buffer.from(
      `bluelift-key-v1\0${canonicalText({
        workspace,
        vault,
        key: about.key,
        keyId: about.keyId,
        volume: about.volume,
        createdAt: about.createdAt,
        source: about.source,
        claims: about.claims.map(({ kind, value }) => ({ kind, value })),
      })}`,
      'utf8',
    )
  return {
    vault,
    nameOf: (packed) => crockford80(createHmac('sha256', naming).update(packed).digest()),
    seal(packed, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      cipher.setAAD(boundTo(about))
      const masked = secretBuffer(packedBytes)
      masked.set(packed)
      mask(masked, nonce)
      const sealed = Buffer.concat([nonce, cipher.update(masked), cipher.final(), cipher.getAuthTag()])
      masked.fill(0)
      return sealed
    },
    open(sealed, about) {
      if (sealed.length !== nonceBytes + packedBytes + tagBytes) throw new Refusal('vault.damaged', { key: about.key })
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(boundTo(about))
      decipher.setAuthTag(sealed.subarray(nonceBytes + packedBytes))
      const packed = secretBuffer(packedBytes)
      const plain = decipher.update(sealed.subarray(nonceBytes, nonceBytes + packedBytes))
      packed.set(plain)
      plain.fill(0)
      try {
        decipher.final()
        mask(packed, sealed.subarray(0, nonceBytes))
        return packed
      } catch {
        packed.fill(0)
        throw new Refusal('vault.damaged', { key: about.key })
      }
    },
    wipe() {
      sealing.fill(0)
      naming.fill(0)
      masking.fill(0)
    },
  }
}

/** 48 ASCII digits, checked before, as 16 bytes. The digits stay the caller's to wipe. */
export function packDigits(digits: Uint8Array): Buffer {
  const packed = secretBuffer(packedBytes)
  for (let group = 0; group < groups; group += 1) {
    let value = 0
    for (let at = group * groupDigits; at < (group + 1) * groupDigits; at += 1)
      value = value * 10 + (digits[at] ?? 0) - 0x30
    packed.writeUInt16BE(value / 11, group * 2)
  }
  return packed
}

/** The 8 groups of 6 digits, as text for the screen: the last moment, because text cannot be wiped. */
export function groupsOf(packed: Buffer): string[] {
  return Array.from({ length: groups }, (_, group) =>
    String(packed.readUInt16BE(group * 2) * 11).padStart(groupDigits, '0'),
  )
}
