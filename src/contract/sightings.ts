/**
 * Lists of live machines, from a second source: what "done" and "back" are told apart by.
 */
import * as z from 'zod/mini'
import { listChoicesSchema, listErrors } from './imports.ts'
import { method } from './method.ts'
import { pathSchema } from './workspace.ts'

const job = z.string().check(z.minLength(1), z.maxLength(64))

/** What a person says of the times in the list; what is left out is read off the column. */
const timeChoices = z.object({
  order: z.optional(z.enum(['day-first', 'month-first'])),
  /** Minutes that the zone of the list is ahead of UTC, for times that name none. */
  offsetMinutes: z.optional(z.int().check(z.minimum(-840), z.maximum(840))),
})

const counts = {
  /** `rows` = matched + unknown + refused + blank. */
  rows: z.int(),
  matched: z.int(),
  unknown: z.int(),
  refused: z.int(),
  blank: z.int(),
}
const warning = z.object({
  code: z.string(),
  line: z.optional(z.int()),
  column: z.optional(z.string()),
  count: z.optional(z.int()),
  sample: z.optional(z.string()),
})
const refusedRow = z.object({
  line: z.int(),
  column: z.optional(z.string()),
  code: z.string(),
  value: z.optional(z.string()),
})

const plan = z.object({
  counts: z.object(counts),
  /** Hosts that the list names: several rows can be one host. */
  hosts: z.int(),
  /** The newest sighting (UTC, ISO 8601): what the list proves, it proves for this time. */
  asOf: z.string(),
  /** What the column of times shows of itself. */
  column: z.object({
    order: z.nullable(z.enum(['day-first', 'month-first', 'either'])),
    needsZone: z.boolean(),
  }),
  reading: z.object({ order: z.enum(['day-first', 'month-first']), offsetMinutes: z.int() }),
  /** The first rows whose machine no list of hosts names. */
  unknownFirst: z.array(z.object({ line: z.int(), name: z.string() })),
  warnings: z.array(warning),
  /** The first 20. */
  refused: z.array(refusedRow),
})

const figures = z.object({
  recovered: z.int(),
  confirmed: z.int(),
  contradicted: z.int(),
  aliveUntouched: z.int(),
  aliveUnfinished: z.int(),
})

const asked = { job, path: pathSchema, choices: listChoicesSchema, time: timeChoices }
const reading = [
  'workspace.none-open',
  'workspace.read-only',
  'workspace.disk-full',
  'workspace.disk-error',
  'job.cancelled',
  ...listErrors,
  'list.changed-while-read',
  'sightings.no-time',
  'sightings.day-order',
  'sightings.none',
] as const

export const sightingMethods = {
  /** Reads the whole list and says what it holds, without storing anything. A job. */
  'sightings.plan': method({ input: z.object(asked), output: plan, errors: reading }),
  /** Takes the list in: one event, or nothing. A job. */
  'sightings.import': method({
    input: z.object({
      ...asked,
      /** Where the list comes from, in the words of the person: "Falcon", "ping 14:00". */
      source: z.string().check(z.minLength(1), z.maxLength(100)),
    }),
    output: z.extend(plan, {
      sightings: z.object({ id: z.string(), source: z.string(), file: z.string() }),
      /** What stands now, in the whole incident. */
      now: figures,
      /** What stood before. */
      before: figures,
    }),
    errors: [...reading, 'sightings.known', 'import.unfinished'],
  }),
  'sightings.list': method({
    input: z.object({}),
    output: z.object({
      lists: z.array(
        z.object({
          id: z.string(),
          source: z.string(),
          file: z.string(),
          time: z.string(),
          actor: z.string(),
          asOf: z.string(),
          reverted: z.boolean(),
          ...counts,
        }),
      ),
      now: figures,
    }),
    errors: ['workspace.none-open'],
    topics: ['hosts', 'imports'],
  }),
  /** Takes a list back: what it confirmed or contradicted stands no longer. */
  'sightings.revert': method({
    input: z.object({ sightings: z.string().check(z.maxLength(64)) }),
    output: z.object({ now: figures }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'sightings.not-found',
      'sightings.already-reverted',
      'import.unfinished',
    ],
  }),
} as const
