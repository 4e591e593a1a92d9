/**
 * Proposes runbooks for a host, from what is known of it.
 */
import { proposeRunbooks } from '../../../src/domain/runbook/propose.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import type { RunbookLibrary } from './library.ts'

/** Best first. `why` is a code of the locale files with its values. */
export function proposeFor(host: HostTableRow, library: RunbookLibrary) {
  const facts: Record<string, string> = JSON.parse(host.facts)
  return proposeRunbooks(
    {
      environment: host.environment,
      ...(facts.os === undefined ? {} : { os: facts.os }),
      ...(facts.role === undefined ? {} : { role: facts.role }),
    },
    library.runbooks.map(({ runbook }) => runbook),
  )
}
