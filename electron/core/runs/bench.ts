/**
 * The bench: what one technician has in hand, ordered by "needs me", and what holds the rest.
 */
import type { Language } from '../../../src/domain/runbook/schema.ts'
import { type PinnedRunbook, presentHost } from '../hosts/present-host.ts'
import { type HostTableRow, hostColumns } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

const most = 20

/**
 * Open runs first (those without a timer, or whose timer ended longest ago, lead), then held hosts that this
 * technician touched last: blocked, escalated, waiting for a person or a key.
 */
export function readBench(db: ReadDb, pinned: PinnedRunbook, technician: string, language: Language) {
  const columns = hostColumns.map((column) => `host.${column}`).join(', ')
  const active = db
    .prepare<[string, number], HostTableRow>(`
      SELECT ${columns} FROM host
      WHERE technician = ? AND run IS NOT NULL AND status IN ('in-progress', 'waiting') AND held_for NOT IN ('person', 'key')
      ORDER BY coalesce(wait_until, ''), since LIMIT ?
    `)
    .all(technician, most)
  const held = db
    .prepare<[string, number], HostTableRow & { same: number }>(`
      SELECT ${columns}, (SELECT count(*) FROM host AS other WHERE other.blocker = host.blocker AND other.blocker <> '') AS same
      FROM host
      WHERE technician = ? AND (status IN ('blocked', 'escalated') OR held_for IN ('person', 'key'))
      ORDER BY since DESC LIMIT ?
    `)
    .all(technician, most)
  const number = db
    .prepare<[string, string], number>(
      "SELECT count(*) FROM event WHERE run = ? AND host = ? AND type = 'step-answered'",
    )
    .pluck()
  return {
    active: active.map((row) => {
      const host = presentHost(row, pinned, language)
      return {
        host,
        step: { title: host.lastStep, number: Number(number.get(row.run ?? '', row.id)) + 1 },
        touchedAt: row.touched_at,
      }
    }),
    held: held.map((row) => ({ host: presentHost(row, pinned, language), hostsWithSameBlocker: row.same })),
  }
}
