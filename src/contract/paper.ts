/**
 * Paper: a checklist goes out as a PDF, for where the laptop cannot be taken along, and what was ticked on it is typed
 * in afterwards.
 */
import * as z from 'zod/mini'
import { pageSizes } from '../domain/export/print-document.ts'
import { hostRefSchema, hostRowSchema } from './hosts.ts'
import { method } from './method.ts'
import { outcomeViewSchema, pathItemSchema, readingCheckSchema, stepViewSchema } from './run-view.ts'
import { languageSchema } from './runs.ts'
import { pathSchema } from './workspace.ts'

const word = z.string().check(z.minLength(1), z.maxLength(100))
const text = z.optional(z.string().check(z.maxLength(2_000)))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const paperMethods = {
  /**
   * Prints the rest of the open run of a host, or a whole runbook: the named one, else that of the run, else the best
   * proposal. Without a host there are lines for its name and marks. A recovery key never stands on it.
   */
  'paper.write': method({
    input: z.object({
      host: z.optional(hostRefSchema),
      runbook: z.optional(word),
      hash: z.optional(hash),
      whole: z.optional(z.boolean()),
      size: z.enum(pageSizes),
      path: pathSchema,
      /** Of the sheet. */
      language: languageSchema,
    }),
    output: z.object({
      path: z.string(),
      pages: z.int(),
      sizeBytes: z.int(),
      steps: z.int(),
      /** The number that stands on every page. */
      sheet: z.string(),
    }),
    errors: [
      'workspace.none-open',
      'host.not-found',
      'host.ambiguous',
      'run.runbook-missing',
      'runbook.not-found',
      'runbook.broken',
      'runbook.draft',
      'runbook.none-fits',
      'paper.nothing-left',
      'print.failed',
      'print.not-here',
      'export.no-permission',
      'export.disk-full',
      'export.disk-error',
    ],
  }),
  /**
   * Takes a filled-in sheet over: every answer in one transaction, or none. A refusal of one of them has its `line`,
   * from 1, in the details. With `dryRun` nothing is stored: the answer says where the lines lead, and what comes next.
   */
  'run.transcribe': method({
    input: z.object({
      host: hostRefSchema,
      /** Of the sheet, where the host has no open run; left out: the best proposal. */
      runbook: z.optional(word),
      hash: z.optional(hash),
      /** The time on the paper, ISO 8601 with its zone: `2024-07-19T14:05+01:00`. */
      at: z.string().check(z.maxLength(40)),
      /** Who worked; left out: who types it in. */
      by: z.optional(z.string().check(z.maxLength(200))),
      /** The number of the sheet. */
      sheet: z.optional(z.string().check(z.maxLength(40))),
      answers: z
        .array(
          z.object({
            step: word,
            result: word,
            inputs: z.optional(z.record(word, z.string().check(z.maxLength(2_000)))),
            note: text,
            reason: text,
            /** The boxes of a killer step were ticked on the paper. */
            confirm: z.optional(z.boolean()),
          }),
        )
        .check(z.maxLength(300)),
      /** Half-typed readings of the step that comes next. */
      typed: z.optional(z.record(word, z.string().check(z.maxLength(2_000)))),
      dryRun: z.optional(z.boolean()),
      language: languageSchema,
    }),
    output: z.object({
      /** The ids of the stored answers; none with `dryRun`. */
      events: z.array(z.string()),
      host: hostRowSchema,
      runbook: z.object({ id: z.string(), version: z.string(), hash: z.string(), title: z.string() }),
      /** A run begins with the sheet. */
      starts: z.boolean(),
      /** The whole way of the run; `line` is 0 for what was answered before. */
      path: z.array(z.extend(pathItemSchema, { line: z.int() })),
      /** What comes after the last line; `null` when the run ends there. */
      step: z.nullable(stepViewSchema),
      outcome: z.nullable(outcomeViewSchema),
      /** What the half-typed readings mean. */
      readings: z.record(z.string(), readingCheckSchema),
    }),
    errors: [
      'paper.time-invalid',
      'paper.time-future',
      'paper.time-before',
      'paper.no-answers',
      'run.already-open',
      'run.not-open',
      'run.step-not-open',
      'run.result-unknown',
      'run.input-missing',
      'run.input-invalid',
      'run.input-unknown',
      'run.confirm-needed',
      'run.reason-needed',
      'run.note-needed',
      'run.variable-missing',
      'run.check-skipped',
      'run.loop-limit',
      'run.runbook-missing',
      'runbook.not-found',
      'runbook.broken',
      'runbook.draft',
      'runbook.none-fits',
      'workspace.none-open',
      'workspace.read-only',
      'workspace.no-permission',
      'workspace.disk-full',
      'workspace.disk-error',
      'host.not-found',
      'host.ambiguous',
    ],
    topics: ['runs', 'hosts'],
  }),
} as const
