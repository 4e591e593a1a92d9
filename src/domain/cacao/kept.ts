/**
 * What a playbook has and a runbook has no word for: agents, targets, markings, signatures, extensions of others.
 * Taken out on reading as it stands, put back on writing as it stood.
 */
import { toCanonicalJson } from '../runbook/canonical.ts'
import { toPointer } from '../runbook/problem.ts'
import {
  dictionaries,
  fieldOf,
  identityId,
  isRecord,
  type Json,
  type Kept,
  recordOf,
  saidFields,
  unreachedKey,
  without,
} from './words.ts'

const same = (a: unknown, b: unknown): boolean => toCanonicalJson(a) === toCanonicalJson(b)

/** What our own writing says of a playbook, and what changes with every export. */
const saidOfPlaybook = ['type', 'spec_version', 'name', 'description', 'workflow_start', 'workflow', 'modified']
/** Who made it and when: said by us of our own runbooks, kept of a playbook of others. */
const madeBy = ['id', 'created', 'created_by']

/**
 * What is in a playbook beyond what we would write for the same runbook.
 *
 * @param keys the key of each step by its id in the file
 * @param written the playbook as we would write it; its steps by key
 * @returns null when there is nothing
 */
export function takeKept(
  file: Json,
  keys: ReadonlyMap<string, string>,
  written: {
    readonly playbook: Json
    readonly steps: ReadonlyMap<string, { readonly id: string; readonly value: Json }>
  },
): Kept | null {
  const own = file.created_by === identityId
  const playbook: Json = {}
  for (const [field, value] of Object.entries(without(file, own ? [...saidOfPlaybook, ...madeBy] : saidOfPlaybook))) {
    const expected = fieldOf(written.playbook, field)
    const rest = dictionaries.some((name) => name === field) ? leaveOut(recordOf(value), recordOf(expected)) : value
    if (isRecord(rest) && Object.keys(rest).length === 0) continue
    if (!same(rest, expected)) playbook[field] = rest
  }
  const steps: Json = {}
  const unreached: Json = {}
  for (const [id, step] of Object.entries(recordOf(file.workflow))) {
    const key = keys.get(id)
    if (!isRecord(step)) continue
    if (key === undefined) {
      if (step.type !== 'end') unreached[id] = step
      continue
    }
    const expected = written.steps.get(key)
    const rest = takeStep(step, expected?.value ?? {})
    const named = expected !== undefined && expected.id !== id && id.startsWith(`${expected.value.type}--`)
    if (Object.keys(rest).length > 0 || named) steps[key] = { ...rest, ...(named && { id }) }
  }
  if (Object.keys(unreached).length > 0) steps[unreachedKey] = unreached
  const empty = Object.keys(playbook).length === 0 && Object.keys(steps).length === 0
  return empty ? null : { format: 'cacao-2.0', playbook, steps }
}

/** Pointers into the file, for people. */
export function listKept(kept: Kept | null, idOf: ReadonlyMap<string, string>): string[] {
  if (kept === null) return []
  return [
    ...Object.keys(kept.playbook)
      .filter((field) => !madeBy.includes(field))
      .map((field) => toPointer([field])),
    ...Object.entries(kept.steps).flatMap(([key, step]) =>
      Object.keys(recordOf(step))
        .filter((field) => field !== 'id')
        .map((field) => toPointer(['workflow', idOf.get(key) ?? key, field])),
    ),
  ]
}

function takeStep(step: Json, expected: Json): Json {
  const rest: Json = {}
  for (const [field, value] of Object.entries(without(step, saidFields))) {
    if (field === 'step_extensions') {
      const others = leaveOut(recordOf(value), recordOf(expected.step_extensions))
      if (Object.keys(others).length > 0) rest[field] = others
    } else if (field === 'external_references' && Array.isArray(value)) {
      const ours = Array.isArray(expected.external_references) ? expected.external_references : []
      const others = value.filter((one) => !ours.some((other) => same(one, other)))
      if (others.length > 0) rest[field] = others
    } else if (!same(value, fieldOf(expected, field))) rest[field] = value
  }
  const commands = takeCommands(step.commands, expected.commands)
  return commands === null ? rest : { ...rest, commands }
}

/** Details of a command that stand beside its text, by its place in what we write. */
function takeCommands(given: unknown, expected: unknown): Json[] | null {
  if (!Array.isArray(given) || !Array.isArray(expected)) return null
  const details = expected.map((command, at) =>
    Object.fromEntries(
      Object.entries(without(recordOf(given[at]), ['type', 'command', 'command_b64'])).filter(
        ([field, value]) => !same(value, fieldOf(recordOf(command), field)),
      ),
    ),
  )
  return details.some((detail) => Object.keys(detail).length > 0) ? details : null
}

/** Entries that are not ours. */
function leaveOut(given: Json, ours: Json): Json {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(ours, key)))
}
