/** One step of a runbook as it stands on a sheet. */
import type { Command } from '../runbook/commands.ts'
import { listConditions } from '../runbook/condition.ts'
import { canSkip } from '../runbook/follow.ts'
import { formatReading } from '../runbook/readings.ts'
import type { Language, Next, Runbook, Step } from '../runbook/schema.ts'
import type { SourceView } from '../runbook/sources.ts'
import type { RunState } from '../runbook/state.ts'
import { dueText, fillText, findOwn } from '../runbook/text.ts'
import { viewStep } from '../runbook/view.ts'
import { judge, listValues, type PaperKnowledge, sayWhen } from './knowledge.ts'
import type { PaperAnswer, PaperCommand, PaperStep, PaperWay, PaperWords } from './model.ts'

/** What all steps of a sheet have in common. */
export interface SheetContext {
  readonly runbook: Runbook
  readonly state: RunState
  readonly language: Language
  readonly words: PaperWords
  readonly numbers: ReadonlyMap<string, number>
  readonly knowledge: PaperKnowledge
}

/** The step with everything that a person needs who has only the paper. */
export function describeStep(context: SheetContext, step: Step): PaperStep {
  const { runbook, state, language, numbers } = context
  const view = viewStep(runbook, { ...state, step: step.id, waitUntil: null }, language)
  if (view === null) throw new Error(`the runbook ${runbook.id} has no step ${step.id}`)
  const { title, text, say, place, minutes, expect, hazard, practice, outcome } = view
  const work = step.kind === 'outcome' ? undefined : step
  const acted = step.kind === 'outcome' || step.kind === 'decide' ? undefined : step
  const dues = (names: readonly string[] | undefined) => (names ?? []).map((due) => dueText(runbook, due, language))
  return {
    number: numbers.get(step.id) ?? 0,
    id: step.id,
    kind: step.kind,
    title,
    text,
    say,
    place,
    minutes,
    commands: listLines(context, step),
    values: listValues(runbook, listTexts(step, language), language, context.knowledge),
    expect,
    hazard,
    confirm: view.confirm?.facts ?? null,
    readings: view.inputs.map(({ name, type, title, hint, required, options, value }) => ({
      type,
      title,
      hint,
      required,
      options: options.map(({ label }) => label),
      before: value === undefined ? '' : sayReading(runbook, name, value, language),
    })),
    answers: listAnswers(context, step, view),
    canSkip: canSkip(step),
    limit:
      work?.limit === undefined
        ? null
        : {
            times: Math.max(0, work.limit.times - countBefore(state, step.id)),
            to: numbers.get(work.limit.goto) ?? 0,
          },
    opens: dues(step.kind === 'outcome' ? step.outcome.dues : acted?.opens),
    closes: dues(acted?.closes),
    outcome: outcome === null ? null : { status: outcome.status, reason: outcome.reason, continue: outcome.continue },
    sources: saySources(view.sources).filter((source) => source !== ''),
    practice,
  }
}

/** A value in words: of a choice its label, else its form for lists. */
export function sayReading(runbook: Runbook, name: string, value: string, language: Language): string {
  const variable = findOwn(runbook.variables, name)
  if (variable === undefined) return value
  return variable.options?.find(({ id }) => id === value)?.label[language] ?? formatReading(variable.type, value)
}

/** How often the step was shown before this sheet; the open one is still to be done. */
function countBefore({ counts, step }: RunState, id: string): number {
  return (findOwn(counts, id) ?? 0) - (step === id ? 1 : 0)
}

/** In short: who published it and when. Common practice has no publisher, and is marked as what it is. */
function saySources(sources: readonly SourceView[]): readonly string[] {
  return [...new Set(sources.map(({ publisher, date }) => [publisher, date].filter((word) => word !== '').join(' ')))]
}

function listLines(context: SheetContext, step: Step): readonly PaperCommand[] {
  const { runbook, state, language, words, knowledge } = context
  if (step.kind === 'outcome') return []
  const fill = (text: string) => fillText(runbook, state.variables, text, language, new Set())
  const open = (step.commands ?? []).filter(({ when }) => judge(when, knowledge) !== false)
  const lines = open.map((command) => ({
    shell: command.shell,
    prompt: fill(command.prompt ?? ''),
    text: fill(command.text),
    when: judge(command.when, knowledge) === true ? '' : sayWhen(runbook, command.when, language, words, knowledge),
  }))
  // The same line for one answer and for the other needs no question.
  return lines.flatMap((line, at) => {
    const twin = lines.findIndex(({ prompt, text }) => prompt === line.prompt && text === line.text)
    if (twin < at) return []
    const last = lines.findLastIndex(({ prompt, text }) => prompt === line.prompt && text === line.text)
    const always = last > at && areOpposite(open[at], open[last])
    return [always ? { ...line, when: '' } : line, ...(last > at && !always ? [lines[last] ?? line] : [])]
  })
}

/** One asks whether a variable is a value, the other whether it is not. */
function areOpposite(one: Command | undefined, other: Command | undefined): boolean {
  const [a, ...moreA] = listConditions(one?.when)
  const [b, ...moreB] = listConditions(other?.when)
  if (a === undefined || b === undefined || moreA.length + moreB.length > 0 || a.variable !== b.variable) return false
  if ('is' in a && 'is-not' in b) return a.is === b['is-not']
  return 'is-not' in a && 'is' in b && a['is-not'] === b.is
}

function listAnswers(
  context: SheetContext,
  step: Step,
  view: { readonly options: readonly Labelled[]; readonly deviations: readonly Labelled[] },
): readonly PaperAnswer[] {
  const { words } = context
  if (step.kind === 'outcome') {
    return [{ id: 'done', label: words('answer.outcome'), hint: '', likely: true, ways: [] }]
  }
  if (step.kind === 'decide') {
    return step.options.map((option) => ({
      ...nameOf(view.options, option.id),
      id: option.id,
      likely: option.likely === true,
      ways: listWays(context, option.goto),
    }))
  }
  return [
    { id: 'done', label: words(`answer.${step.kind}`), hint: '', likely: true, ways: listWays(context, step.next) },
    ...(step.deviations ?? []).map((deviation) => ({
      ...nameOf(view.deviations, deviation.id),
      id: deviation.id,
      likely: false,
      ways: listWays(context, deviation.goto),
    })),
  ]
}

interface Labelled {
  readonly id: string
  readonly label: string
  readonly hint: string
}

function nameOf(answers: readonly Labelled[], id: string) {
  const found = answers.find((answer) => answer.id === id)
  return { label: found?.label ?? id, hint: found?.hint ?? '' }
}

/** The ways that can still be taken; the last one says "otherwise" where there are several. */
function listWays({ runbook, language, words, numbers, knowledge }: SheetContext, next: Next): readonly PaperWay[] {
  const branches = typeof next === 'string' ? [{ goto: next }] : next
  const ways: PaperWay[] = []
  for (const branch of branches) {
    const when = 'when' in branch ? branch.when : undefined
    const holds = judge(when, knowledge)
    if (holds === false) continue
    const to = numbers.get(branch.goto) ?? 0
    if (holds === 'open') ways.push({ when: sayWhen(runbook, when, language, words, knowledge), to })
    else {
      ways.push({ when: ways.length === 0 ? '' : words('when.otherwise'), to })
      break
    }
  }
  // A question whose answer changes nothing on this sheet need not be asked.
  return ways.every(({ to }) => to === ways[0]?.to) ? ways.slice(0, 1).map(({ to }) => ({ when: '', to })) : ways
}

/** Everything in a step that may name a variable. */
function listTexts(step: Step, language: Language): readonly string[] {
  const work = step.kind === 'outcome' ? undefined : step
  const facts = 'confirm' in step ? (step.confirm ?? []) : []
  return [
    step.title[language],
    step.text[language],
    ...(step.say ?? []).map((text) => text[language]),
    ...(work?.commands ?? []).flatMap(({ prompt, text }) => [prompt ?? '', text]),
    work?.expect?.[language] ?? '',
    work?.hazard?.destroys[language] ?? '',
    work?.hazard?.undo?.[language] ?? '',
    ...facts.flatMap(({ label, value, hint }) => [label[language], value, hint?.[language] ?? '']),
  ]
}
