/**
 * What a well-formed runbook must satisfy before the engine may walk it: names lead somewhere, each
 * is there once, a branch always holds. A file that breaks this is refused when it is read, not when
 * a host stands at that step.
 */

import { listArrows } from './arrows.ts'
import { listConditions } from './condition.ts'
import { type LintProblem, problemAt, stepProblem, toPointer } from './problem.ts'
import { hostVariables, type Runbook, type Step } from './schema.ts'
import { findOwn } from './text.ts'
import { listUses, type Named } from './uses.ts'

/** Every broken reference, in the order of the file. */
export function checkReferences(runbook: Runbook): LintProblem[] {
  return [
    ...checkNames(runbook),
    ...checkVariables(runbook),
    ...checkConditions(runbook),
    ...runbook.steps.flatMap((step, index) => checkStep(runbook, step, index)),
  ]
}

function checkNames(runbook: Runbook): LintProblem[] {
  const declared: Record<Named, ReadonlySet<string>> = {
    step: new Set(runbook.steps.map(({ id }) => id)),
    variable: new Set(Object.keys(runbook.variables)),
    due: new Set(Object.keys(runbook.dues)),
    reason: new Set(Object.keys(runbook.reasons)),
    place: new Set(Object.keys(runbook.places)),
    source: new Set(Object.keys(runbook.sources)),
  }
  return listUses(runbook)
    .filter(({ kind, name }) => !declared[kind].has(name))
    .map(({ kind, name, path }) => problemAt(runbook, `runbook.${kind}-undefined`, path, { name }))
}

function checkVariables(runbook: Runbook): LintProblem[] {
  return Object.entries(runbook.variables).flatMap(([name, { type, from, zone, options }]) => {
    const problems: LintProblem[] = []
    const say = (code: string) => problems.push({ code, path: toPointer(['variables', name]), details: { name } })
    if (from === 'host' && !hostVariables.some((known) => known === name)) say('runbook.variable-not-of-host')
    if (type === 'choice' && (options ?? []).length < 2) say('runbook.choice-without-options')
    if (type === 'file-time' && zone === undefined) say('runbook.file-time-without-zone')
    if (zone !== undefined && findOwn(runbook.variables, zone)?.type !== 'utc-offset') say('runbook.zone-not-an-offset')
    return problems
  })
}

/** Before and after have a meaning for times only. */
function checkConditions(runbook: Runbook): LintProblem[] {
  return listUses(runbook).flatMap(({ kind, name, path }) => {
    if (kind !== 'variable' || path.at(-1) !== 'variable') return []
    const condition = at(runbook, path.slice(0, -1))
    const timed =
      typeof condition === 'object' && condition !== null && ('before' in condition || 'at-or-after' in condition)
    return timed && findOwn(runbook.variables, name)?.type !== 'file-time'
      ? [problemAt(runbook, 'runbook.condition-not-a-time', path, { name })]
      : []
  })
}

function checkStep(runbook: Runbook, step: Step, index: number): LintProblem[] {
  const problems: LintProblem[] = []
  const say = (code: string, path: readonly (string | number)[], details: Record<string, string>) =>
    problems.push(stepProblem(code, runbook, index, path, details))
  if (runbook.steps.findIndex(({ id }) => id === step.id) !== index)
    say('runbook.step-twice', ['id'], { name: step.id })
  if (step.kind === 'outcome') return problems
  const key = step.kind === 'decide' ? 'options' : 'deviations'
  const answers = (step.kind === 'decide' ? step.options : step.deviations) ?? []
  answers.forEach(({ id }, at) => {
    if (['done', 'failed', 'skipped'].includes(id)) say('runbook.answer-reserved', [key, at, 'id'], { name: id })
    if (answers.findIndex((other) => other.id === id) !== at) say('runbook.answer-twice', [key, at, 'id'], { name: id })
  })
  for (const { next, path } of listArrows(step)) {
    if (typeof next === 'string') continue
    next.forEach(({ when }, at, all) => {
      const isLast = at === all.length - 1
      if (isLast && listConditions(when).length > 0) say('runbook.branch-without-default', [...path, at], {})
      if (!isLast && listConditions(when).length === 0) say('runbook.branch-after-default', [...path, at + 1], {})
    })
  }
  return problems
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (so, key) => (typeof so === 'object' && so !== null ? (so as Record<string | number, unknown>)[key] : undefined),
    value,
  ) // walked only along a path that was found in the value
}
