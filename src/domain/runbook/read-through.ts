/**
 * A runbook as it is read before anything is known of a host: every step, every line with the case that it is for,
 * and how each ends. A run shows less: what applies as things stand.
 */
import { type ConditionView, viewConditions } from './condition-view.ts'
import type { Language, Runbook, Step } from './schema.ts'
import { startRun } from './state.ts'
import { dueText, fillText, titleOf } from './text.ts'
import { type CommandView, type StepView, viewStep } from './view.ts'

export interface ReadStep extends StepView {
  /** The title for lists and boxes. */
  readonly short: string
  readonly commands: readonly (CommandView & { readonly when: readonly ConditionView[] })[]
  /** How often it may be shown in one run; 0 where nothing is said. */
  readonly times: number
}

/** Every step, in the order of the file. */
export function readThrough(runbook: Runbook, hash: string, language: Language): ReadStep[] {
  const start = startRun(runbook, hash, {})
  return runbook.steps.flatMap((step) => {
    const view = viewStep(runbook, { ...start, step: step.id }, language)
    if (view === null) return []
    const fill = (text: string) => fillText(runbook, {}, text, language, new Set())
    const lines = step.kind === 'outcome' ? [] : (step.commands ?? [])
    return [
      {
        ...view,
        short: fill(titleOf(runbook, step.id, language)),
        times: step.kind === 'outcome' ? 0 : (step.limit?.times ?? 0),
        dues: listOpened(step).map((due) => dueText(runbook, due, language)),
        commands: lines.map(({ shell, prompt, text, when }) => ({
          shell,
          prompt: fill(prompt ?? ''),
          text: fill(text),
          when: viewConditions(runbook, when, language),
        })),
      },
    ]
  })
}

function listOpened(step: Step): readonly string[] {
  return step.kind === 'outcome' ? (step.outcome.dues ?? []) : 'opens' in step ? (step.opens ?? []) : []
}
