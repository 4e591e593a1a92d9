/**
 * Where the open runs of one version of a runbook stand. Only hosts with an open run are looked at: their index is
 * as short as the work in hand, however long the list of hosts is.
 */
import { type HostTableRow, hostColumns } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

/** As many as a dialog lists. */
const most = 200

export interface OfRunbook {
  readonly runbook: string
  readonly hash: string
  /** Its first step: a run that nothing was answered in stands there, and its row cannot say so. */
  readonly start: string
}

/** The number of open runs by the step that is open in them. */
export function countHostsAt(db: ReadDb, { runbook, hash, start }: OfRunbook): Record<string, number> {
  const rows = db
    .prepare<[string, string], { step: string; hosts: number }>(`
      SELECT step, count(*) AS hosts FROM host INDEXED BY host_by_open_run
      WHERE run IS NOT NULL AND runbook = ? AND runbook_hash = ?
      GROUP BY step
    `)
    .all(runbook, hash)
  const counts: Record<string, number> = {}
  for (const { step, hosts } of rows) counts[step || start] = (counts[step || start] ?? 0) + hosts
  return counts
}

/** The hosts at one step by name, the first ones; `total` counts all. */
export function listHostsAt(db: ReadDb, { runbook, hash, start }: OfRunbook, step: string) {
  const where = 'run IS NOT NULL AND runbook = ? AND runbook_hash = ? AND step IN (?, ?)'
  const wanted = [runbook, hash, step, step === start ? '' : step] as const
  const rows = db
    .prepare<unknown[], HostTableRow>(`
      SELECT ${hostColumns.join(', ')} FROM host INDEXED BY host_by_open_run WHERE ${where} ORDER BY name, id LIMIT ?
    `)
    .all(...wanted, most)
  const total = db
    .prepare<unknown[], number>(`SELECT count(*) FROM host INDEXED BY host_by_open_run WHERE ${where}`)
    .pluck()
    .get(...wanted)
  return { rows, total: Number(total) }
}
