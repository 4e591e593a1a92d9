/**
 * The closed condition language of runbooks: is, is not, known, before, at or after.
 *
 * Values are compared in their canonical form (see readings.ts). A variable that is not known is
 * never before, after or equal to anything; it is "not" everything.
 */
import type { Condition, When } from './schema.ts'
import { fillValue, findOwn } from './text.ts'

/** Whether all conditions hold; an absent `when` always holds. */
export function holds(when: When | undefined, variables: Readonly<Record<string, string>>): boolean {
  return listConditions(when).every((condition) => holdsOne(condition, variables))
}

/** One condition or several, as a list. */
export function listConditions(when: When | undefined): readonly Condition[] {
  if (when === undefined) return []
  return Array.isArray(when) ? when : [when as Condition] // isArray does not narrow readonly arrays
}

function holdsOne(condition: Condition, variables: Readonly<Record<string, string>>): boolean {
  const value = findOwn(variables, condition.variable)
  if ('known' in condition) return (value !== undefined) === condition.known
  if ('is' in condition) return value !== undefined && value === fillValue(variables, condition.is)
  if ('is-not' in condition) return value === undefined || value !== fillValue(variables, condition['is-not'])
  if (value === undefined) return false
  const time = Date.parse(value)
  if ('before' in condition) return time < Date.parse(condition.before)
  return time >= Date.parse(condition['at-or-after'])
}
