/**
 * The lead's desk: what is back, what is left, when it will be done.
 */
import * as z from 'zod/mini'
import { hostStatusSchema } from '../domain/log/event.ts'
import { method } from './method.ts'
import { languageSchema } from './runs.ts'

const figure = z.int()
/**
 * `total` = left + recovered + retired; `recovered` (said) = confirmed + contradicted + unseen; `left` = notStarted +
 * inProgress + waiting + blocked + escalated.
 */
const figuresSchema = z.object({
  total: figure,
  left: figure,
  recovered: figure,
  retired: figure,
  confirmed: figure,
  contradicted: figure,
  unseen: figure,
  notStarted: figure,
  inProgress: figure,
  waiting: figure,
  blocked: figure,
  escalated: figure,
  criticalLeft: figure,
  dues: figure,
  aliveUntouched: figure,
  aliveUnfinished: figure,
})

/** Either a range in hours from now (eight of ten futures), or why there is none. See `src/domain/forecast`. */
const forecastSchema = z.union([
  z.object({
    middleHours: z.number(),
    earliestHours: z.number(),
    latestHours: z.number(),
    pace: z.number(),
    hours: z.int(),
  }),
  z.object({ because: z.enum(['nothing-left', 'too-early', 'standing-still', 'beyond-a-month']) }),
])

export const groupingSchema = z.enum(['site', 'building', 'environment', 'criticality', 'technician', 'runbook'])

const report = z.object({
  event: z.string(),
  at: z.string(),
  by: z.string(),
  /** Figures as they were reported, by the same names; a name may be missing in an old report. */
  figures: z.record(z.string(), z.int()),
})

const writing = ['workspace.none-open', 'workspace.read-only', 'workspace.disk-full', 'workspace.disk-error'] as const

export const overviewMethods = {
  'overview.show': method({
    input: z.object({ by: groupingSchema }),
    output: z.object({
      /** UTC, ISO 8601: the clock that hours and forecast count from. */
      now: z.string(),
      figures: figuresSchema,
      sinceReport: z.nullable(report),
      /** Every hour (UTC, `2024-07-19T05`) from the first finished host to now. */
      hours: z.array(z.object({ hour: z.string(), recovered: z.int(), retired: z.int(), confirmed: z.int() })),
      forecast: forecastSchema,
      /** People who finished a host in the last three hours. */
      active: z.int(),
      blockers: z.array(z.object({ name: z.string(), hosts: z.int(), since: z.string() })),
      /** They sum to all hosts. `forecast` for sites only. */
      groups: z.array(
        z.object({
          key: z.string(),
          total: z.int(),
          byStatus: z.record(hostStatusSchema, z.int()),
          confirmed: z.int(),
          left: z.int(),
          criticalLeft: z.int(),
          forecast: z.nullable(forecastSchema),
        }),
      ),
    }),
    errors: ['workspace.none-open'],
    topics: ['hosts', 'workspace'],
  }),
  'overview.steps': method({
    input: z.object({ language: languageSchema }),
    output: z.object({
      steps: z.array(
        z.object({
          runbook: z.string(),
          runbookTitle: z.string(),
          step: z.string(),
          title: z.string(),
          answers: z.int(),
          /** Answers that were not "done", outside decisions. */
          unexpected: z.int(),
          /** Answers whose time was measured, and their seconds in all. */
          timed: z.int(),
          seconds: z.int(),
        }),
      ),
    }),
    errors: ['workspace.none-open'],
    topics: ['runs', 'workspace'],
  }),
  /** The finish with more or fewer people, everywhere or at one site. */
  'overview.what-if': method({
    input: z.object({
      site: z.optional(z.string().check(z.maxLength(300))),
      more: z.int().check(z.minimum(-1_000), z.maximum(1_000)),
    }),
    output: z.object({ active: z.int(), today: forecastSchema, instead: forecastSchema }),
    errors: ['workspace.none-open'],
    topics: ['hosts', 'workspace'],
  }),
  /** Notes the figures of this moment as reported: from now on each figure says what changed since. */
  'overview.report': method({
    input: z.object({ note: z.optional(z.string().check(z.maxLength(2_000))) }),
    output: report,
    errors: writing,
  }),
} as const
