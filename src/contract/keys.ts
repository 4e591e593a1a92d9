/**
 * Recovery keys: brought in, found, revealed one at a time, changed afterwards.
 *
 * The digits stand in one answer only, that of `keys.reveal` (and `keys.emergency-reveal`). It is a command: do not
 * put its answer into a query cache, a store that outlives the screen, a log or a title. Drop it at `expiresAt`.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'
import { pathSchema } from './workspace.ts'

const job = z.string().check(z.minLength(1), z.maxLength(64))
const host = z.string().check(z.minLength(1), z.maxLength(300))
const reason = z.string().check(z.maxLength(2_000))
/** The name of a key in the workspace: 16 characters. Says nothing of its digits. */
const key = z.string().check(z.minLength(1), z.maxLength(64))
const keyIdText = z.string().check(z.maxLength(200))

export const keyStates = [
  'unassigned',
  'ready',
  'revealed',
  'used',
  'refused',
  'rotate',
  'rotated',
  'conflict',
] as const
/**
 * - `unassigned`: no one host is surely meant by its claims; `ready`: it has a host and nobody saw it
 * - `revealed`: somebody saw it and has not said what came of it; `used`: it opened the drive; `refused`: it did not
 * - `rotate`: it was seen and the host is back, so it can and must be changed now; `rotated`: it was changed
 * - `conflict`: another key has the same key id; both are kept
 */
export const keyStateSchema = z.enum(keyStates)

export const keyRowSchema = z.object({
  key,
  /** GUID in upper case with hyphens, or its beginning where the file has no more; empty when it named none. */
  keyId: z.string(),
  /** Name of the host, or `null`. */
  host: z.nullable(z.string()),
  hostId: z.nullable(z.string()),
  site: z.string(),
  volume: z.enum(['os', 'fixed', 'removable', '']),
  state: keyStateSchema,
  /** Another key has the same key id, whatever else is true of this one. */
  conflict: z.boolean(),
  /** Where the key comes from (`ad`, `entra`, `mbam`, `manage-bde`, `typed`, ...). */
  source: z.string(),
  /** When the key was made, as the file says; empty when it does not. The newest of a volume is the one that works. */
  createdAt: z.string(),
  /** Since when somebody knows it; empty when nobody does. */
  seenAt: z.string(),
  /** What the file said of the machine, for a key without a host. */
  claims: z.array(z.object({ kind: z.string(), value: z.string() })),
})

/** They add up: rows = new + same + conflict + refused + blank. */
const counts = z.object({
  rows: z.int(),
  new: z.int(),
  /** Already there, or twice in the file. */
  same: z.int(),
  /** The key id is known with other digits: stored beside it, both are shown. */
  conflict: z.int(),
  refused: z.int(),
  blank: z.int(),
})
/** `group`: 1 to 8, which group of six digits is wrong. Never a digit. */
const refusedKey = z.object({ line: z.int(), group: z.optional(z.int()), code: z.string() })
/** A key id that came with two different keys. */
const conflicting = z.object({ line: z.int(), keyId: z.string() })

const fileErrors = [
  'list.not-found',
  'list.no-permission',
  'list.unreadable',
  'list.empty',
  'list.binary',
  'list.old-xls',
  'list.workbook-protected',
  'key.none-in-file',
  'key.workbook',
] as const
const opened = ['workspace.none-open', 'vault.none', 'vault.locked', 'vault.damaged'] as const
const writing = ['workspace.read-only', 'workspace.disk-full', 'workspace.disk-error'] as const
const finding = ['key.not-found', 'key.ambiguous', 'key.id-too-short', 'host.not-found', 'host.ambiguous'] as const

export const revealedSchema = z.object({
  event: z.string(),
  key,
  keyId: z.string(),
  host: z.object({ id: z.string(), name: z.string() }),
  volume: z.enum(['os', 'fixed', 'removable', '']),
  /** The secret: 8 groups of 6 digits. */
  groups: z.array(z.string()),
  /** ISO 8601. From then on the screen hides it; to see it again it is revealed again. */
  expiresAt: z.string(),
  /** `side-file`: the log could not be written. The record lies at `path` and goes into the log at the next open. */
  recorded: z.enum(['log', 'side-file']),
  path: z.string(),
})

const revealing = {
  host,
  /** As much of the key id as the screen of the machine shows, at least 8 characters. Left out: the host has one key. */
  keyId: z.optional(keyIdText),
  /** Which one, where several fit: they have the same id, or came without one. */
  key: z.optional(key),
  /** Needed when no run of the host is open. */
  reason: z.optional(reason),
  /** A second person, where the workspace wants one. */
  second: z.optional(
    z.object({ person: z.string().check(z.maxLength(100)), passphrase: z.string().check(z.maxLength(8_000)) }),
  ),
}
const revealErrors = [
  ...opened,
  ...finding,
  'key.other-host',
  'key.reason-needed',
  'vault.second-needed',
  'vault.second-same',
  'vault.wrong-passphrase',
  'vault.wait',
  'vault.person-unknown',
  'workspace.read-only',
] as const

export const keyMethods = {
  /** What a file is and what can be read in it, without the digits and without the vault. */
  'keys.import-preview': method({
    input: z.object({ path: pathSchema }),
    output: z.object({
      file: z.object({ name: z.string(), sizeBytes: z.number(), modifiedAt: z.string() }),
      source: z.string(),
      /** Rows that bring a key. */
      keys: z.int(),
      blank: z.int(),
      firstRows: z.array(
        z.object({
          line: z.int(),
          keyId: z.string(),
          volume: z.string(),
          createdAt: z.string(),
          claims: z.array(z.object({ kind: z.string(), value: z.string() })),
        }),
      ),
      refusedCount: z.int(),
      /** The first 20. */
      refused: z.array(refusedKey),
    }),
    errors: ['workspace.none-open', ...fileErrors],
  }),
  /** What an import would do; nothing is stored. A job: progress on topic `job`, stopped by `job.cancel`. */
  'keys.import-plan': method({
    input: z.object({ job, path: pathSchema }),
    output: z.object({ counts, refused: z.array(refusedKey), conflicts: z.array(conflicting), unassigned: z.int() }),
    errors: [...opened, ...fileErrors, 'workspace.read-only', 'job.cancelled'],
  }),
  /** Seals the keys of a file: all good rows in one event, or nothing. The file itself is not kept. A job. */
  'keys.import': method({
    input: z.object({ job, path: pathSchema }),
    output: z.object({
      import: z.extend(counts, { id: z.string(), file: z.string(), source: z.string() }),
      /** The first 20. */
      refused: z.array(refusedKey),
      /** The first 20. */
      conflicts: z.array(conflicting),
    }),
    errors: [...opened, ...fileErrors, ...writing, 'import.unfinished', 'job.cancelled'],
  }),
  /**
   * One key, typed or scanned. `key.invalid` carries `problem` (a code) and `group` (1 to 8) and no digit.
   * Check each group while it is typed with `checkKeyGroup` of the domain.
   */
  'keys.add': method({
    input: z.object({
      digits: z.string().check(z.maxLength(200)),
      keyId: z.optional(keyIdText),
      host: z.optional(host),
      volume: z.optional(z.enum(['os', 'fixed', 'removable'])),
    }),
    output: z.object({ key, state: z.enum(['new', 'same', 'conflict']) }),
    errors: [...opened, ...writing, 'key.invalid', 'key.id-invalid', 'host.not-found', 'host.ambiguous'],
  }),
  /** Says whose key it is, over whatever its claims say. */
  'keys.assign': method({
    input: z.object({ key, host }),
    output: keyRowSchema,
    errors: ['workspace.none-open', ...writing, 'key.not-found', 'host.not-found', 'host.ambiguous'],
  }),
  /** Needs no open vault: never a digit. */
  'keys.list': method({
    input: z.object({
      state: z.optional(z.array(keyStateSchema)),
      /** Name of the host, or the beginning of a key id. */
      search: z.optional(z.string().check(z.maxLength(300))),
      host: z.optional(host),
      offset: z.int().check(z.nonnegative()),
      limit: z.int().check(z.minimum(1), z.maximum(1_000)),
    }),
    output: z.object({ keys: z.array(keyRowSchema), total: z.int() }),
    errors: ['workspace.none-open', 'host.not-found', 'host.ambiguous'],
    topics: ['keys', 'hosts', 'workspace'],
  }),
  /** How many there are of each state. They add up to `total`. */
  'keys.counts': method({
    input: z.object({}),
    output: z.object({ total: z.int(), byState: z.record(keyStateSchema, z.int()), toRotate: z.int() }),
    errors: ['workspace.none-open'],
    topics: ['keys', 'hosts', 'workspace'],
  }),
  /**
   * Keys whose id begins as it was typed off a blue screen. Letters and digits that look alike are taken for each
   * other: `exact` says which of the found ones need no such help. `key.id-too-short` below 8 characters.
   */
  'keys.find': method({
    input: z.object({ text: keyIdText }),
    output: z.object({
      keys: z.array(z.extend(keyRowSchema, { exact: z.boolean() })),
      /** More than these were found: type more of the id. */
      more: z.boolean(),
    }),
    errors: ['workspace.none-open', 'key.id-too-short'],
    topics: ['keys', 'hosts', 'workspace'],
  }),
  /**
   * Shows one key. The event is on disk before the digits are answered; they stand in this answer and nowhere else.
   * `key.other-host` (with `host`): the id belongs to another machine than the one that was named.
   * `vault.reveal-not-recorded`: the log cannot be written, so nothing is shown; `keys.emergency-reveal` is for that.
   */
  'keys.reveal': method({
    input: z.object(revealing),
    output: revealedSchema,
    errors: [...revealErrors, 'vault.reveal-not-recorded'],
  }),
  /**
   * For a life at stake and a full disk: records the reveal in a signed file beside the log first, forced to disk, in
   * the profile or in the `folder` that was chosen. Refused when not even that can be written.
   */
  'keys.emergency-reveal': method({
    input: z.object({ ...revealing, reason: reason.check(z.minLength(1)), folder: z.optional(pathSchema) }),
    output: revealedSchema,
    errors: [...revealErrors, 'vault.emergency-not-recorded'],
  }),
  /** The digits left the screen. */
  'keys.hide': method({
    input: z.object({ event: z.string().check(z.maxLength(64)) }),
    output: z.object({}),
    errors: ['workspace.none-open', ...writing, 'key.not-found'],
  }),
  'keys.outcome': method({
    input: z.object({ key, result: z.enum(['opened', 'refused']), reason: z.optional(reason) }),
    output: keyRowSchema,
    errors: ['workspace.none-open', ...writing, 'key.not-found', 'key.not-revealed'],
  }),
  /** Every key that somebody knows and that was not changed since, oldest first. */
  'keys.rotation': method({
    input: z.object({ offset: z.int().check(z.nonnegative()), limit: z.int().check(z.minimum(1), z.maximum(1_000)) }),
    output: z.object({
      total: z.int(),
      keys: z.array(
        z.extend(keyRowSchema, {
          /** ISO 8601: a day after it was seen. */
          dueAt: z.string(),
          overdue: z.boolean(),
          /** The host is back, so it can be done. */
          possible: z.boolean(),
          /** Where it is done, a code of the locale file (`rotation.<place>`). */
          place: z.enum(['entra', 'mbam', 'here']),
          /** To run on the machine; empty where a portal does it. */
          command: z.string(),
        }),
      ),
    }),
    errors: ['workspace.none-open'],
    topics: ['keys', 'hosts', 'workspace'],
  }),
  /** The same list as a CSV file for whoever changes them. Never a digit. */
  'keys.rotation-export': method({
    input: z.object({ path: pathSchema }),
    output: z.object({ path: z.string(), keys: z.int(), sizeBytes: z.number() }),
    errors: ['workspace.none-open', 'export.no-permission', 'export.disk-full', 'export.disk-error'],
  }),
  /** The key was changed, or nobody will change it, with a reason. */
  'keys.rotated': method({
    input: z.object({ key, how: z.enum(['changed', 'waived']), reason: z.optional(reason) }),
    output: keyRowSchema,
    errors: ['workspace.none-open', ...writing, 'key.not-found', 'key.reason-needed'],
  }),
  /** Who did what with which key, newest first. */
  'keys.audit': method({
    input: z.object({
      by: z.optional(z.enum(['person', 'host', 'day'])),
      person: z.optional(z.string().check(z.maxLength(100))),
      host: z.optional(host),
      /** ISO 8601, or the beginning of it: `2024-07-19`. */
      since: z.optional(z.string().check(z.maxLength(40))),
      /** The same, not included. */
      until: z.optional(z.string().check(z.maxLength(40))),
      offset: z.int().check(z.nonnegative()),
      limit: z.int().check(z.minimum(1), z.maximum(1_000)),
    }),
    output: z.object({
      total: z.int(),
      acts: z.array(
        z.object({
          event: z.string(),
          time: z.string(),
          actor: z.string(),
          kind: z.enum(['assigned', 'revealed', 'hidden', 'used', 'refused', 'rotated']),
          key,
          keyId: z.string(),
          hostId: z.nullable(z.string()),
          host: z.nullable(z.string()),
          run: z.string(),
          /** Whose passphrase had opened the vault. */
          by: z.string(),
          second: z.string(),
          reason: z.string(),
          /** Recorded beside the log first. */
          emergency: z.boolean(),
          /** Why it stands out (`without-run`, `many`, `other-site`, `emergency`, `no-outcome`), codes of the locale file. */
          unusual: z.array(z.string()),
        }),
      ),
      groups: z.array(z.object({ key: z.string(), revealed: z.int(), unusual: z.int() })),
    }),
    errors: ['workspace.none-open', 'host.not-found', 'host.ambiguous'],
    topics: ['keys', 'workspace'],
  }),
} as const
