/**
 * The open workspace: made, opened, looked at, exported.
 */
import * as z from 'zod/mini'
import { hostStatusSchema } from '../domain/log/event.ts'
import { method } from './method.ts'

export const pathSchema = z.string().check(z.minLength(1), z.maxLength(4_096))

export const byStatusSchema = z.record(hostStatusSchema, z.int())

export const workspaceInfoSchema = z.object({
  path: z.string(),
  id: z.string(),
  title: z.string(),
  incident: z.object({ id: z.string(), title: z.string() }),
  station: z.string(),
  events: z.int(),
  hosts: z.int(),
  readOnly: z.boolean(),
  /** Damage was found while it was open: since then nothing is written to it, and it can still be read. */
  damaged: z.boolean(),
  /** Wall-clock time of the last event on disk, or `null`. */
  savedAt: z.nullable(z.string()),
  /** True for the made-up sample. */
  sample: z.boolean(),
  /**
   * The last time that it came back older than what this or another computer had written into it: restored, copied.
   * `missing` events of station `before` are not in it; `station` went on. `now`: found at this very opening.
   */
  cameBackOlder: z.nullable(
    z.object({ station: z.string(), before: z.string(), missing: z.int(), at: z.string(), now: z.boolean() }),
  ),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>

export const statusSchema = z.object({
  total: z.int(),
  byStatus: byStatusSchema,
  confirmed: z.int(),
  contradicted: z.int(),
  dues: z.int(),
  groups: z.array(z.object({ key: z.string(), total: z.int(), byStatus: byStatusSchema })),
})

export const groupBySchema = z.enum(['site', 'environment', 'criticality', 'technician', 'runbook', 'day', 'how'])

const opening = [
  'workspace.not-found',
  'workspace.not-a-workspace',
  'workspace.in-use',
  'workspace.newer-version',
  'workspace.older-version',
  'workspace.damaged',
  'workspace.read-only',
  'workspace.no-permission',
  'workspace.disk-full',
  'workspace.disk-error',
] as const

export const exportFilterSchema = z.object({
  search: z.optional(z.string().check(z.maxLength(300))),
  status: z.optional(z.array(hostStatusSchema)),
  site: z.optional(z.array(z.string().check(z.maxLength(300)))),
  environment: z.optional(z.array(z.string().check(z.maxLength(50)))),
  criticality: z.optional(z.array(z.int())),
})

export const workspaceMethods = {
  'workspace.create': method({
    input: z.object({
      path: pathSchema,
      title: z.string().check(z.maxLength(200)),
      /** The incident as runbooks name it; without it the title is read. */
      incident: z.optional(z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40))),
    }),
    output: workspaceInfoSchema,
    errors: ['workspace.exists', 'workspace.folder-not-empty', ...opening],
  }),
  /** On a medium that cannot be written it is opened for reading: `readOnly` says so. */
  'workspace.open': method({
    input: z.object({ path: pathSchema }),
    output: workspaceInfoSchema,
    errors: [...opening],
  }),
  /** Makes a fresh sample workspace in the profile folder, with the sample lists loaded, and opens it. */
  'workspace.sample': method({ input: z.object({}), output: workspaceInfoSchema, errors: [...opening] }),
  'workspace.close': method({ input: z.object({}), output: z.object({}) }),
  /** `null` when none is open. */
  'workspace.info': method({
    input: z.object({}),
    output: z.nullable(workspaceInfoSchema),
    topics: ['workspace', 'saved', 'hosts'],
  }),
  'status.show': method({
    input: z.object({ by: z.optional(groupBySchema) }),
    output: statusSchema,
    errors: ['workspace.none-open'],
    topics: ['hosts'],
  }),
  /** A job (see job.ts): streams to a temporary name, renames when complete. An existing file is replaced. */
  'export.write': method({
    input: z.object({
      job: z.string().check(z.maxLength(64)),
      /** `html` and `pdf`: a report, always of the whole incident. Only the window can print a PDF. */
      format: z.enum(['csv', 'json', 'xlsx', 'html', 'pdf']),
      path: pathSchema,
      filter: exportFilterSchema,
    }),
    output: z.object({
      path: z.string(),
      hosts: z.int(),
      sizeBytes: z.int(),
      /** Cells that a spreadsheet would have run as a formula and that were made plain text. */
      neutralised: z.int(),
      /** Of a workbook: cells that were longer than a cell can be, its sheets, sites without a sheet of their own. */
      shortened: z.int(),
      sheets: z.int(),
      sitesWithoutSheet: z.int(),
    }),
    errors: [
      'workspace.none-open',
      'export.no-permission',
      'export.disk-full',
      'export.disk-error',
      'print.not-here',
      'print.failed',
      'job.cancelled',
    ],
  }),
  'log.verify': method({
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      events: z.int(),
      stations: z.array(
        z.object({
          id: z.string(),
          events: z.int(),
          head: z.string(),
          ok: z.boolean(),
          firstBad: z.nullable(z.object({ seq: z.int(), code: z.string() })),
        }),
      ),
      attachments: z.object({ expected: z.int(), missing: z.array(z.string()) }),
    }),
    errors: ['workspace.none-open'],
  }),
} as const
