/**
 * Conditions and arrows of a runbook as lines of a script.
 *
 * The script knows what it read itself. What only the list of hosts knows it cannot ask: there the
 * likely branch is taken, and the import, which follows the same answers with the list at hand,
 * finds out when that was wrong.
 */
import { listConditions } from '../runbook/condition.ts'
import type { Condition, Next, Runbook, Step, When } from '../runbook/schema.ts'
import { findOwn, listPlaceholders } from '../runbook/text.ts'
import { NotPossible, nameInScript } from './cmd-words.ts'

/** Minutes since 1970, in which the script compares times. */
export function toMinutes(moment: string): number {
  return Math.floor(Date.parse(moment) / 60_000)
}

/** Where the UTC minutes of a time that was read are kept. */
export function minutesInScript(variable: string): string {
  return nameInScript(variable).replace('BL_V_', 'BL_M_')
}

/** The label of a step: `a_` where the script goes on, `t_` where it ends. */
export function labelOf(runbook: Runbook, id: string): string {
  return `${isScripted(findStep(runbook, id)) ? 'a' : 't'}_${id}`
}

export function isScripted(step: Step | undefined): step is Exclude<Step, { kind: 'outcome' }> {
  return step !== undefined && step.kind !== 'outcome' && step.stick !== undefined
}

function findStep(runbook: Runbook, id: string): Step | undefined {
  return runbook.steps.find((step) => step.id === id)
}

/** Lines that leave for `otherwise` unless all conditions hold. */
export function unless(step: string, when: When | undefined, otherwise: string): string[] {
  return listConditions(when).flatMap((condition) => unlessOne(step, condition, `goto ${otherwise}`))
}

function unlessOne(step: string, condition: Condition, leave: string): string[] {
  const value = nameInScript(condition.variable)
  if ('known' in condition) return [`if ${condition.known ? 'not ' : ''}defined ${value} ${leave}`]
  if ('is' in condition) return [`if not "!${value}!"=="${plain(step, condition.is)}" ${leave}`]
  if ('is-not' in condition) return [`if "!${value}!"=="${plain(step, condition['is-not'])}" ${leave}`]
  const minutes = minutesInScript(condition.variable)
  const border = 'before' in condition ? condition.before : condition['at-or-after']
  const fails = 'before' in condition ? 'GEQ' : 'LSS'
  return [`if not defined ${minutes} ${leave}`, `if !${minutes}! ${fails} ${toMinutes(border)} ${leave}`]
}

function plain(step: string, value: string): string {
  if (!/^[A-Za-z0-9 ._:+-]{0,80}$/.test(value)) throw new NotPossible(step, value)
  return value
}

/** Lines that follow an arrow; `label` makes the names of the places in between. */
export function follow(runbook: Runbook, step: string, next: Next, label: string): string[] {
  if (typeof next === 'string') return [`goto ${labelOf(runbook, next)}`]
  if (next.some(({ when }) => listConditions(when).some((condition) => asksTheList(runbook, condition)))) {
    const likely = next.find((branch) => branch.likely === true)
    if (likely === undefined) throw new NotPossible(step, 'likely')
    return [`goto ${labelOf(runbook, likely.goto)}`]
  }
  return next.flatMap(({ when, goto }, at) => [
    ...unless(step, when, `${label}_${at}`),
    `goto ${labelOf(runbook, goto)}`,
    `:${label}_${at}`,
  ])
}

/** Every step that an arrow of the script can lead to. */
export function targetsOf(runbook: Runbook, next: Next): readonly string[] {
  if (typeof next === 'string') return [next]
  const asks = next.some(({ when }) => listConditions(when).some((condition) => asksTheList(runbook, condition)))
  return next.filter((branch) => !asks || branch.likely === true).map(({ goto }) => goto)
}

function asksTheList(runbook: Runbook, condition: Condition): boolean {
  const value = 'is' in condition ? condition.is : 'is-not' in condition ? condition['is-not'] : ''
  return [condition.variable, ...listPlaceholders(value)].some(
    (name) => findOwn(runbook.variables, name)?.from === 'host',
  )
}
