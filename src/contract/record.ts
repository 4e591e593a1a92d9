/**
 * The record of an incident: what was said, warned of, decided and done, in the order in which it happened.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'
import { languageSchema } from './runs.ts'
import { pathSchema } from './workspace.ts'

const shortText = z.string().check(z.maxLength(300))
const text = z.string().check(z.maxLength(4_000))
/** A day as people write it to each other: `2024-07-19`. */
const day = z.string().check(z.regex(/^\d{4}-\d{2}(-\d{2})?$/))

const notice = z.object({ date: z.string(), source: z.string(), title: z.string(), text: z.string() })

/** Each has a sentence `record.timeline.<kind>` in the locale files. */
export const timelineKindSchema = z.enum([
  'opened',
  'load',
  'load-reverted',
  'sightings',
  'sightings-reverted',
  'blocker',
  'lifted',
  'report',
  'decision',
  'advisory',
  'runbook',
  'vault',
  'reveals',
  'first',
  'quarter',
  'half',
  'three-quarters',
  'nine-tenths',
  'last',
])

/** `values` fill the sentence `record.timeline.<kind>` of the locale files. */
const timelineEntry = z.object({
  /** UTC, ISO 8601. */
  time: z.string(),
  kind: timelineKindSchema,
  /** Who did it; empty where it is counted from what many did. */
  by: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.int()])),
})

const recordSchema = z.object({
  incident: z.string(),
  /** `event` is empty for what is shipped with Bluelift: that cannot be taken back. Newest first. */
  advisories: z.array(z.object({ ...notice.shape, event: z.string(), by: z.string() })),
  warnings: z.array(notice),
  /** `at`: when it was decided; `noted`: when it was written down. Oldest first. */
  decisions: z.array(
    z.object({
      event: z.string(),
      text: z.string(),
      by: z.string(),
      at: z.string(),
      noted: z.string(),
      notedBy: z.string(),
    }),
  ),
  /** Oldest first. */
  timeline: z.array(timelineEntry),
  people: z.array(z.object({ name: z.string(), role: z.enum(['technician', 'lead', '']), since: z.string() })),
  figures: z.object({ total: z.int(), recovered: z.int(), retired: z.int(), left: z.int(), confirmed: z.int() }),
})

const writing = ['workspace.none-open', 'workspace.read-only', 'workspace.disk-full', 'workspace.disk-error'] as const
const written = z.object({ event: z.string() })

export const recordMethods = {
  'record.show': method({
    input: z.object({ language: z.optional(languageSchema) }),
    output: recordSchema,
    errors: ['workspace.none-open'],
    topics: ['workspace', 'hosts', 'imports', 'keys', 'vault', 'runbooks'],
  }),
  /** The scams alone, for screens of technicians: asked without the log. */
  'record.warnings': method({
    input: z.object({ language: z.optional(languageSchema) }),
    output: z.object({ warnings: z.array(notice) }),
    errors: [],
    topics: ['workspace'],
  }),
  'record.add-advisory': method({
    input: z.object({ title: shortText, source: shortText, date: day, text }),
    output: written,
    errors: [...writing, 'record.text-needed'],
  }),
  'record.take-decision': method({
    input: z.object({ text, by: z.optional(shortText), at: z.optional(z.iso.datetime()) }),
    output: written,
    errors: [...writing, 'record.text-needed'],
  }),
  /** Takes back an advisory or a decision, or, with the event of a taking back, that. Nothing is erased. */
  'record.clear': method({
    input: z.object({ event: shortText }),
    output: written,
    errors: [...writing, 'record.entry-not-found'],
  }),
  /** The record with the check of the whole log at this moment, for an auditor. */
  'record.export': method({
    input: z.object({
      job: z.string().check(z.minLength(1), z.maxLength(64)),
      format: z.enum(['html', 'json']),
      path: pathSchema,
      language: z.optional(languageSchema),
    }),
    output: z.object({
      path: z.string(),
      sizeBytes: z.int(),
      entries: z.int(),
      /** Whether the check of the log found nothing wrong. A record of a damaged log is written all the same, and says so. */
      logOk: z.boolean(),
    }),
    errors: ['workspace.none-open', 'export.no-permission', 'export.disk-full', 'export.disk-error', 'job.cancelled'],
  }),
} as const
