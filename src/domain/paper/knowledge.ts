/**
 * What is certain about the variables of a sheet, and what depends on what will be read on it.
 *
 * A value that a step of the sheet can read anew is never taken as settled: what depends on it is printed with its
 * condition, and a line that names it says where it may have changed.
 */
import { listArrows } from '../runbook/arrows.ts'
import { holds, listConditions } from '../runbook/condition.ts'
import { listInputs } from '../runbook/inputs.ts'
import { formatReading } from '../runbook/readings.ts'
import type { Condition, Language, Runbook, Step, When } from '../runbook/schema.ts'
import { fillText, findOwn, listPlaceholders } from '../runbook/text.ts'
import type { PaperValue, PaperWords } from './model.ts'

export interface PaperKnowledge {
  readonly variables: Readonly<Record<string, string>>
  /** The numbers of the steps that can set a variable. */
  readonly setBy: ReadonlyMap<string, readonly number[]>
}

/** Gathers which steps of a sheet read or set what. A fact of the host that is not known has a line at the top. */
export function learnSheet(
  runbook: Runbook,
  steps: readonly Step[],
  numbers: ReadonlyMap<string, number>,
  variables: Readonly<Record<string, string>>,
): PaperKnowledge {
  const blank = Object.entries(runbook.variables).filter(
    ([name, { from }]) => from === 'host' && findOwn(variables, name) === undefined,
  )
  const setBy = new Map<string, number[]>(blank.map(([name]) => [name, []]))
  for (const step of steps) {
    const names = [
      ...listInputs(step).map(({ variable }) => variable),
      ...listArrows(step).flatMap(({ sets }) => Object.keys(sets)),
    ]
    for (const name of new Set(names)) setBy.set(name, [...(setBy.get(name) ?? []), numbers.get(step.id) ?? 0])
  }
  return { variables, setBy }
}

/** Whether a condition holds for sure, or never, or can only be told at the machine. */
export function judge(when: When | undefined, { variables, setBy }: PaperKnowledge): boolean | 'open' {
  const verdicts = listConditions(when).map((condition) => {
    const named = 'is' in condition ? condition.is : 'is-not' in condition ? condition['is-not'] : ''
    const open = [condition.variable, ...listPlaceholders(named)].some((name) => setBy.has(name))
    return open ? 'open' : holds(condition, variables)
  })
  if (verdicts.includes(false)) return false
  return verdicts.includes('open') ? 'open' : true
}

/** A condition as a person reads it: "Windows volume is C:". */
export function sayWhen(
  runbook: Runbook,
  when: When | undefined,
  language: Language,
  words: PaperWords,
  knowledge: PaperKnowledge,
): string {
  return listConditions(when)
    .map((condition) => sayCondition(runbook, condition, language, words, knowledge))
    .join(words('and'))
}

function sayCondition(
  runbook: Runbook,
  condition: Condition,
  language: Language,
  words: PaperWords,
  { variables }: PaperKnowledge,
): string {
  const variable = findOwn(runbook.variables, condition.variable)
  const name = variable?.title[language] ?? condition.variable
  const say = (value: string): string => {
    const label = variable?.options?.find(({ id }) => id === value)?.label[language]
    const filled = fillText(runbook, variables, value, language, new Set())
    return label ?? (variable === undefined || filled !== value ? filled : formatReading(variable.type, value))
  }
  if ('known' in condition) return words(condition.known ? 'when.known' : 'when.unknown', { name })
  if ('is' in condition) return words('when.is', { name, value: say(condition.is) })
  if ('is-not' in condition) return words('when.isNot', { name, value: say(condition['is-not']) })
  if ('before' in condition) return words('when.before', { name, value: say(condition.before) })
  return words('when.atOrAfter', { name, value: say(condition['at-or-after']) })
}

/** The values that these texts name and that are not settled: to be written in, or to be looked at again. */
export function listValues(
  runbook: Runbook,
  texts: readonly string[],
  language: Language,
  { variables, setBy }: PaperKnowledge,
): readonly PaperValue[] {
  return [...new Set(texts.flatMap(listPlaceholders))].flatMap((name) => {
    const value = findOwn(variables, name) ?? ''
    const steps = setBy.get(name) ?? []
    const title = findOwn(runbook.variables, name)?.title[language] ?? name
    return value !== '' && steps.length === 0 ? [] : [{ title, value, steps }]
  })
}
