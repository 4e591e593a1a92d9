/**
 * Texts of a runbook with the variables of a run filled in: `{{windows}}` becomes `D`.
 *
 * A variable that is not known yet is never left out silently: its place shows the title of the
 * variable between brackets that no machine shows, and the caller learns its name.
 */
import type { Language, Runbook, StepId } from './schema.ts'

const placeholder = /\{\{([^{}]*)\}\}/g

/** The names between double braces, in order, each once. */
export function listPlaceholders(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ''))]
}

/** The own value of a record, or undefined: names come from files and may be `constructor`. */
export function findOwn<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** Fills a text for the eye; names of unknown variables are added to `missing`. */
export function fillText(
  runbook: Runbook,
  variables: Readonly<Record<string, string>>,
  text: string,
  language: Language,
  missing: Set<string>,
): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = findOwn(variables, name)
    if (value !== undefined) return value
    missing.add(name)
    return `\u2039${findOwn(runbook.variables, name)?.title[language] ?? name}\u203a`
  })
}

/** Fills a text for a comparison: null when a variable in it is not known. */
export function fillValue(variables: Readonly<Record<string, string>>, text: string): string | null {
  let known = true
  const filled = text.replace(placeholder, (_, name: string) => {
    const value = findOwn(variables, name)
    if (value === undefined) known = false
    return value ?? ''
  })
  return known ? filled : null
}

/** The title of a step as lists show it. */
export function titleOf(runbook: Runbook, id: StepId, language: Language): string {
  const step = runbook.steps.find((one) => one.id === id)
  return (step?.short ?? step?.title)?.[language] ?? id
}

/** A due in words. */
export function dueText(runbook: Runbook, due: string, language: Language): string {
  return findOwn(runbook.dues, due)?.[language] ?? due
}

/** A reason of an outcome in words: the runbook's own, or what the technician wrote. */
export function reasonText(runbook: Runbook, reason: string, language: Language): string {
  return findOwn(runbook.reasons, reason)?.[language] ?? reason
}
