/**
 * The vault: who can open it, whether it is open, and when it locks itself.
 *
 * Passphrases go in and never come out; what one has to be is in `domain/keys/passphrase.ts`. A call that carries one is a command: it is never kept in a query cache.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'

const passphrase = z.string().check(z.maxLength(8_000))
const person = z.string().check(z.minLength(1), z.maxLength(100))

export const vaultStateSchema = z.object({
  /** False until somebody made one. */
  exists: z.boolean(),
  unlocked: z.boolean(),
  /** Whose passphrase opened it; empty while it is locked. */
  person: z.string(),
  /** ISO 8601. When it locks unless somebody does something; `null` while it is locked. */
  locksAt: z.nullable(z.string()),
  /** From here on the screen says that it will lock soon (one minute before). */
  warnsAt: z.nullable(z.string()),
  /** True in that last minute. */
  locksSoon: z.boolean(),
  /** Wrong passphrases in a row at this station. */
  failures: z.int(),
  /** ISO 8601. Until then no passphrase is tried; `null` when one may be typed now. */
  waitUntil: z.nullable(z.string()),
  /** Whether a host of criticality 1 wants a second person's passphrase. */
  second: z.enum(['nobody', 'criticality-1']),
  /** Reveals that are recorded beside the log and not in it yet: say it loudly. */
  emergency: z.int(),
})

const trying = [
  'vault.none',
  'vault.wrong-passphrase',
  'vault.wait',
  'vault.damaged',
  'vault.of-another-workspace',
] as const
const choosing = ['vault.passphrase-too-short', 'vault.passphrase-too-long'] as const
const writing = ['workspace.none-open', 'workspace.read-only', 'workspace.disk-full', 'workspace.disk-error'] as const

export const vaultMethods = {
  'vault.state': method({
    input: z.object({}),
    output: vaultStateSchema,
    errors: ['workspace.none-open'],
    topics: ['vault', 'workspace'],
  }),
  /** Makes the vault of the workspace, with its first person (the profile's name by default), and leaves it open. */
  'vault.create': method({
    input: z.object({ person: z.optional(person), passphrase }),
    output: vaultStateSchema,
    errors: ['vault.exists', 'person.name-needed', ...choosing, ...writing],
  }),
  /**
   * Opens the vault. Without `person` everybody's slot is tried, which takes half a second for each.
   * `vault.wrong-passphrase` carries `failures` and `waitMs`; `vault.wait` carries `waitMs`.
   */
  'vault.unlock': method({
    input: z.object({ person: z.optional(person), passphrase }),
    output: vaultStateSchema,
    errors: [...trying, ...writing],
  }),
  /** Wipes the keys from memory. Never refused. */
  'vault.lock': method({ input: z.object({}), output: vaultStateSchema, errors: ['workspace.none-open'] }),
  /** Somebody is here: the vault stays open for another ten minutes. Says nothing when it is locked. */
  'vault.stay': method({ input: z.object({}), output: vaultStateSchema, errors: ['workspace.none-open'] }),
  'vault.people': method({
    input: z.object({}),
    output: z.object({
      people: z.array(
        z.object({
          slot: z.string(),
          person: z.string(),
          kind: z.enum(['passphrase', 'keychain']),
          addedAt: z.string(),
          addedBy: z.string(),
          changedAt: z.string(),
          /** The last one cannot be removed. */
          removable: z.boolean(),
        }),
      ),
    }),
    errors: ['workspace.none-open'],
    topics: ['vault', 'workspace'],
  }),
  /** Gives one more person a passphrase of their own. The vault has to be open. */
  'vault.add-person': method({
    input: z.object({ person, passphrase }),
    output: z.object({ slot: z.string() }),
    errors: ['vault.none', 'vault.locked', 'vault.person-exists', 'person.name-needed', ...choosing, ...writing],
  }),
  /** Asks for the old passphrase, also when the vault is open. Whoever holds an older copy of the folder keeps the old one. */
  'vault.change-passphrase': method({
    input: z.object({ person: z.optional(person), old: passphrase, passphrase }),
    output: z.object({ slot: z.string() }),
    errors: ['vault.person-unknown', ...trying, ...choosing, ...writing],
  }),
  /** The vault has to be open. Whoever holds an older copy of the folder can still open that copy. */
  'vault.remove-person': method({
    input: z.object({ person }),
    output: z.object({}),
    errors: ['vault.none', 'vault.locked', 'vault.person-unknown', 'vault.last-person', ...writing],
  }),
  /** Whether a host of criticality 1 wants a second person's passphrase. The vault has to be open. */
  'vault.set-policy': method({
    input: z.object({ second: z.enum(['nobody', 'criticality-1']) }),
    output: vaultStateSchema,
    errors: ['vault.none', 'vault.locked', ...writing],
  }),
} as const
