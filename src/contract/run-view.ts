/**
 * Runs as they are shown: the open step, the way that led there, what a reading means.
 */
import * as z from 'zod/mini'
import { hostStatusSchema } from '../domain/log/event.ts'
import { hostRowSchema } from './hosts.ts'

/** A source of a step; `mark` says how it was read (V, V2, K). */
const sourceViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  date: z.string(),
  mark: z.string(),
  url: z.optional(z.string()),
})

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
  sources: z.array(sourceViewSchema),
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

export const outcomeViewSchema = z.object({
  status: hostStatusSchema,
  how: z.optional(z.string()),
  dues: z.array(z.string()),
  reason: z.optional(z.string()),
  /** The runbook to go on with, by its id. */
  continue: z.optional(z.string()),
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
      outcome: z.nullable(outcomeViewSchema),
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
