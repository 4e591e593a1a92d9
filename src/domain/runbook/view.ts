/**
 * One step as a person sees it: everything that the screen and the command line show of a run,
 * in one language, with the variables filled in.
 */
import { type AheadStep, listAhead } from './ahead.ts'
import { listCommands } from './commands.ts'
import { listResults } from './decide.ts'
import { findStep, findTarget } from './follow.ts'
import { contextOf, listInputs } from './inputs.ts'
import { type PathStepView, viewPath } from './path-view.ts'
import type { ReadingContext, Tone } from './readings.ts'
import type { Language, OutcomeStep, ReadingType, Runbook, Step, StepKind, Text } from './schema.ts'
import { type SourceView, viewSources } from './sources.ts'
import type { RunState } from './state.ts'
import { dueText, fillText, findOwn, reasonText, titleOf } from './text.ts'

export interface CommandView {
  readonly shell: string
  readonly prompt: string
  readonly text: string
}
export interface AnswerView {
  readonly id: string
  readonly label: string
  readonly hint: string
}
export interface InputView {
  readonly name: string
  readonly type: ReadingType
  readonly title: string
  readonly hint: string
  readonly required: boolean
  readonly options: readonly { readonly id: string; readonly label: string }[]
  /** A value that was read before and may be offered again. */
  readonly value?: string
  /** For a file time: the input or variable that says in which zone its clock runs. */
  readonly zone?: string
  /** What `checkReading` is to be told while the value is typed; add `zone` from the other field. */
  readonly context: ReadingContext
  readonly verdicts: readonly { readonly id: string; readonly tone: Tone; readonly text: string }[]
}
export interface StepView {
  readonly id: string
  readonly kind: StepKind
  readonly title: string
  readonly text: string
  /** What is said aloud to whoever sits at the machine, a sentence at a time; empty for most steps. */
  readonly say: readonly string[]
  readonly place: string
  /** 0 is "under a minute". */
  readonly minutes: number
  readonly number: number
  readonly about: number
  readonly commands: readonly CommandView[]
  readonly expect: string
  readonly hazard: { readonly destroys: string; readonly undo: string } | null
  readonly confirm: {
    readonly facts: readonly { readonly label: string; readonly value: string; readonly hint: string }[]
  } | null
  readonly options: readonly (AnswerView & { readonly likely: boolean })[]
  readonly deviations: readonly (AnswerView & { readonly escalates: boolean })[]
  readonly results: readonly string[]
  readonly inputs: readonly InputView[]
  readonly waitUntil: string | null
  readonly sources: readonly SourceView[]
  /** True when something here is common practice and not the word of a vendor. */
  readonly practice: boolean
  /** Variables that are shown as placeholders because nobody read them yet. */
  readonly missing: readonly string[]
  readonly ahead: readonly AheadStep[]
  readonly path: readonly PathStepView[]
  readonly dues: readonly string[]
  /** Skipped checks that stand against `recovered`. */
  readonly unchecked: readonly AheadStep[]
  /** Only for an outcome step: what the run ends as, its reason in words. */
  readonly outcome: {
    readonly status: OutcomeStep['outcome']['status']
    readonly how: string
    readonly reason: string
    /** The runbook to go on with, by its id; empty where there is none. */
    readonly continue: string
  } | null
}

/** The open step of a run in one language; null when the run has ended. */
export function viewStep(runbook: Runbook, state: RunState, language: Language): StepView | null {
  const step = findStep(runbook, state.step)
  if (step === undefined) return null
  const missing = new Set<string>()
  const fill = (text: string) => fillText(runbook, state.variables, text, language, missing)
  const say = (text: Text | undefined) => (text === undefined ? '' : fill(text[language]))
  const work = step.kind === 'outcome' ? undefined : step
  const killer = 'killer' in step && step.killer === true ? step : undefined
  const ahead = listAhead(runbook, state, language)
  const sources = viewSources(runbook, step, language)
  return {
    id: step.id,
    kind: step.kind,
    title: say(step.title),
    text: say(step.text),
    say: (step.say ?? []).map(say),
    place: step.place === undefined ? '' : say(findOwn(runbook.places, step.place)),
    minutes: work?.minutes ?? 0,
    number: state.path.length + 1,
    about: state.path.length + 1 + ahead.length,
    commands: listCommands(step, state.variables).map(({ shell, prompt, text }) => ({
      shell,
      prompt: fill(prompt ?? ''),
      text: fill(text),
    })),
    expect: say(work?.expect),
    hazard: work?.hazard === undefined ? null : { destroys: say(work.hazard.destroys), undo: say(work.hazard.undo) },
    confirm:
      killer === undefined
        ? null
        : {
            facts: (killer.confirm ?? []).map(({ label, value, hint }) => ({
              label: say(label),
              value: fill(value),
              hint: say(hint),
            })),
          },
    options:
      step.kind === 'decide'
        ? step.options.map(({ id, label, hint, likely }) => ({
            id,
            label: say(label),
            hint: say(hint),
            likely: likely === true,
          }))
        : [],
    deviations: listDeviations(step).map(({ id, label, hint, goto }) => ({
      id,
      label: say(label),
      hint: say(hint),
      escalates: leadsToEscalation(runbook, findTarget(goto, state.variables)),
    })),
    results: listResults(step),
    inputs: viewInputs(runbook, state, step, language),
    waitUntil: state.waitUntil,
    sources,
    practice: sources.some(({ mark }) => mark === 'K'),
    missing: [...missing],
    ahead,
    path: viewPath(runbook, state, language),
    dues: state.dues.map((due) => dueText(runbook, due, language)),
    unchecked: state.unchecked.map((id) => ({ id, title: titleOf(runbook, id, language) })),
    outcome:
      step.kind === 'outcome'
        ? {
            status: step.outcome.status,
            how: step.outcome.how ?? '',
            reason: reasonText(runbook, step.outcome.reason ?? '', language),
            continue: step.outcome.continue ?? '',
          }
        : null,
  }
}

function listDeviations(step: Step) {
  return step.kind === 'decide' || step.kind === 'outcome' ? [] : (step.deviations ?? [])
}

function leadsToEscalation(runbook: Runbook, goto: string): boolean {
  const target = findStep(runbook, goto)
  return target?.kind === 'outcome' && target.outcome.status === 'escalated'
}

function viewInputs(runbook: Runbook, state: RunState, step: Step, language: Language): readonly InputView[] {
  return listInputs(step).flatMap((input) => {
    const variable = findOwn(runbook.variables, input.variable)
    if (variable === undefined) return []
    // Only the zone of a clock stays as it was read; anything else is read anew, not confirmed by habit. What the run
    // before read stands there once, until this one has its own.
    const known = findOwn(state.variables, input.variable)
    const value =
      known === undefined ? findOwn(state.carried, input.variable) : variable.type === 'utc-offset' ? known : undefined
    const say = (text: Text | undefined) =>
      text === undefined ? '' : fillText(runbook, state.variables, text[language], language, new Set())
    return [
      {
        name: input.variable,
        type: variable.type,
        title: say(variable.title),
        hint: say(input.hint ?? variable.hint),
        required: input.required !== false,
        options: (variable.options ?? []).map(({ id, label }) => ({ id, label: say(label) })),
        ...(value !== undefined && { value }),
        ...(variable.zone !== undefined && { zone: variable.zone }),
        context: contextOf(input.variable, variable, state.variables),
        verdicts: (variable.verdicts ?? []).map(({ id, tone, text }) => ({ id, tone, text: say(text) })),
      },
    ]
  })
}
