/**
 * Reads a CACAO 2.0 playbook as the value of a runbook.
 *
 * Our own export gives back exactly the runbook that was written, as long as nobody changed the steps that others
 * see; then it is refused rather than read as what it no longer says. A playbook of others becomes a draft: its
 * words in one language, its steps one by one. What a runbook has no word for is kept; what cannot be said without
 * changing its meaning is refused with the place. The value still has to pass `readRunbook` and the lint.
 */
import { toCanonicalJson } from '../runbook/canonical.ts'
import { readRunbook } from '../runbook/format.ts'
import { findNotPlain } from '../runbook/plain.ts'
import { toPointer } from '../runbook/problem.ts'
import { listKept, takeKept } from './kept.ts'
import { translate } from './translate.ts'
import { extensionId, fieldOf, isRecord, type Json, type Kept, recordOf, saidBy } from './words.ts'
import { type Tools, writePlaybook } from './write.ts'

export interface CacaoRefusal {
  readonly code: string
  /** JSON Pointer into the playbook. */
  readonly path: string
  readonly details?: Readonly<Record<string, string | number>>
}

export type PlaybookRead =
  | { readonly ok: true; readonly value: unknown; readonly kept: readonly string[] }
  | { readonly ok: false; readonly refusals: readonly CacaoRefusal[] }

const mostSteps = 400
const mostRefusals = 50

/** Whether a value says of itself that it is a playbook. */
export function isPlaybook(value: unknown): boolean {
  return isRecord(value) && (value.type === 'playbook' || String(value.spec_version).startsWith('cacao'))
}

/** Never throws, whatever the value is. */
export function readPlaybook(value: unknown, tools: Tools): PlaybookRead {
  const refusals = checkShape(value)
  if (refusals.length > 0) return { ok: false, refusals: refusals.slice(0, mostRefusals) }
  const file = recordOf(value)
  const extension = fieldOf(recordOf(file.playbook_extensions), extensionId)
  return isRecord(extension) && isRecord(extension.runbook) ? readOwn(file, extension, tools) : readForeign(file, tools)
}

function checkShape(value: unknown): CacaoRefusal[] {
  if (!isRecord(value)) return [{ code: 'cacao.wrong-type', path: '', details: { expected: 'object' } }]
  const odd = findNotPlain(value)
  if (odd !== null) return [{ code: `cacao.${odd.problem}`, path: odd.path }]
  if (value.type !== 'playbook') return [{ code: 'cacao.wrong-type', path: '/type', details: { expected: 'playbook' } }]
  if (value.spec_version !== 'cacao-2.0') {
    return [
      { code: 'cacao.version', path: '/spec_version', details: { found: String(value.spec_version).slice(0, 40) } },
    ]
  }
  const { workflow } = value
  if (!isRecord(workflow)) return [{ code: 'cacao.wrong-type', path: '/workflow', details: { expected: 'object' } }]
  const steps = Object.entries(workflow)
  if (steps.length > mostSteps) {
    return [{ code: 'cacao.too-many-steps', path: '/workflow', details: { steps: steps.length, most: mostSteps } }]
  }
  const broken = steps.flatMap(([id, step]): CacaoRefusal[] =>
    isRecord(step) && typeof step.type === 'string'
      ? []
      : [{ code: 'cacao.wrong-type', path: toPointer(['workflow', id]), details: { expected: 'step' } }],
  )
  const start = typeof value.workflow_start === 'string' ? fieldOf(workflow, value.workflow_start) : undefined
  if (start === undefined) return [...broken, { code: 'cacao.no-start', path: '/workflow_start' }]
  return broken
}

function readOwn(file: Json, extension: Json, tools: Tools): PlaybookRead {
  const changed = listChanged(file, recordOf(extension.digests), tools)
  if (changed.length > 0) {
    return { ok: false, refusals: changed.map((path) => ({ code: 'cacao.changed-outside', path })) }
  }
  const ours = Object.entries(recordOf(file.workflow)).flatMap(([id, step]) => {
    const { at, step: own } = recordOf(fieldOf(recordOf(recordOf(step).step_extensions), extensionId))
    return isRecord(own) && typeof own.id === 'string' ? [{ id, at: Number(at), step: own, key: own.id }] : []
  })
  const steps = ours.toSorted((a, b) => a.at - b.at).map(({ step }) => step)
  const value = { ...recordOf(extension.runbook), steps }
  const read = readRunbook(value)
  // A draft, or one of a newer version: its problems are said by whoever examines the value.
  if (!read.ok) return { ok: true, value, kept: [] }
  const plain = writePlaybook(read.runbook, tools)
  const ids = { ...Object.fromEntries(ours.map(({ id, key }) => [key, { id }])), '/start': { id: file.workflow_start } }
  const named = writePlaybook({ ...read.runbook, foreign: { format: 'cacao-2.0', playbook: {}, steps: ids } }, tools)
  return addKept(value, file, named.keys, plain)
}

/** What others see and our extension does not speak of: JSON Pointers. */
function listChanged(file: Json, digests: Json, { hash }: Tools): string[] {
  const workflow = recordOf(file.workflow)
  const { name, description, workflow_start } = file
  const whole = hash(toCanonicalJson({ name, description, workflow_start }))
  return [
    ...(digests.playbook === whole ? [] : ['/name']),
    ...Object.entries(workflow)
      .filter(([id, step]) => fieldOf(digests, id) !== hash(toCanonicalJson(saidBy(recordOf(step)))))
      .map(([id]) => toPointer(['workflow', id])),
    ...Object.keys(digests)
      .filter((id) => id !== 'playbook' && !Object.hasOwn(workflow, id))
      .map((id) => toPointer(['workflow', id])),
  ].slice(0, mostRefusals)
}

function readForeign(file: Json, tools: Tools): PlaybookRead {
  const translated = translate(file)
  if (!translated.ok) return { ok: false, refusals: translated.refusals.slice(0, mostRefusals) }
  const { value, shown, keys, aligned } = translated
  const read = readRunbook(shown)
  if (!read.ok) throw new Error(`a translated playbook cannot be read: ${JSON.stringify(read.problems[0])}`)
  return addKept(value, { ...file, workflow: aligned }, keys, writePlaybook(read.runbook, tools))
}

function addKept(
  value: Json,
  file: Json,
  keys: ReadonlyMap<string, string>,
  written: ReturnType<typeof writePlaybook>,
): PlaybookRead {
  const steps = new Map(
    Object.entries(recordOf(written.playbook.workflow)).map(
      ([id, step]) => [written.keys.get(id) ?? '', { id, value: recordOf(step) }] as const,
    ),
  )
  const kept: Kept | null = takeKept(file, keys, { playbook: written.playbook, steps })
  const idOf = new Map([...keys].map(([id, key]) => [key, id]))
  return { ok: true, value: kept === null ? value : { ...value, foreign: kept }, kept: listKept(kept, idOf) }
}
