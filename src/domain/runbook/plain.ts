/** Whether a value from a file is plain data of a sensible depth, so that it can be walked without surprises. */
import { toPointer } from './problem.ts'

/** Deeper than any runbook and any playbook with extensions. */
const deepest = 64
/** Names that mean something to a JavaScript object. No runbook and no playbook needs them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export interface NotPlain {
  readonly problem: 'too-deep' | 'name-forbidden' | 'not-a-number'
  readonly path: string
}

/** The first thing that is not plain, or null. Walks without recursion, so that depth cannot hurt. */
export function findNotPlain(value: unknown): NotPlain | null {
  const open: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item.value === 'number' && !Number.isFinite(item.value)) {
      return { problem: 'not-a-number', path: toPointer(item.path) }
    }
    if (typeof item.value !== 'object' || item.value === null) continue
    if (item.path.length > deepest) return { problem: 'too-deep', path: toPointer(item.path.slice(0, 4)) }
    for (const [key, below] of Object.entries(item.value)) {
      if (forbidden.has(key)) return { problem: 'name-forbidden', path: toPointer([...item.path, key]) }
      open.push({ value: below, path: [...item.path, key] })
    }
  }
  return null
}
