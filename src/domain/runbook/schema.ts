/**
 * The shape of a runbook file: what may be written where, before anybody asks whether it makes sense.
 *
 * A runbook is data only. Lines to type are printable ASCII without line breaks, so that nothing
 * invisible can hide in them; names begin with a letter, so that none collides with a property of
 * an object. The JSON Schema for editors is made from this file.
 */
import * as z from 'zod/mini'
import { findNotPlain } from './plain.ts'
import { stickSchema, stickWords } from './stick-schema.ts'

/** Words for the JSON Schema: an id makes a shared definition, a description shows in the editor. */
export const vocabulary = z.registry<{ id?: string; description?: string }>()

export const environments = ['physical', 'hyperv', 'vmware', 'citrix', 'aws', 'azure', 'gcp', 'remote'] as const
export const encryptions = ['none', 'bitlocker', 'other'] as const
/** Whether the BitLocker recovery key of the machine is at hand. */
export const keys = ['at-hand', 'missing'] as const
export const systems = ['windows-client', 'windows-server'] as const
export const roles = ['workstation', 'server', 'domain-controller', 'kiosk'] as const
export const shells = ['winre', 'cmd', 'powershell', 'bash', 'az', 'aws', 'gcloud', 'diskpart'] as const
export const readingTypes = [
  'text',
  'serial',
  'drive-letter',
  'key-id',
  'file-time',
  'utc-offset',
  'stop-code',
  'count',
  'choice',
  'file-name',
] as const
/** What a run knows from the host before its first step; a runbook declares those that it uses. */
export const hostVariables = ['name', 'serial', 'asset-tag', 'model', 'site'] as const

const name = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/))
const sourceId = z.string().check(z.maxLength(40), z.regex(/^[A-Za-z][A-Za-z0-9-]*$/))
const line = z
  .string()
  .check(z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+$/u))
const typed = z.string().check(z.minLength(1), z.maxLength(300), z.regex(/^[\x20-\x7e]+$/))
const prose = z
  .string()
  .check(z.minLength(1), z.maxLength(1500), z.regex(/^(?:[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|\n)+$/u))
const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/))
const versionNumber = z.string().check(z.maxLength(20), z.regex(/^\d+\.\d+\.\d+$/))
const minutes = z.int().check(z.minimum(0), z.maximum(1440))

const rank = z.int().check(z.minimum(0), z.maximum(9))

vocabulary.add(rank, {
  description: 'Place among runbooks that fit a host equally well: 0 (as without it) comes first.',
})
vocabulary.add(name, { id: 'name', description: 'Lower-case letters, digits and hyphens; begins with a letter.' })
vocabulary.add(moment, { id: 'moment', description: 'A time in UTC, as 2024-07-19T05:27:00Z.' })

const text = z.strictObject({ en: prose, 'zh-CN': prose })
vocabulary.add(text, { id: 'text', description: 'The same thing said in English and in Simplified Chinese.' })

const condition = z.union([
  z.strictObject({ variable: name, is: line }),
  z.strictObject({ variable: name, 'is-not': line }),
  z.strictObject({ variable: name, known: z.boolean() }),
  z.strictObject({ variable: name, before: moment }),
  z.strictObject({ variable: name, 'at-or-after': moment }),
])
vocabulary.add(condition, {
  id: 'condition',
  description: 'One question about one variable. A value may name another one: "{{serial}}".',
})
const when = z.union([condition, z.array(condition).check(z.minLength(1), z.maxLength(5))])
vocabulary.add(when, { id: 'when', description: 'One condition, or a list of which all must hold.' })

const effects = {
  sets: z.optional(z.record(name, line)),
  opens: z.optional(z.array(name)),
  closes: z.optional(z.array(name)),
}
vocabulary.add(effects.sets, { description: 'Variables that get this value.' })
vocabulary.add(effects.opens, { description: 'Dues that are open from here on.' })
vocabulary.add(effects.closes, { description: 'Dues that are settled here.' })

const source = z.strictObject({
  title: z.union([line, text]),
  publisher: z.optional(line),
  date: z.optional(line),
  url: z.optional(z.string().check(z.maxLength(300), z.regex(/^https:\/\/[\x21-\x7e]+$/))),
  mark: z.enum(['V', 'V2', 'K']),
})
vocabulary.add(source, {
  id: 'source',
  description: 'V: the document itself was read. V2: read as quoted by somebody else. K: common practice, no document.',
})

const verdict = z.strictObject({ id: name, tone: z.enum(['good', 'bad', 'unknown']), when: z.optional(when), text })
vocabulary.add(verdict, { id: 'verdict', description: 'What a value means; the first one that holds is shown.' })

const variable = z.strictObject({
  type: z.enum(readingTypes),
  title: text,
  hint: z.optional(text),
  from: z.optional(z.literal('host')),
  zone: z.optional(name),
  excludes: z.optional(z.array(line)),
  options: z.optional(z.array(z.strictObject({ id: name, label: text }))),
  verdicts: z.optional(z.array(verdict)),
})
vocabulary.add(variable, { id: 'variable' })
vocabulary.add(variable.shape.from, { description: `Known before the first step: ${hostVariables.join(', ')}.` })
vocabulary.add(variable.shape.zone, { description: 'For a file time: the variable that holds the zone of the clock.' })
vocabulary.add(variable.shape.excludes, { description: 'Values that can never be right, as X for the Windows volume.' })

const command = z.strictObject({
  shell: z.enum(shells),
  prompt: z.optional(typed),
  text: typed,
  when: z.optional(when),
  sources: z.optional(z.array(sourceId)),
})
vocabulary.add(command, { id: 'command', description: 'One line to type. The prompt is shown before it in grey.' })

const branch = z.strictObject({ when: z.optional(when), goto: name, likely: z.optional(z.literal(true)) })
const next = z.union([name, z.array(branch).check(z.minLength(1), z.maxLength(9))])
vocabulary.add(next, { id: 'next', description: 'The next step, or branches of which the first that holds is taken.' })

const answer = { id: name, label: text, hint: z.optional(text), goto: next, ...effects }
const option = z.strictObject({ ...answer, likely: z.optional(z.literal(true)) })
const deviation = z.strictObject(answer)
vocabulary.add(option, { id: 'option', description: 'An answer to the question; one of them may be the likely one.' })
vocabulary.add(deviation, {
  id: 'deviation',
  description: 'Something else that may stand on the screen, and where it leads.',
})

const stepInput = z.strictObject({ variable: name, required: z.optional(z.boolean()), hint: z.optional(text) })
const hazard = z.strictObject({ destroys: text, undo: z.optional(text) })
const fact = z.strictObject({ label: text, value: line, hint: z.optional(text) })
const limit = z.strictObject({ times: z.int().check(z.minimum(1), z.maximum(50)), goto: name })
vocabulary.add(hazard, {
  id: 'hazard',
  description: 'What this can destroy, and the way back (say it when there is none).',
})
vocabulary.add(fact, { id: 'fact', description: 'Something to read off the machine before a killer step.' })
vocabulary.add(limit, {
  id: 'limit',
  description: 'How often the step may be shown in one run, and where to go instead.',
})

const shown = {
  id: name,
  place: z.optional(name),
  title: text,
  short: z.optional(text),
  text,
  say: z.optional(z.array(text).check(z.minLength(1), z.maxLength(9))),
  sources: z.optional(z.array(sourceId)),
}
const worked = {
  ...shown,
  minutes: z.optional(minutes),
  commands: z.optional(z.array(command).check(z.maxLength(6))),
  expect: z.optional(text),
  hazard: z.optional(hazard),
  limit: z.optional(limit),
  stick: z.optional(stickSchema),
}
const acted = {
  ...worked,
  inputs: z.optional(z.array(stepInput).check(z.maxLength(4))),
  deviations: z.optional(z.array(deviation).check(z.maxLength(8))),
  killer: z.optional(z.literal(true)),
  confirm: z.optional(z.array(fact).check(z.maxLength(3))),
  next,
  ...effects,
}
vocabulary.add(shown.say, { description: 'What the technician says to somebody at the machine, a sentence at a time.' })
for (const [schema, words] of stickWords) vocabulary.add(schema, words)
vocabulary.add(shown.short, { description: 'A shorter title for the list of steps.' })
vocabulary.add(acted.killer, {
  description: 'Can do harm that lasts: never skipped, asks for a deliberate confirmation.',
})

const goingOn = z.optional(name)
vocabulary.add(goingOn, {
  description: 'Only when escalated: the runbook to go on with. The host goes back to the queue.',
})

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('do'), ...acted }),
  z.strictObject({ kind: z.literal('check'), ...acted }),
  z.strictObject({
    kind: z.literal('enter'),
    ...acted,
    inputs: z.array(stepInput).check(z.minLength(1), z.maxLength(4)),
  }),
  z.strictObject({ kind: z.literal('wait'), ...acted, minutes: z.int().check(z.minimum(1), z.maximum(1440)) }),
  z.strictObject({ kind: z.literal('reveal-key'), ...acted }),
  z.strictObject({ kind: z.literal('evidence'), ...acted }),
  z.strictObject({
    kind: z.literal('decide'),
    ...worked,
    options: z.array(option).check(z.minLength(2), z.maxLength(9)),
  }),
  z.strictObject({
    kind: z.literal('outcome'),
    ...shown,
    outcome: z.strictObject({
      status: z.enum(['recovered', 'escalated', 'blocked', 'retired']),
      how: z.optional(
        z.enum(['runbook', 'self-healed', 'reimaged', 'replaced', 'not-affected', 'decommissioned', 'duplicate']),
      ),
      reason: z.optional(name),
      dues: z.optional(z.array(name)),
      continue: goingOn,
    }),
  }),
])
vocabulary.add(step, { id: 'step' })

const incident = name.check()
vocabulary.add(incident, { description: 'The incident that it is for; `any` when it is for none in particular.' })

const correction = z.strictObject({ version: versionNumber, step: name, text })
vocabulary.add(correction, {
  id: 'correction',
  description:
    'A danger that a step had up to this version, and what is done now. Open runs of those versions are warned.',
})

const largestForeign = 200_000
const foreignPart = z
  .record(z.string(), z.unknown())
  .check(z.refine((part) => findNotPlain(part) === null && JSON.stringify(part).length <= largestForeign))
const foreign = z.strictObject({ format: z.literal('cacao-2.0'), playbook: foreignPart, steps: foreignPart })
vocabulary.add(foreign, {
  id: 'foreign',
  description: 'What an imported playbook had and a runbook has no word for. Written back on export, shown to nobody.',
})

/** The whole file. A value that passes is well formed; whether it leads anywhere is for the lint. */
export const runbookSchema = z.strictObject({
  format: z.literal('bluelift-runbook/1'),
  id: name,
  version: versionNumber,
  title: text,
  summary: text,
  incident,
  'applies-to': z.strictObject({
    environments: z.array(z.enum(environments)).check(z.minLength(1)),
    encryption: z.optional(z.array(z.enum(encryptions)).check(z.minLength(1))),
    key: z.optional(z.array(z.enum(keys)).check(z.minLength(1))),
    os: z.optional(z.array(z.enum(systems)).check(z.minLength(1))),
    roles: z.optional(z.array(z.enum(roles)).check(z.minLength(1))),
    rank: z.optional(rank),
  }),
  minutes,
  tools: z.optional(z.array(text).check(z.maxLength(20))),
  sources: z.record(sourceId, source),
  places: z.record(name, text),
  dues: z.record(name, text),
  reasons: z.record(name, text),
  variables: z.record(name, variable),
  start: name,
  steps: z.array(step).check(z.minLength(1), z.maxLength(200)),
  corrects: z.optional(z.array(correction).check(z.maxLength(50))),
  foreign: z.optional(foreign),
})

export type Deep<T> = T extends readonly (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T

export type Language = 'en' | 'zh-CN'
export type Text = { readonly en: string; readonly 'zh-CN': string }
export type Runbook = Deep<z.infer<typeof runbookSchema>>
export type Step = Runbook['steps'][number]
export type StepKind = Step['kind']
export type StepId = string
export type OutcomeStep = Extract<Step, { kind: 'outcome' }>
export type Condition = Deep<z.infer<typeof condition>>
export type When = Condition | readonly Condition[]
export type Next = Deep<z.infer<typeof next>>
export type Stick = Deep<z.infer<typeof stickSchema>>
export type Variable = Runbook['variables'][string]
export type ReadingType = Variable['type']
