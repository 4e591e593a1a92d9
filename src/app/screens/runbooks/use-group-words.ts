/**
 * The names of the groups of the list, and what of a runbook can be searched for.
 */
import { useText } from '../../i18n/index.ts'
import type { RunbookRow } from './shelf-groups.ts'

/** Incidents that have a name in the locale files; others are shown by their id. */
const namedIncidents: readonly string[] = ['cs291-2024-07', 'any']

export function useGroupWords() {
  const text = useText('runbooks')
  const hosts = useText('hosts')
  const nameIncident = (id: string) =>
    namedIncidents.includes(id) ? text(`incident.${id}`) : text('incident.other', { id })
  return {
    nameGroup: (id: string) => (id === 'workspace' ? text('ofWorkspace') : nameIncident(id)),
    searchText: (row: RunbookRow) =>
      [
        ...[row.title, row.id, row.version, row.summary, row.incident, nameIncident(row.incident), row.file],
        ...row.environments.flatMap((environment) => [environment, hosts(`environment.${environment}`)]),
        text(`state.${row.state}`),
      ].join(' '),
  }
}
