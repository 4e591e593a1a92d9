/**
 * What is certainly known when a step is reached, whichever way led there.
 *
 * From that follow three rules: a text names no variable that may still be unread, a line names no
 * drive letter where the letter was read, and a host is not called recovered without a check or a
 * reading after the last act.
 */
import { findLimitTarget, listArrows } from './arrows.ts'
import { listConditions } from './condition.ts'
import { canSkip } from './follow.ts'
import { listInputs } from './inputs.ts'
import { type LintProblem, stepProblem, toPointer } from './problem.ts'
import type { Next, Runbook, Step, StepId, When } from './schema.ts'
import { listPlaceholders } from './text.ts'

interface Knowledge {
  readonly variables: ReadonlySet<string>
  /** Whether something was checked or read since the last act. */
  readonly checked: boolean
}

/** Problems with what is said or done before it is known. */
export function lintKnowledge(runbook: Runbook): LintProblem[] {
  const knowledge = learn(runbook)
  return runbook.steps.flatMap((step, index) => {
    const known = knowledge.get(step.id)
    if (known === undefined) return []
    const unchecked = step.kind === 'outcome' && step.outcome.status === 'recovered' && !known.checked
    return [
      ...lintTexts(index, step, known.variables),
      ...lintLetters(runbook, index, step, known.variables),
      ...(unchecked ? [stepProblem('runbook.recovered-unchecked', runbook, index)] : []),
    ]
  })
}

/** For each step that can be reached: what every way to it has in common. */
function learn(runbook: Runbook): ReadonlyMap<StepId, Knowledge> {
  const host = Object.keys(runbook.variables).filter((name) => runbook.variables[name]?.from === 'host')
  const knowledge = new Map<StepId, Knowledge>([[runbook.start, { variables: new Set(host), checked: false }]])
  const open = [runbook.start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = runbook.steps.find((one) => one.id === id)
    const known = knowledge.get(id)
    if (step === undefined || known === undefined) continue
    for (const [target, arriving] of listArrivals(step, known)) {
      const merged = merge(knowledge.get(target), arriving)
      if (merged === null) continue
      knowledge.set(target, merged)
      open.push(target)
    }
  }
  return knowledge
}

function listArrivals(step: Step, known: Knowledge): readonly (readonly [StepId, Knowledge])[] {
  const limit = findLimitTarget(step)
  const checks = step.kind === 'check' || step.kind === 'enter'
  const acts = step.kind === 'do' || step.kind === 'reveal-key'
  const checked = checks || (known.checked && !acts)
  // A check that shows something else has checked nothing.
  const isChecked = (result: string) => (step.kind === 'check' && result !== 'done' ? false : checked)
  const required = listInputs(step).flatMap((input) => (input.required === false ? [] : [input.variable]))
  const answered = listArrows(step).flatMap(({ result, next, sets }) => {
    const read = result === 'done' && step.kind !== 'decide' ? required : []
    return listBranches(next).map(({ when, goto }) => {
      const variables = new Set([...known.variables, ...read, ...Object.keys(sets), ...listImplied(when)])
      return [goto, { variables, checked: isChecked(result) }] as const
    })
  })
  // A skipped step has read and set nothing. That it was not checked is held against the run by the engine.
  const skipped =
    canSkip(step) && 'next' in step
      ? listBranches(step.next).map(({ goto }) => [goto, { ...known, checked }] as const)
      : []
  return [...answered, ...skipped, ...(limit === undefined ? [] : [[limit, known] as const])]
}

function listBranches(next: Next): readonly { readonly when?: When | undefined; readonly goto: StepId }[] {
  return typeof next === 'string' ? [{ goto: next }] : next
}

/** Variables that a condition can only hold for when they are known. */
function listImplied(when: When | undefined): readonly string[] {
  return listConditions(when).flatMap((condition) => {
    const unsure = 'is-not' in condition || ('known' in condition && !condition.known)
    return unsure ? [] : [condition.variable]
  })
}

/** What both have in common; null when that is nothing new. */
function merge(before: Knowledge | undefined, arriving: Knowledge): Knowledge | null {
  if (before === undefined) return arriving
  const variables = new Set([...before.variables].filter((name) => arriving.variables.has(name)))
  const checked = before.checked && arriving.checked
  return variables.size === before.variables.size && checked === before.checked ? null : { variables, checked }
}

function lintTexts(index: number, step: Step, known: ReadonlySet<string>): LintProblem[] {
  return listTexts(step, ['steps', index]).flatMap(({ text, path }) =>
    listPlaceholders(text)
      .filter((name) => !known.has(name))
      .map((name) => ({ code: 'runbook.variable-unset', step: step.id, path: toPointer(path), details: { name } })),
  )
}

/** Texts that are shown with the step. What is set or compared may be unknown without harm. */
function listTexts(
  value: unknown,
  path: readonly (string | number)[],
): readonly { text: string; path: readonly (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    ['sets', 'when', 'next', 'goto'].includes(key) ? [] : listTexts(item, [...path, key]),
  )
}

function lintLetters(runbook: Runbook, index: number, step: Step, known: ReadonlySet<string>): LintProblem[] {
  const letter = [...known].find((name) => runbook.variables[name]?.type === 'drive-letter')
  if (letter === undefined || step.kind === 'outcome') return []
  return (step.commands ?? []).flatMap((command, at) =>
    (['prompt', 'text'] as const).flatMap((key) => {
      // A switch like /T:W is no letter. X: is the recovery environment itself, whatever the letter of Windows is there.
      const literal = /(?<![A-Za-z%/])[A-WYZ]:/.exec(command[key] ?? '')
      if (literal === null) return []
      return [
        stepProblem('runbook.drive-letter-literal', runbook, index, ['commands', at, key], {
          literal: literal[0],
          name: letter,
        }),
      ]
    }),
  )
}
