/**
 * Which incident of the runbooks a workspace is for.
 *
 * Runbooks name an incident by an id (`cs291-2024-07`), people by a title in their own words. Whoever makes a workspace
 * may give the id; else the title is read, and where it names none of the known incidents nobody knows, and no runbook
 * is ruled out for it.
 */
interface NamedIncident {
  readonly id: string
  /** What a title of this incident says. */
  readonly words: RegExp
}

const known: readonly NamedIncident[] = [
  { id: 'cs291-2024-07', words: /crowd\s?strike|falcon|csagent|channel\s?file|\b291\b|291 ?号|通道文件/i },
]

/** The id of an incident that nobody named otherwise. */
export const unnamedIncident = 'incident-1'

/** The id for a new workspace, by its title. */
export function nameIncident(title: string): string {
  return known.find(({ words }) => words.test(title))?.id ?? unnamedIncident
}

/** The incident as runbooks name it, or `null` when nobody knows. Workspaces made earlier have only their title. */
export function readIncident(opened: { readonly id: string; readonly title: string }): string | null {
  const id = opened.id === unnamedIncident || opened.id === '' ? nameIncident(opened.title) : opened.id
  return id === unnamedIncident ? null : id
}
