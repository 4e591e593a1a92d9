/**
 * Proposes runbooks for a host, from what is known of it.
 */
import { proposeRunbooks } from '../../../src/domain/runbook/propose.ts'
import { foldRuns } from '../../../src/domain/status/fold-runs.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import type { RunbookLibrary } from './library.ts'
import { readHostEvents } from './load-run.ts'

/** Best first. `why` is a code of the locale files with its values. */
export function proposeFor(db: ReadDb, host: HostTableRow, library: RunbookLibrary) {
  const facts: Record<string, string> = JSON.parse(host.facts)
  const last = foldRuns(readHostEvents(db, host.id)).at(-1)
  return proposeRunbooks(
    {
      environment: host.environment,
      ...(facts.os === undefined ? {} : { os: facts.os }),
      ...(facts.role === undefined ? {} : { role: facts.role }),
      continue: last?.outcome?.continue ?? null,
    },
    library.runbooks.map(({ runbook }) => runbook),
  )
}
