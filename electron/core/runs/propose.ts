/**
 * Proposes runbooks for a host, from what is known of it and what a person said.
 */
import { type Choice, chooseRunbook, type FactAnswers } from '../../../src/domain/runbook/choose.ts'
import { readIncident } from '../../../src/domain/runbook/incident.ts'
import { foldRuns } from '../../../src/domain/status/fold-runs.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { readTotals } from '../workspace/totals.ts'
import type { RunbookLibrary } from './library.ts'
import { readHostEvents } from './load-run.ts'

/** Best first, and what to ask next. `why` is a code of the locale files with its values. */
export function proposeFor(db: ReadDb, host: HostTableRow, library: RunbookLibrary, answers: FactAnswers): Choice {
  const facts: Record<string, string> = JSON.parse(host.facts)
  const last = foldRuns(readHostEvents(db, host.id)).at(-1)
  return chooseRunbook(
    {
      // Where no list says it, the table says physical; that is no knowledge.
      environment: facts.environment === host.environment ? host.environment : null,
      os: facts.os ?? null,
      role: facts.role ?? null,
      encryption: facts.encryption ?? null,
      incident: readIncident(readTotals(db).incident),
      continue: last?.outcome?.continue ?? null,
    },
    answers,
    library.runbooks.map(({ runbook }) => runbook),
  )
}
