/**
 * Hosts: found, listed, shown, set, linked.
 */
import * as z from 'zod/mini'
import { environmentSchema, hostStatusSchema, howSchema } from '../domain/log/event.ts'
import { method } from './method.ts'

/** A host id or any claim of it; ids that the page got from a list are the usual case. */
export const hostRefSchema = z.string().check(z.minLength(1), z.maxLength(300))

export const hostRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  serial: z.string(),
  /** False for "Default string" and the like: shown grey, identifies nothing. */
  serialIdentifies: z.boolean(),
  assetTag: z.string(),
  site: z.string(),
  /** Room, floor, person: how to reach it, in one line. */
  place: z.string(),
  environment: environmentSchema,
  /** 1 (life and safety) to 4; 0 when the list did not say. */
  criticality: z.int(),
  status: hostStatusSchema,
  how: z.nullable(howSchema),
  blocker: z.string(),
  /** Why it is blocked, escalated or retired; empty otherwise. */
  reason: z.string(),
  confirmation: z.enum(['none', 'confirmed', 'contradicted']),
  /** When and by which list it was last seen alive (UTC, ISO 8601); empty when no list named it. */
  seenAt: z.string(),
  seenBy: z.string(),
  /** What somebody should look at (see `src/domain/sightings/confirm.ts`); empty: nothing. */
  attention: z.enum(['', 'contradicted', 'alive-untouched', 'alive-unfinished']),
  dues: z.array(z.string()),
  technician: z.string(),
  /** Open or last answered step of the open or last run, as text in the caller's language; empty without a run. */
  lastStep: z.string(),
  /** Wall-clock time (UTC, ISO 8601) since when it has its status; empty when never touched. */
  since: z.string(),
  /** The open run, if there is one. */
  run: z.nullable(z.string()),
  /** End of its timer (UTC, ISO 8601) while it waits. */
  waitUntil: z.nullable(z.string()),
})
export type HostRow = z.infer<typeof hostRowSchema>

export const claimSchema = z.object({
  kind: z.string(),
  /** As the list wrote it. */
  value: z.string(),
  identifies: z.boolean(),
  /** Why it identifies nothing: `placeholder`, `damaged`, `repeated`, ... Empty when it does. */
  why: z.string(),
})

export const runSummarySchema = z.object({
  id: z.string(),
  runbook: z.string(),
  runbookTitle: z.string(),
  version: z.string(),
  status: z.enum(['open', 'waiting', 'recovered', 'escalated', 'blocked', 'retired', 'ended']),
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
  technician: z.string(),
})

export const historyItemSchema = z.object({
  event: z.string(),
  time: z.string(),
  actor: z.string(),
  type: z.string(),
  /** Whether a later event took it back. */
  undone: z.boolean(),
  /** Values for the sentence `history.<type>` of the locale file (step titles already in the caller's language). */
  values: z.record(z.string(), z.string()),
})

export const hostDetailSchema = z.object({
  host: z.extend(hostRowSchema, {
    claims: z.array(claimSchema),
    /** Everything else that the lists said: field name to value (`model`, `os`, `department`, `person`, ...). */
    facts: z.record(z.string(), z.string()),
    /** Other hosts that may be the same machine: never joined silently. */
    candidates: z.array(z.object({ id: z.string(), name: z.string(), why: z.string() })),
    /** Ids that were joined into this host. */
    members: z.array(z.string()),
  }),
  runs: z.array(runSummarySchema),
  history: z.array(historyItemSchema),
})
export type HostDetail = z.infer<typeof hostDetailSchema>

export const hostFilterSchema = z.object({
  /** Looks into every claim, the site and the person. Empty: all. */
  search: z.optional(z.string().check(z.maxLength(300))),
  status: z.optional(z.array(hostStatusSchema)),
  site: z.optional(z.array(z.string().check(z.maxLength(300)))),
  environment: z.optional(z.array(environmentSchema)),
  criticality: z.optional(z.array(z.int())),
  building: z.optional(z.array(z.string().check(z.maxLength(300)))),
  technician: z.optional(z.array(z.string().check(z.maxLength(300)))),
  runbook: z.optional(z.array(z.string().check(z.maxLength(300)))),
  blocker: z.optional(z.array(z.string().check(z.maxLength(300)))),
  confirmation: z.optional(z.array(z.enum(['none', 'confirmed', 'contradicted']))),
  attention: z.optional(z.array(z.enum(['contradicted', 'alive-untouched', 'alive-unfinished']))),
})
export type HostFilter = z.infer<typeof hostFilterSchema>

const language = z.optional(z.enum(['en', 'zh-CN']))

export const hostMethods = {
  'hosts.list': method({
    input: z.object({
      filter: hostFilterSchema,
      /** `need` = what waits for somebody first: status, criticality, name. */
      sort: z.enum(['need', 'name', 'site', 'since']),
      offset: z.int().check(z.nonnegative()),
      limit: z.int().check(z.nonnegative(), z.maximum(1_000)),
      language,
    }),
    output: z.object({ hosts: z.array(hostRowSchema), total: z.int() }),
    errors: ['workspace.none-open'],
    topics: ['hosts'],
  }),
  /** Counts for the chips (whole incident) and the values that filters offer. */
  'hosts.facets': method({
    input: z.object({}),
    output: z.object({
      total: z.int(),
      byStatus: z.record(hostStatusSchema, z.int()),
      sites: z.array(z.object({ key: z.string(), count: z.int() })),
      environments: z.array(z.object({ key: z.string(), count: z.int() })),
      criticalities: z.array(z.object({ key: z.int(), count: z.int() })),
      blockers: z.array(z.object({ name: z.string(), hosts: z.int(), since: z.string() })),
    }),
    errors: ['workspace.none-open'],
    topics: ['hosts'],
  }),
  /** For Ctrl+K and scanners: the best few hosts for what was typed or scanned. */
  'hosts.find': method({
    input: z.object({ text: z.string().check(z.maxLength(300)), language }),
    output: z.object({
      hosts: z.array(hostRowSchema),
      /** True when exactly one host has this very claim: Enter opens it. */
      exact: z.boolean(),
    }),
    errors: ['workspace.none-open'],
    topics: ['hosts'],
  }),
  'hosts.show': method({
    input: z.object({ host: hostRefSchema, language }),
    output: hostDetailSchema,
    errors: ['workspace.none-open', 'host.not-found', 'host.ambiguous'],
    topics: ['hosts', 'runs'],
  }),
  /** One event for each host, all or none. Undone by `hosts.undo` with the returned events. */
  'hosts.set': method({
    input: z.object({
      hosts: z.array(hostRefSchema).check(z.minLength(1), z.maxLength(10_000)),
      status: z.enum(['blocked', 'escalated', 'retired', 'recovered']),
      how: z.optional(howSchema),
      blocker: z.optional(z.string().check(z.maxLength(100))),
      reason: z.optional(z.string().check(z.maxLength(2_000))),
      /** The newest sighting of each host shows it: "healed by itself" is back since then, not since the press. */
      bySighting: z.optional(z.boolean()),
    }),
    output: z.object({ events: z.array(z.string()), hosts: z.int() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.not-found',
      'host.ambiguous',
      'host.run-open',
      'host.reason-needed',
      'host.how-invalid',
      'host.not-seen',
      'hosts.partly-done',
    ],
  }),
  /** Takes back `hosts.set`. */
  'hosts.undo': method({
    input: z.object({ events: z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(10_000)) }),
    output: z.object({ hosts: z.int() }),
    errors: [
      'hosts.partly-done',
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.status-not-set',
    ],
  }),
  'hosts.note': method({
    input: z.object({ host: hostRefSchema, text: z.string().check(z.minLength(1), z.maxLength(2_000)) }),
    output: z.object({ event: z.string() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.not-found',
      'host.ambiguous',
    ],
  }),
  'hosts.link': method({
    input: z.object({ a: hostRefSchema, b: hostRefSchema, reason: z.optional(z.string().check(z.maxLength(2_000))) }),
    output: z.object({ id: z.string() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.not-found',
      'host.ambiguous',
      'host.same',
      'host.run-open',
    ],
  }),
  /** Parts a host into what it was before it was joined. */
  'hosts.split': method({
    input: z.object({ host: hostRefSchema, reason: z.optional(z.string().check(z.maxLength(2_000))) }),
    output: z.object({ ids: z.array(z.string()) }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.not-found',
      'host.ambiguous',
      'host.not-linked',
    ],
  }),
  'blockers.list': method({
    input: z.object({}),
    output: z.object({ blockers: z.array(z.object({ name: z.string(), hosts: z.int(), since: z.string() })) }),
    errors: ['workspace.none-open'],
    topics: ['hosts'],
  }),
  /** Returns every host that it held to the queue, in one act. */
  'blockers.lift': method({
    input: z.object({
      name: z.string().check(z.maxLength(100)),
      reason: z.optional(z.string().check(z.maxLength(2_000))),
    }),
    /** `event` is what `blockers.undo-lift` takes back. */
    output: z.object({ event: z.string(), hosts: z.int() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'blocker.not-found',
    ],
  }),
  /** Takes a lift back: what nobody touched since is held again. `hosts`: how many the blocker holds now. */
  'blockers.undo-lift': method({
    input: z.object({ event: z.string().check(z.maxLength(64)) }),
    output: z.object({ hosts: z.int() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'blocker.not-lifted',
    ],
  }),
} as const
