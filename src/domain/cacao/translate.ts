/**
 * The steps of a playbook of others as steps of a runbook.
 *
 * One technician follows a runbook step by step, so what needs a machine (requests, queries, other playbooks) or
 * several hands at once is refused. A branch that ends goes on after the condition that opened it.
 */
import { toPointer } from '../runbook/problem.ts'
import { environments } from '../runbook/schema.ts'
import type { CacaoRefusal } from './read.ts'
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
const longestLine = 300
const mostLines = 6
const mostOptions = 9
const endReason = 'playbook-ended'

export function translate(file: Json): Translated {
  const workflow = recordOf(file.workflow)
  const refusals: CacaoRefusal[] = []
  const refuse = (code: string, path: readonly (string | number)[], details?: CacaoRefusal['details']): void => {
    refusals.push({ code, path: toPointer(path), ...(details !== undefined && { details }) })
  }
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const rests = new Map<string, Rest>()
  const open: string[] = []
  const aligned: Json = { ...workflow }

  const nameOf = (id: string): string => {
    const known = names.get(id)
    if (known !== undefined) return known
    const step = recordOf(workflow[id])
    const wanted = slug(String(step.name ?? ''), step.type === 'end' ? 'end' : 'step')
    let name = wanted
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}-${n}`
    taken.add(name)
    names.set(id, name)
    return name
  }
  /** Our step for an arrow; `from` says where the arrow stands. */
  const arrive = (target: unknown, rest: Rest, from: readonly (string | number)[]): string => {
    if (target === undefined) return rest === null ? arriveAtEnd() : arrive(rest.to, rest.rest, from)
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
  /** For a way that simply stops. */
  const arriveAtEnd = (): string => {
    needsEnd = true
    return 'playbook-ended'
  }
  let needsEnd = false
  taken.add('playbook-ended')
  taken.add('missing')

  const prose = (value: unknown, path: readonly (string | number)[]): string => {
    if (value === undefined) return ''
    if (typeof value !== 'string') {
      refuse('cacao.wrong-type', path, { expected: 'text' })
      return ''
    }
    const text = cleanProse(value)
    if (text.length > longestProse) refuse('cacao.text-too-long', path, { length: text.length, most: longestProse })
    return text
  }

  const startId = String(file.workflow_start)
  const first = recordOf(fieldOf(workflow, startId))
  if (first.type !== 'start') refuse('cacao.no-start', ['workflow', startId])
  const start = arrive(first.on_completion ?? first.on_success, null, ['workflow', startId, 'on_completion'])

  const steps: Json[] = []
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const step = recordOf(workflow[id])
    const at = ['workflow', id]
    const rest = rests.get(id) ?? null
    const title = prose(step.name, [...at, 'name']) || `Step ${steps.length + 1}`
    const description = prose(step.description, [...at, 'description'])
    const shared = { id: nameOf(id), title: { en: title } }
    if (step.type === 'action') {
      const commands = translateCommands(step.commands, [...at, 'commands'], refuse)
      const text = cleanProse([description, ...commands.prose].filter((part) => part !== '').join('\n')) || title
      if (text.length > longestProse) refuse('cacao.text-too-long', at, { length: text.length, most: longestProse })
      aligned[id] = { ...step, commands: commands.aligned }
      const next = arrive(step.on_completion ?? step.on_success, rest, [...at, 'on_completion'])
      const failed =
        step.on_failure === undefined
          ? {}
          : {
              deviations: [
                {
                  id: 'it-failed',
                  label: { en: 'It failed' },
                  goto: arrive(step.on_failure, rest, [...at, 'on_failure']),
                },
              ],
            }
      steps.push({
        ...shared,
        kind: 'do',
        text: { en: text },
        ...(commands.lines.length > 0 && { commands: commands.lines }),
        ...failed,
        next,
      })
    } else if (step.type === 'if-condition' || step.type === 'while-condition') {
      const condition = prose(step.condition, [...at, 'condition'])
      const after = step.on_completion ?? step.on_success
      const inner: Rest =
        step.type === 'while-condition' ? { to: id, rest } : after === undefined ? rest : { to: String(after), rest }
      const otherwise = step.type === 'while-condition' ? after : (step.on_false ?? after)
      steps.push({
        ...shared,
        kind: 'decide',
        text: { en: [description, condition].filter((part) => part !== '').join('\n') || title },
        options: [
          { id: 'yes', label: { en: 'This holds' }, goto: arrive(step.on_true, inner, [...at, 'on_true']) },
          {
            id: 'no',
            label: { en: 'This does not hold' },
            goto: arrive(otherwise, step.on_false === undefined ? rest : inner, [...at, 'on_false']),
          },
        ],
      })
    } else if (step.type === 'switch-condition') {
      const cases = Object.entries(recordOf(step.cases))
      if (cases.length < 2 || cases.length > mostOptions) {
        refuse('cacao.cases', [...at, 'cases'], { cases: cases.length, most: mostOptions })
        continue
      }
      const after = step.on_completion ?? step.on_success
      const inner: Rest = after === undefined ? rest : { to: String(after), rest }
      const used = new Set(['done', 'failed', 'skipped'])
      steps.push({
        ...shared,
        kind: 'decide',
        text: {
          en: [description, prose(step.switch, [...at, 'switch'])].filter((part) => part !== '').join('\n') || title,
        },
        options: cases.map(([value, target]) => {
          const wanted = slug(value, 'case')
          let option = wanted
          for (let n = 2; used.has(option); n += 1) option = `${wanted}-${n}`
          used.add(option)
          return {
            id: option,
            label: { en: cleanProse(value) || option },
            goto: arrive(target, inner, [...at, 'cases', value]),
          }
        }),
      })
    } else if (step.type === 'end') {
      steps.push(
        makeEnd(nameOf(id), description || 'The playbook ends here. Say in the editor how the host stands.', title),
      )
    } else refuse('cacao.step-type', [...at, 'type'], { type: String(step.type).slice(0, 40) })
  }
  if (needsEnd) steps.push(makeEnd('playbook-ended', 'The playbook ends here.', 'The end'))
  if (steps.length > 200) refuse('cacao.too-many-steps', ['workflow'], { steps: steps.length, most: 200 })
  const name = prose(file.name, ['name']) || 'Playbook'
  const summary = cleanProse(typeof file.description === 'string' ? file.description : '').slice(0, longestProse)
  if (refusals.length > 0) return { ok: false, refusals }

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
    reasons: { [endReason]: { en: 'The playbook says no more' } },
    variables: {},
    start,
    steps,
  }
  const keys = new Map([...names, [startId, '/start'] as const])
  return { ok: true, value, shown: fillIn(value), keys, aligned }
}

/** Nobody said that the host is back, so it is handed to somebody who looks. */
function makeEnd(id: string, text: string, title: string): Json {
  return {
    id,
    kind: 'outcome',
    title: { en: title },
    text: { en: text },
    outcome: { status: 'escalated', reason: endReason },
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

type Refuse = (code: string, path: readonly (string | number)[], details?: CacaoRefusal['details']) => void

/** Lines to type, and what is said in words. */
function translateCommands(commands: unknown, path: readonly (string | number)[], refuse: Refuse) {
  const prose: string[] = []
  const lines: Json[] = []
  const typed: Json[] = []
  let words: Json | null = null
  if (!Array.isArray(commands) || commands.length === 0) {
    refuse('cacao.wrong-type', path, { expected: 'commands' })
    return { prose, lines, aligned: [] }
  }
  for (const [index, given] of commands.entries()) {
    const command = recordOf(given)
    const type = String(command.type)
    const text = textOf(command)
    if (text === null) refuse('cacao.command-text', [...path, index])
    else if (type === 'manual') {
      prose.push(cleanProse(text))
      words ??= command
    } else if (type === 'powershell' || type === 'bash') {
      const own = text.split(/\r?\n/).map((line) => line.trim())
      for (const [at, line] of own.filter((one) => one !== '').entries()) {
        if (!/^[\x20-\x7e]+$/.test(line) || line.includes('{{') || line.length > longestLine) {
          refuse('cacao.command-text', [...path, index], { most: longestLine })
        }
        lines.push({ shell: type, text: line })
        typed.push(at === 0 ? command : {})
      }
    } else refuse('cacao.command-type', [...path, index, 'type'], { type: type.slice(0, 40) })
  }
  if (lines.length > mostLines) refuse('cacao.too-many-lines', path, { lines: lines.length, most: mostLines })
  return { prose, lines, aligned: [words ?? {}, ...typed] }
}

function textOf({ command, command_b64: encoded }: Json): string | null {
  if (typeof command === 'string') return command
  return typeof encoded === 'string' ? decodeBase64(encoded) : null
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-8 text in base64; null when it is not that. This layer has no platform to ask. */
function decodeBase64(encoded: string): string | null {
  const clean = encoded.replace(/[\s=]/g, '')
  if (clean.length % 4 === 1) return null
  let escaped = ''
  let held = 0
  let bits = 0
  for (const digit of clean) {
    const value = digits.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}

/** Line ends as they are, other invisible characters as spaces: nothing hides in a text. */
function cleanProse(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Double braces would name a variable of ours.
      .replace(/\{(?=\{)/g, '{ ')
      .replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .trim()
  )
}

/** A name of ours made of words; never empty. */
function slug(words: string, otherwise: string): string {
  const name = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 30)
    .replace(/-+$/, '')
  return name === '' ? otherwise : name
}

/** Three numbers that grow with the time of the last change, so that a newer playbook is a newer version. */
function versionOf(time: unknown): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(typeof time === 'string' ? time : '')
  if (found === null) return '1.0.0'
  const [, year, month, day, hour, minute, second] = found
  return [year, `${month}${day}`, `${hour}${minute}${second}`].map(Number).join('.')
}
