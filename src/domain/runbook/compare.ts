/**
 * Two versions of a runbook side by side, step by step, field by field.
 *
 * Works on plain values, because a draft that is compared with what is there need not be well formed. Steps are the
 * same step when they have the same id; where they stand in the file does not matter.
 */
import { toPointer } from './problem.ts'

export interface FieldChange {
  /** JSON Pointer within the step, or within the runbook. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly from: string
  readonly to: string
}
export interface Comparison {
  /** Ids of steps. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[]
  /** Outside the steps. */
  readonly fields: readonly FieldChange[]
}

export function compareRunbooks(from: unknown, to: unknown): Comparison {
  const [before, after] = [splitSteps(from), splitSteps(to)]
  const both = [...after.steps.keys()].filter((id) => before.steps.has(id))
  return {
    added: [...after.steps.keys()].filter((id) => !before.steps.has(id)),
    removed: [...before.steps.keys()].filter((id) => !after.steps.has(id)),
    changed: both.flatMap((id) => {
      const fields = compareValues(before.steps.get(id), after.steps.get(id))
      return fields.length === 0 ? [] : [{ id, fields }]
    }),
    fields: compareValues(before.rest, after.rest),
  }
}

function splitSteps(value: unknown): { steps: ReadonlyMap<string, unknown>; rest: unknown } {
  if (!isRecord(value)) return { steps: new Map(), rest: value }
  const { steps, ...rest } = value
  const named = (Array.isArray(steps) ? steps : []).flatMap((step: unknown) =>
    isRecord(step) && typeof step.id === 'string' ? [[step.id, step] as const] : [],
  )
  return { steps: new Map(named), rest }
}

/** Every leaf that is not the same on both sides. */
function compareValues(from: unknown, to: unknown): FieldChange[] {
  const [before, after] = [new Map(listLeaves(from, [])), new Map(listLeaves(to, []))]
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return paths.flatMap((path): FieldChange[] => {
    const [old, fresh] = [before.get(path), after.get(path)]
    if (old === fresh) return []
    const kind = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed'
    return [{ path, kind, from: old ?? '', to: fresh ?? '' }]
  })
}

function listLeaves(value: unknown, path: readonly (string | number)[]): (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => listLeaves(item, [...path, key]))
  }
  return value === undefined ? [] : [[toPointer(path), String(value)]]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
