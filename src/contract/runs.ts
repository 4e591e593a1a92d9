/**
 * Runs: a runbook proposed for a host, started, answered step by step, taken back, held, gone on with.
 */
import * as z from 'zod/mini'
import { factQuestions } from '../domain/runbook/choose.ts'
import { encryptions, environments, keys, roles } from '../domain/runbook/schema.ts'
import { hostRefSchema, hostRowSchema } from './hosts.ts'
import { method } from './method.ts'
import { readingCheckSchema, runViewSchema } from './run-view.ts'

/** Left out: the language of the profile. */
export const languageSchema = z.optional(z.enum(['en', 'zh-CN']))
const language = languageSchema
const text = z.string().check(z.maxLength(2_000))
const word = z.string().check(z.minLength(1), z.maxLength(100))
const writing = [
  'workspace.none-open',
  'workspace.read-only',
  'workspace.disk-full',
  'workspace.disk-error',
  'host.not-found',
  'host.ambiguous',
] as const

/** What a person said of the host, by question; `unknown` is an answer too. */
const answers = z.optional(
  z.strictObject({
    environment: z.optional(z.enum([...environments, 'unknown'])),
    encryption: z.optional(z.enum([...encryptions, 'unknown'])),
    key: z.optional(z.enum([...keys, 'unknown'])),
    role: z.optional(z.enum([...roles, 'unknown'])),
  }),
)

export const runMethods = {
  /** Frequent stop codes by number, name or words, best first; all of them for an empty `query`. */
  'stop-codes.search': method({
    input: z.object({ query: z.string().check(z.maxLength(200)), language }),
    output: z.object({
      codes: z.array(
        z.object({
          code: z.string(),
          /** Empty for errors of the boot manager, which have none. */
          name: z.string(),
          also: z.array(z.string()),
          means: z.string(),
          look: z.string(),
          runbook: z.nullable(z.object({ id: z.string(), title: z.string() })),
          sources: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              publisher: z.string(),
              date: z.string(),
              mark: z.string(),
            }),
          ),
        }),
      ),
    }),
  }),
  'runbook.propose': method({
    input: z.object({ host: hostRefSchema, answers, language }),
    output: z.object({
      host: z.string(),
      /** What would change the proposal, if somebody in front of the machine says it; `null` when nothing would. */
      question: z.nullable(
        z.object({ id: z.enum(factQuestions), options: z.array(z.object({ id: z.string(), best: z.string() })) }),
      ),
      /** Best first. `why` is a sentence in the caller's language. */
      proposals: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
      /** The rest of the library; `why` says why it is not proposed. */
      others: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
    }),
    errors: ['workspace.none-open', 'host.not-found', 'host.ambiguous'],
    topics: ['hosts'],
  }),
  /** Without `runbook` the best proposal is taken; another one needs a reason. */
  'run.start': method({
    input: z.object({ host: hostRefSchema, runbook: z.optional(word), reason: z.optional(text), answers, language }),
    output: runViewSchema,
    errors: [
      'run.already-open',
      'run.reason-needed',
      'runbook.not-found',
      'runbook.broken',
      'runbook.draft',
      'runbook.none-fits',
      ...writing,
    ],
  }),
  /**
   * Goes on with another runbook in the middle of an attempt: the open run ends with the reason, readings are carried
   * over.
   */
  'run.change': method({
    input: z.object({ host: hostRefSchema, runbook: word, reason: text, language }),
    output: runViewSchema,
    errors: [
      'run.not-open',
      'run.reason-needed',
      'run.same-runbook',
      'run.runbook-missing',
      'runbook.not-found',
      'runbook.broken',
      ...writing,
    ],
  }),
  'run.state': method({
    input: z.object({ host: hostRefSchema, language }),
    output: runViewSchema,
    errors: ['workspace.none-open', 'host.not-found', 'host.ambiguous', 'run.runbook-missing'],
    // A newer runbook may warn the run.
    topics: ['runs', 'hosts', 'runbooks'],
  }),
  'run.answer': method({
    input: z.object({
      host: hostRefSchema,
      step: word,
      /** `done`, `failed`, `skipped`, or the id of an option or deviation of this step. */
      result: word,
      inputs: z.optional(z.record(word, z.string().check(z.maxLength(2_000)))),
      note: z.optional(text),
      reason: z.optional(text),
      confirm: z.optional(z.boolean()),
      language,
    }),
    output: runViewSchema,
    errors: [
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
      ...writing,
    ],
  }),
  /** Takes back the last answer that still stands; with `paper` all that were typed in from the same paper as it. */
  'run.undo': method({
    input: z.object({ host: hostRefSchema, paper: z.optional(z.boolean()), language }),
    output: runViewSchema,
    errors: ['run.nothing-to-undo', 'run.runbook-missing', ...writing],
  }),
  /** Puts an open run aside: for a time, for a person, for a key. */
  'run.hold': method({
    input: z.object({
      host: hostRefSchema,
      for: z.enum(['timer', 'person', 'key']),
      minutes: z.optional(z.int().check(z.positive(), z.maximum(10_080))),
      reason: z.optional(text),
      language,
    }),
    output: runViewSchema,
    errors: ['run.not-open', 'run.runbook-missing', ...writing],
  }),
  'run.continue': method({
    input: z.object({ host: hostRefSchema, language }),
    output: runViewSchema,
    errors: ['run.not-open', 'run.runbook-missing', ...writing],
  }),
  /** Gives up this attempt with a reason; the host goes back to the queue. */
  'run.end': method({
    input: z.object({ host: hostRefSchema, reason: z.string().check(z.minLength(1), z.maxLength(2_000)), language }),
    output: runViewSchema,
    errors: ['run.not-open', 'run.runbook-missing', ...writing],
  }),
  /** What a reading means, while it is typed. Pure: nothing is stored. */
  'run.check-reading': method({
    input: z.object({
      host: hostRefSchema,
      step: word,
      name: word,
      value: z.string().check(z.maxLength(2_000)),
      inputs: z.record(word, z.string().check(z.maxLength(2_000))),
      language,
    }),
    output: readingCheckSchema,
    errors: [
      'workspace.none-open',
      'host.not-found',
      'host.ambiguous',
      'run.not-open',
      'run.step-not-open',
      'run.input-unknown',
      'run.runbook-missing',
    ],
  }),
  /** The bench: hosts with an open run of this person first, then held ones; ordered by "needs me". */
  'run.bench': method({
    input: z.object({ language }),
    output: z.object({
      active: z.array(
        z.object({
          host: hostRowSchema,
          step: z.object({ title: z.string(), number: z.int() }),
          touchedAt: z.string(),
        }),
      ),
      held: z.array(z.object({ host: hostRowSchema, hostsWithSameBlocker: z.int() })),
    }),
    errors: ['workspace.none-open'],
    topics: ['runs', 'hosts'],
  }),
} as const
