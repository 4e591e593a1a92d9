/** Conditions as whoever reads a runbook sees them: the title of the variable, the question, the value in words. */
import { listConditions } from './condition.ts'
import type { Condition, Language, Runbook, When } from './schema.ts'
import { fillText, findOwn } from './text.ts'

export interface ConditionView {
  readonly variable: string
  readonly test: 'is' | 'is-not' | 'known' | 'unknown' | 'before' | 'at-or-after'
  /** Empty for `known` and `unknown`; a moment as in the file. */
  readonly value: string
}

/** All of them have to hold; none for no condition. */
export function viewConditions(runbook: Runbook, when: When | undefined, language: Language): ConditionView[] {
  return listConditions(when).map((condition) => {
    const { test, value } = questionOf(condition)
    const variable = findOwn(runbook.variables, condition.variable)
    const option = variable?.options?.find(({ id }) => id === value)
    return {
      variable: variable?.title[language] ?? condition.variable,
      test,
      value: option?.label[language] ?? fillText(runbook, {}, value, language, new Set()),
    }
  })
}

function questionOf(condition: Condition): { test: ConditionView['test']; value: string } {
  if ('is' in condition) return { test: 'is', value: condition.is }
  if ('is-not' in condition) return { test: 'is-not', value: condition['is-not'] }
  if ('known' in condition) return { test: condition.known ? 'known' : 'unknown', value: '' }
  if ('before' in condition) return { test: 'before', value: condition.before }
  return { test: 'at-or-after', value: condition['at-or-after'] }
}
