/**
 * The header of a slot: the data key of a vault, wrapped by one person's passphrase.
 *
 * scrypt with N=2^17, r=8, p=1 (OWASP Password Storage Cheat Sheet, the choice where there is no Argon2id: 128 MiB
 * and about half a second for each guess), then AES-256-GCM. Everything else in the header is associated data: who,
 * which vault, which workspace, which parameters. A header of another workspace, or one with a changed byte, does not
 * open. It is an attachment, so `log verify` sees a damaged one; it is erased when it is replaced, because an old
 * passphrase must not open what lies in an append-only log for ever.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import * as z from 'zod/mini'
import { normalisePassphrase } from '../../../src/domain/keys/passphrase.ts'
import { canonicalText } from '../../../src/domain/log/canonical.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { secretBuffer } from './secret.ts'

const aboutSchema = z.object({
  workspace: z.string(),
  vault: z.string(),
  slot: z.string(),
  person: z.string(),
})
const kdfSchema = z.object({
  name: z.literal('scrypt'),
  // A header comes with a file of others: it must not ask for more memory than a laptop has.
  n: z.int().check(z.minimum(2), z.maximum(2 ** 20)),
  r: z.int().check(z.minimum(1), z.maximum(16)),
  p: z.int().check(z.minimum(1), z.maximum(8)),
  salt: z.string(),
})
const headerSchema = z.strictObject({
  format: z.literal('bluelift-slot-v1'),
  about: aboutSchema,
  kdf: kdfSchema,
  nonce: z.string(),
  wrapped: z.string(),
})
type Header = z.infer<typeof headerSchema>

/** Whose slot, of which vault, in which workspace. */
export type SlotAbout = z.infer<typeof aboutSchema>

export interface KdfCost {
  readonly n: number
  readonly r: number
  readonly p: number
}

export const kdfCost: KdfCost = { n: 2 ** 17, r: 8, p: 1 }
const saltBytes = 16
const nonceBytes = 12
const tagBytes = 16
export const dataKeyBytes = 32

/** A new data key. It never leaves the process that makes it but wrapped. */
export function makeDataKey(): Buffer {
  const key = secretBuffer(dataKeyBytes)
  key.set(randomBytes(dataKeyBytes))
  return key
}

/** Wraps the data key for a passphrase that was judged before. */
export async function wrapDataKey(
  dataKey: Buffer,
  passphrase: string,
  about: SlotAbout,
  cost: KdfCost = kdfCost,
): Promise<Buffer> {
  const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(saltBytes).toString('base64') }
  const wrappingKey = await derive(passphrase, kdf)
  try {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
    cipher.setAAD(boundTo(about, kdf))
    const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
    const header: Header = {
      format: 'bluelift-slot-v1',
      about,
      kdf,
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
    }
    return Buffer.from(canonicalText(header), 'utf8')
  } finally {
    wrappingKey.fill(0)
  }
}

/**
 * Unwraps the data key.
 *
 * @returns `null` when the passphrase is another one (or a byte was changed in a way that looks like it)
 * @throws {Refusal} `vault.damaged` when this is no header, `vault.of-another-workspace` when it belongs elsewhere
 */
export async function unwrapDataKey(bytes: Buffer, passphrase: string, expected: SlotAbout): Promise<Buffer | null> {
  const header = parseHeader(bytes)
  if (header.about.workspace !== expected.workspace)
    throw new Refusal('vault.of-another-workspace', { found: header.about.workspace })
  if (canonicalText(header.about) !== canonicalText(expected)) throw damaged()
  const wrapped = bytesOf(header.wrapped, dataKeyBytes + tagBytes)
  const nonce = bytesOf(header.nonce, nonceBytes)
  const wrappingKey = await derive(passphrase, header.kdf)
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: tagBytes })
    decipher.setAAD(boundTo(header.about, header.kdf))
    decipher.setAuthTag(wrapped.subarray(dataKeyBytes))
    const dataKey = secretBuffer(dataKeyBytes)
    const plain = decipher.update(wrapped.subarray(0, dataKeyBytes))
    dataKey.set(plain)
    plain.fill(0)
    try {
      decipher.final()
      return dataKey
    } catch {
      // The tag does not fit: the one sign of a wrong passphrase there is.
      dataKey.fill(0)
      return null
    }
  } finally {
    wrappingKey.fill(0)
  }
}

function boundTo(about: SlotAbout, kdf: Header['kdf']): Buffer {
  return Buffer.from(`bluelift-slot-v1\0${canonicalText({ about, kdf })}`, 'utf8')
}

function parseHeader(bytes: Buffer): Header {
  try {
    const header = headerSchema.parse(JSON.parse(bytes.toString('utf8')))
    // One way of writing only: what reads the same but differs in a byte was not written by us.
    if (canonicalText(header) === bytes.toString('utf8')) return header
  } catch {
    // Falls through: no JSON, or not this JSON.
  }
  throw damaged()
}

function bytesOf(base64: string, length: number): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== length || bytes.toString('base64') !== base64) throw damaged()
  return bytes
}

function damaged(): Refusal {
  return new Refusal('vault.damaged')
}

function derive(passphrase: string, { n, r, p, salt }: Header['kdf']): Promise<Buffer> {
  const bytes = Buffer.from(normalisePassphrase(passphrase), 'utf8')
  return new Promise((resolve, reject) => {
    // Node allows 32 MiB unless told otherwise; scrypt needs 128 N r bytes and a little.
    const maxmem = 128 * n * r + 128 * r * p + 1024 * 1024
    scrypt(bytes, Buffer.from(salt, 'base64'), 32, { N: n, r, p, maxmem }, (error, key) => {
      bytes.fill(0)
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
