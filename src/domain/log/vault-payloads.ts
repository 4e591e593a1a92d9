/**
 * What the events of the vault carry. None of them holds a digit of a key: sealed rows and wrapped data keys are
 * attachments, named by their hash.
 */
import * as z from 'zod/mini'

const text = z.string().check(z.maxLength(4_000))
const shortText = z.string().check(z.maxLength(300))
const count = z.int().check(z.nonnegative())
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const vaultPayloads = {
  'vault-created': z.object({ vault: shortText }),
  /** `header`: the attachment with the data key, wrapped for this person. It is erased when the slot changes or goes. */
  'vault-slot-added': z.object({
    vault: shortText,
    slot: shortText,
    kind: z.enum(['passphrase', 'keychain']),
    person: shortText,
    header: sha256,
  }),
  'vault-slot-changed': z.object({ vault: shortText, slot: shortText, header: sha256 }),
  'vault-slot-removed': z.object({ vault: shortText, slot: shortText }),
  'vault-opened': z.object({ vault: shortText, slot: shortText, person: shortText }),
  /** A wrong passphrase. `person` is whom it was tried for; empty when it was tried for everybody. */
  'vault-refused': z.object({ person: shortText }),
  'vault-policy-set': z.object({ second: z.enum(['nobody', 'criticality-1']) }),
  /** `sealed`: the attachment with the sealed rows. The file itself is not kept. */
  'keys-imported': z.object({
    vault: shortText,
    file: shortText,
    source: shortText,
    sealed: sha256,
    counts: z.object({ rows: count, new: count, same: count, conflict: count, refused: count, blank: count }),
  }),
  'key-assigned': z.object({ key: shortText }),
  /** `by`: whose passphrase had opened the vault. `emergency` and `at`: recorded beside the log first, at that time. */
  'key-revealed': z.object({
    key: shortText,
    keyId: shortText,
    by: shortText,
    second: z.optional(shortText),
    reason: z.optional(text),
    emergency: z.optional(shortText),
    at: z.optional(shortText),
  }),
  'key-hidden': z.object({ key: shortText, event: shortText }),
  'key-used': z.object({ key: shortText }),
  'key-refused': z.object({ key: shortText, reason: z.optional(text) }),
  /** `waived`: nobody will change it, for this reason. */
  'key-rotated': z.object({ key: shortText, how: z.enum(['changed', 'waived']), reason: z.optional(text) }),
} as const
