/**
 * Every place of a runbook that names something declared elsewhere in it: a step, a variable, a
 * due, a reason, a place, a source.
 */
import type { Runbook } from './schema.ts'
import { listPlaceholders } from './text.ts'

export type Named = 'step' | 'variable' | 'due' | 'reason' | 'place' | 'source'
export interface Use {
  readonly kind: Named
  readonly name: string
  readonly path: readonly (string | number)[]
}

/** What the string under a key names; lists are looked up by the key of the list. */
const kindByKey: Readonly<Record<string, Named>> = {
  goto: 'step',
  next: 'step',
  start: 'step',
  variable: 'variable',
  zone: 'variable',
  place: 'place',
  reason: 'reason',
  opens: 'due',
  closes: 'due',
  dues: 'due',
  sources: 'source',
}

/** All uses in the variables and the steps, in the order of the file. */
export function listUses(runbook: Pick<Runbook, 'variables' | 'start' | 'steps'>): readonly Use[] {
  const uses: Use[] = []
  walk(runbook.variables, ['variables'], '', uses)
  walk(runbook.start, ['start'], 'start', uses)
  walk(runbook.steps, ['steps'], '', uses)
  return uses
}

/** A variable whose own verdicts ask for it is not used by that. */
export function isOfItself({ kind, name, path }: Use): boolean {
  return kind === 'variable' && path[0] === 'variables' && path[1] === name
}

function walk(value: unknown, path: readonly (string | number)[], key: string, uses: Use[]): void {
  if (typeof value === 'string') {
    const kind = kindByKey[key]
    if (kind !== undefined) uses.push({ kind, name: value, path })
    for (const name of listPlaceholders(value)) uses.push({ kind: 'variable', name, path })
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, [...path, index], key, uses)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (key === 'sets') uses.push({ kind: 'variable', name, path: [...path, name] })
      walk(item, [...path, name], key === 'sets' ? '' : name, uses)
    }
  }
}
