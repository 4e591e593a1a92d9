/** The lines of a step that apply as things stand, and what is not known in them. */
import { holds } from './condition.ts'
import type { Runbook, Step } from './schema.ts'
import type { RunState } from './state.ts'
import { findOwn, listPlaceholders } from './text.ts'

export type Command = NonNullable<Extract<Step, { kind: 'do' }>['commands']>[number]

/** The commands whose condition holds. */
export function listCommands(step: Step, variables: Readonly<Record<string, string>>): readonly Command[] {
  if (step.kind === 'outcome') return []
  return (step.commands ?? []).filter(({ when }) => holds(when, variables))
}

/**
 * Variables without a value in the lines and in the facts of a killer step: what nobody knows,
 * nobody can confirm.
 */
export function listUnknown(runbook: Runbook, state: RunState, step: Step): readonly string[] {
  const facts = 'confirm' in step ? (step.confirm ?? []) : []
  const texts = [
    ...listCommands(step, state.variables).flatMap(({ prompt, text }) => [prompt ?? '', text]),
    ...facts.flatMap(({ label, value, hint }) => [label.en, value, hint?.en ?? '']),
  ]
  const names = new Set(texts.flatMap(listPlaceholders))
  return [...names].filter(
    (name) => findOwn(runbook.variables, name) !== undefined && findOwn(state.variables, name) === undefined,
  )
}
