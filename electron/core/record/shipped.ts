/**
 * What is shipped about known incidents: one file for each in `resources/incidents`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type IncidentFile, incidentFileSchema } from '../../../src/domain/record/incident-file.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'

export interface Notice {
  readonly date: string
  readonly source: string
  readonly title: string
  readonly text: string
}

/**
 * Advisories and warnings of the incident, in one language, newest first; none of an incident that nobody knows.
 *
 * @param incident as runbooks name it, or `null`
 * @throws when a shipped file is not what it should be: a defect of the program
 */
export function readShipped(
  resources: string,
  incident: string | null,
  language: Language,
): { readonly advisories: Notice[]; readonly warnings: Notice[] } {
  const folder = join(resources, 'incidents')
  const files =
    incident !== null && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const found = files
    .map((name) => incidentFileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .filter((file) => file.incident === incident)
  const inLanguage = (notices: IncidentFile['warnings']): Notice[] =>
    notices.map(({ date, source, title, text }) => ({ date, source, title: title[language], text: text[language] }))
  return {
    advisories: found.flatMap(({ advisories }) => inLanguage(advisories)).toReversed(),
    warnings: found.flatMap(({ warnings }) => inLanguage(warnings)),
  }
}
