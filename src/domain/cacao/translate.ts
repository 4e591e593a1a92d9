/**
 * The steps of a playbook of others as steps of a runbook.
 *
 * One technician follows a runbook step by step, so what needs a machine (requests, queries, other playbooks) or
 * several hands at once is refused. A branch that ends goes on after the condition that opened it.
 */
import { toPointer } from '../runbook/problem.ts'
import { environments } from '../runbook/schema.ts'
import { cleanProse, slug, takeName, versionOf } from './foreign-words.ts'
import type { CacaoRefusal } from './read.ts'
import { type Place, type Refuse, translateCommands } from './translate-commands.ts'
import { fieldOf, type Json, recordOf } from './words.ts'

export type Translated =
  | {
      readonly ok: true
      readonly value: Json
      /** The same with what is missing filled in, for reading it as a runbook. */
      readonly shown: Json
      /** The key of the step that says it, by the id in the playbook. */
      readonly keys: ReadonlyMap<string, string>
      /** The workflow with its commands in the order in which we write them. */
      readonly aligned: Json
    }
  | { readonly ok: false; readonly refusals: readonly CacaoRefusal[] }

/** Where a branch goes on when it ends; null at the end of the playbook. */
type Rest = { readonly to: string; readonly rest: Rest } | null

const longestProse = 1500
const mostOptions = 9
/** Of the step where a way simply stops, and of its reason. */
const endName = 'playbook-ended'

export function translate(file: Json): Translated {
  const walk = openWalk(recordOf(file.workflow))
  const { refuse, prose } = walk
  const startId = String(file.workflow_start)
  const first = recordOf(fieldOf(walk.workflow, startId))
  if (first.type !== 'start') refuse('cacao.no-start', ['workflow', startId])
  const start = walk.arrive(first.on_completion ?? first.on_success, null, ['workflow', startId, 'on_completion'])

  const steps: Json[] = []
  for (let met = walk.next(); met !== null; met = walk.next()) {
    const step = translateStep(walk, met, steps.length + 1)
    if (step !== null) steps.push(step)
  }
  if (walk.needsEnd()) steps.push(makeEnd(endName, 'The playbook ends here.', 'The end'))
  if (steps.length > 200) refuse('cacao.too-many-steps', ['workflow'], { steps: steps.length, most: 200 })
  const name = prose(file.name, ['name']) || 'Playbook'
  const summary = cleanProse(typeof file.description === 'string' ? file.description : '').slice(0, longestProse)
  if (walk.refusals.length > 0) return { ok: false, refusals: walk.refusals }

  const value: Json = {
    format: 'bluelift-runbook/1',
    id: slug(name, 'playbook'),
    version: versionOf(file.modified ?? file.created),
    title: { en: name },
    summary: { en: summary || name },
    incident: 'any',
    'applies-to': { environments: [] },
    minutes: 0,
    sources: {},
    places: {},
    dues: {},
    reasons: { [endName]: { en: 'The playbook says no more' } },
    variables: {},
    start,
    steps,
  }
  const keys = new Map([...walk.names, [startId, '/start'] as const])
  return { ok: true, value, shown: fillIn(value), keys, aligned: walk.aligned }
}

/** A step of the playbook that an arrow led to. */
interface Met {
  readonly id: string
  readonly name: string
  readonly step: Json
  readonly at: Place
  readonly rest: Rest
}

interface Walk {
  readonly workflow: Json
  readonly refusals: readonly CacaoRefusal[]
  /** Our names, by the id in the playbook. */
  readonly names: ReadonlyMap<string, string>
  readonly aligned: Json
  readonly refuse: Refuse
  /** Our step for an arrow; `from` says where the arrow stands. */
  arrive(target: unknown, rest: Rest, from: Place): string
  /** A text of the playbook; empty where there is none. */
  prose(value: unknown, path: Place): string
  /** The next step that an arrow led to and that was not translated yet. */
  next(): Met | null
  /** Whether a way simply stops. */
  needsEnd(): boolean
}

function openWalk(workflow: Json): Walk {
  const refusals: CacaoRefusal[] = []
  const names = new Map<string, string>()
  const taken = new Set([endName, 'missing'])
  const rests = new Map<string, Rest>()
  const open: string[] = []
  let needsEnd = false

  const refuse: Refuse = (code, path, details) => {
    refusals.push({ code, path: toPointer(path), ...(details !== undefined && { details }) })
  }
  const nameOf = (id: string): string => {
    const known = names.get(id)
    if (known !== undefined) return known
    const step = recordOf(workflow[id])
    const name = takeName(slug(String(step.name ?? ''), step.type === 'end' ? 'end' : 'step'), taken)
    names.set(id, name)
    return name
  }
  const arrive: Walk['arrive'] = (target, rest, from) => {
    if (target === undefined) {
      if (rest !== null) return arrive(rest.to, rest.rest, from)
      needsEnd = true
      return endName
    }
    const step = typeof target === 'string' ? fieldOf(workflow, target) : undefined
    if (typeof target !== 'string' || step === undefined) {
      refuse('cacao.step-missing', from, { step: String(target).slice(0, 80) })
      return 'missing'
    }
    if (recordOf(step).type === 'end' && rest !== null) return arrive(rest.to, rest.rest, from)
    if (!rests.has(target)) {
      rests.set(target, rest)
      open.push(target)
    } else if (rests.get(target) !== rest) refuse('cacao.shared-branch', from, { step: target })
    return nameOf(target)
  }
  return {
    workflow,
    refusals,
    names,
    aligned: { ...workflow },
    refuse,
    arrive,
    prose(value, path) {
      if (value === undefined) return ''
      if (typeof value !== 'string') {
        refuse('cacao.wrong-type', path, { expected: 'text' })
        return ''
      }
      const text = cleanProse(value)
      if (text.length > longestProse) refuse('cacao.text-too-long', path, { length: text.length, most: longestProse })
      return text
    },
    next() {
      const id = open.shift()
      if (id === undefined) return null
      const rest = rests.get(id) ?? null
      return { id, name: nameOf(id), step: recordOf(workflow[id]), at: ['workflow', id], rest }
    },
    needsEnd: () => needsEnd,
  }
}

/** @returns `null` for a step that was refused */
function translateStep(walk: Walk, met: Met, number: number): Json | null {
  const { step, at, name } = met
  const title = walk.prose(step.name, [...at, 'name']) || `Step ${number}`
  const description = walk.prose(step.description, [...at, 'description'])
  const shared = { id: name, title: { en: title } }
  switch (step.type) {
    case 'action':
      return { ...shared, ...translateAction(walk, met, description, title) }
    case 'if-condition':
    case 'while-condition':
      return { ...shared, ...translateCondition(walk, met, description, title) }
    case 'switch-condition': {
      const decided = translateSwitch(walk, met, description, title)
      return decided === null ? null : { ...shared, ...decided }
    }
    case 'end':
      return makeEnd(name, description || 'The playbook ends here. Say in the editor how the host stands.', title)
    default:
      walk.refuse('cacao.step-type', [...at, 'type'], { type: String(step.type).slice(0, 40) })
      return null
  }
}

function translateAction(walk: Walk, { id, step, at, rest }: Met, description: string, title: string): Json {
  const commands = translateCommands(step.commands, [...at, 'commands'], walk.refuse)
  const text = cleanProse(joinLines([description, ...commands.prose])) || title
  if (text.length > longestProse) walk.refuse('cacao.text-too-long', at, { length: text.length, most: longestProse })
  walk.aligned[id] = { ...step, commands: commands.aligned }
  const next = walk.arrive(step.on_completion ?? step.on_success, rest, [...at, 'on_completion'])
  const failed = step.on_failure === undefined ? null : walk.arrive(step.on_failure, rest, [...at, 'on_failure'])
  return {
    kind: 'do',
    text: { en: text },
    ...(commands.lines.length > 0 && { commands: commands.lines }),
    ...(failed !== null && { deviations: [{ id: 'it-failed', label: { en: 'It failed' }, goto: failed }] }),
    next,
  }
}

function translateCondition(walk: Walk, { id, step, at, rest }: Met, description: string, title: string): Json {
  const condition = walk.prose(step.condition, [...at, 'condition'])
  const after = step.on_completion ?? step.on_success
  const isLoop = step.type === 'while-condition'
  const inner: Rest = isLoop ? { to: id, rest } : after === undefined ? rest : { to: String(after), rest }
  const otherwise = isLoop ? after : (step.on_false ?? after)
  return {
    kind: 'decide',
    text: { en: joinLines([description, condition]) || title },
    options: [
      { id: 'yes', label: { en: 'This holds' }, goto: walk.arrive(step.on_true, inner, [...at, 'on_true']) },
      {
        id: 'no',
        label: { en: 'This does not hold' },
        goto: walk.arrive(otherwise, step.on_false === undefined ? rest : inner, [...at, 'on_false']),
      },
    ],
  }
}

function translateSwitch(walk: Walk, { step, at, rest }: Met, description: string, title: string): Json | null {
  const cases = Object.entries(recordOf(step.cases))
  if (cases.length < 2 || cases.length > mostOptions) {
    walk.refuse('cacao.cases', [...at, 'cases'], { cases: cases.length, most: mostOptions })
    return null
  }
  const after = step.on_completion ?? step.on_success
  const inner: Rest = after === undefined ? rest : { to: String(after), rest }
  const used = new Set(['done', 'failed', 'skipped'])
  return {
    kind: 'decide',
    text: { en: joinLines([description, walk.prose(step.switch, [...at, 'switch'])]) || title },
    options: cases.map(([value, target]) => {
      const option = takeName(slug(value, 'case'), used)
      return {
        id: option,
        label: { en: cleanProse(value) || option },
        goto: walk.arrive(target, inner, [...at, 'cases', value]),
      }
    }),
  }
}

function joinLines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

/** Nobody said that the host is back, so it is handed to somebody who looks. */
function makeEnd(id: string, text: string, title: string): Json {
  return {
    id,
    kind: 'outcome',
    title: { en: title },
    text: { en: text },
    outcome: { status: 'escalated', reason: endName },
  }
}

function fillIn(value: Json): Json {
  const both = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(both)
    if (typeof part !== 'object' || part === null) return part
    if ('en' in part) return { en: part.en, 'zh-CN': part.en }
    return Object.fromEntries(Object.entries(part).map(([key, below]) => [key, both(below)]))
  }
  return { ...recordOf(both(value)), 'applies-to': { environments: [...environments] } }
}
