/** The way that a run took, as a list that a person reads: also after its end. */
import { findStep } from './follow.ts'
import { formatReading } from './readings.ts'
import type { Language, Runbook } from './schema.ts'
import type { PathEntry, RunState } from './state.ts'
import { findOwn, titleOf } from './text.ts'

export interface PathStepView {
  readonly step: string
  readonly title: string
  readonly result: string
  /** The answer in words where the runbook has any: the option or deviation, a note, a reason; else empty. */
  readonly resultText: string
  readonly readings: readonly {
    readonly name: string
    readonly title: string
    readonly value: string
    readonly text: string
  }[]
  readonly time: string
  readonly event: string
  readonly confirmed: boolean
  readonly early: boolean
}

/** The answered steps in order. */
export function viewPath(runbook: Runbook, state: RunState, language: Language): readonly PathStepView[] {
  return state.path.map((entry) => ({
    step: entry.step,
    title: titleOf(runbook, entry.step, language),
    result: entry.result,
    resultText: sayResult(runbook, entry, language),
    readings: listReadings(runbook, entry, language),
    time: entry.time ?? '',
    event: entry.event,
    confirmed: entry.confirmed === 'yes',
    early: entry.early === 'yes',
  }))
}

function sayResult(runbook: Runbook, entry: PathEntry, language: Language): string {
  if (entry.result === 'failed') return entry.note ?? ''
  if (entry.result === 'skipped') return entry.reason ?? ''
  const step = findStep(runbook, entry.step)
  if (step === undefined || step.kind === 'outcome') return ''
  const answers = step.kind === 'decide' ? step.options : (step.deviations ?? [])
  return answers.find(({ id }) => id === entry.result)?.label[language] ?? ''
}

function listReadings(runbook: Runbook, entry: PathEntry, language: Language): PathStepView['readings'] {
  return Object.entries(entry.inputs ?? {}).flatMap(([name, value]) => {
    const variable = findOwn(runbook.variables, name)
    if (variable === undefined) return []
    const chosen = variable.options?.find(({ id }) => id === value)?.label[language]
    return [{ name, title: variable.title[language], value, text: chosen ?? formatReading(variable.type, value) }]
  })
}
