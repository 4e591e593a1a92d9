/**
 * Runs: a runbook proposed for a host, started, answered step by step, taken back, held, gone on with.
 */
import * as z from 'zod/mini'
import { hostStatusSchema } from '../domain/log/event.ts'
import { hostRefSchema, hostRowSchema } from './hosts.ts'
import { method } from './method.ts'

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

const factQuestion = z.enum(['environment', 'encryption', 'key', 'role'])
/** What a person said of the host, by question; `unknown` is an answer too. */
const answers = z.optional(z.partialRecord(factQuestion, word))

const labelled = z.object({ id: z.string(), label: z.string(), hint: z.string() })

/** One step as it stands in front of the technician, in one language, variables filled in. */
export const stepViewSchema = z.object({
  id: z.string(),
  kind: z.enum(['do', 'check', 'decide', 'enter', 'wait', 'reveal-key', 'evidence', 'outcome']),
  title: z.string(),
  text: z.string(),
  /** What is said aloud to whoever sits at the machine, a sentence at a time; empty for most steps. */
  say: z.array(z.string()),
  /** Where it is done: "at the prompt of the recovery environment". */
  place: z.string(),
  minutes: z.number(),
  /** This is step `number` of about `about`. */
  number: z.int(),
  about: z.int(),
  commands: z.array(z.object({ shell: z.string(), prompt: z.string(), text: z.string() })),
  expect: z.string(),
  hazard: z.nullable(z.object({ destroys: z.string(), undo: z.string() })),
  /** What has to be read off the machine before a killer item is shown; `null` for ordinary steps. */
  confirm: z.nullable(
    z.object({ facts: z.array(z.object({ label: z.string(), value: z.string(), hint: z.string() })) }),
  ),
  options: z.array(z.extend(labelled, { likely: z.boolean() })),
  deviations: z.array(labelled),
  results: z.array(z.string()),
  inputs: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      title: z.string(),
      hint: z.string(),
      required: z.boolean(),
      options: z.array(z.object({ id: z.string(), label: z.string() })),
      value: z.string(),
    }),
  ),
  waitUntil: z.nullable(z.string()),
  sources: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      publisher: z.string(),
      date: z.string(),
      mark: z.string(),
      url: z.optional(z.string()),
    }),
  ),
  /** True where the step rests on common practice, not on a vendor's guidance. */
  practice: z.boolean(),
  /** Variables that the texts need and that are not known yet. */
  missing: z.array(z.string()),
  ahead: z.array(z.object({ id: z.string(), title: z.string() })),
  dues: z.array(z.string()),
})
export type StepView = z.infer<typeof stepViewSchema>

export const pathItemSchema = z.object({
  step: z.string(),
  title: z.string(),
  result: z.string(),
  resultText: z.string(),
  readings: z.array(z.string()),
  note: z.string(),
  time: z.string(),
  event: z.string(),
  skipped: z.boolean(),
})

export const runViewSchema = z.object({
  host: hostRowSchema,
  /** `null` when the host never had a run. */
  run: z.nullable(
    z.object({
      id: z.string(),
      runbook: z.object({ id: z.string(), version: z.string(), hash: z.string(), title: z.string() }),
      status: z.enum(['open', 'waiting', 'ended']),
      startedAt: z.string(),
      finishedAt: z.nullable(z.string()),
      technician: z.string(),
      /** Wall-clock time of its last event: "You were here, 14 minutes ago". */
      touchedAt: z.string(),
      /** Why it is held: `timer`, `person`, `key`; `null` while it goes on. */
      heldFor: z.nullable(z.string()),
      heldReason: z.string(),
      /** Checks that were skipped: the run cannot end as recovered. */
      unchecked: z.array(z.string()),
      outcome: z.nullable(
        z.object({
          status: hostStatusSchema,
          how: z.optional(z.string()),
          dues: z.array(z.string()),
          reason: z.optional(z.string()),
          /** The runbook to go on with, by its id. */
          continue: z.optional(z.string()),
        }),
      ),
    }),
  ),
  variables: z.record(z.string(), z.string()),
  path: z.array(pathItemSchema),
  step: z.nullable(stepViewSchema),
  notes: z.array(z.object({ text: z.string(), time: z.string(), actor: z.string() })),
  /** Steps that can still come and in which a newer version of the runbook corrects a danger. */
  warnings: z.array(z.object({ step: z.string(), title: z.string(), version: z.string(), text: z.string() })),
})
export type RunView = z.infer<typeof runViewSchema>

export const readingCheckSchema = z.object({
  ok: z.boolean(),
  /** Canonical form when ok. */
  value: z.string(),
  tone: z.enum(['good', 'bad', 'unknown']),
  /** `reading.<code>` of the locale file, or the id of a verdict of the runbook. */
  code: z.string(),
  /** What the runbook says of this value, in the caller's language; empty when the locale file has to speak. */
  text: z.string(),
  details: z.record(z.string(), z.string()),
})

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
        z.object({ id: factQuestion, options: z.array(z.object({ id: z.string(), best: z.string() })) }),
      ),
      /** Best first. `why` is a sentence in the caller's language. */
      proposals: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
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
    topics: ['runs', 'hosts'],
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
  /** Takes back the last answer that still stands. */
  'run.undo': method({
    input: z.object({ host: hostRefSchema, language }),
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
