/**
 * The rows of a status export: one for each host, in the order of names, streamed from a read-only connection.
 */

import type { Language } from '../../../src/domain/runbook/schema.ts'
import { type HostFilter, whereOf } from '../hosts/list-hosts.ts'
import { type PinnedRunbook, presentHost } from '../hosts/present-host.ts'
import { type HostTableRow, hostColumns } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

/** The columns of the CSV and the keys of the JSON: header as it stands in the file, and the value. */
export const statusColumns = [
  ['Host name', (row) => row.name],
  ['Serial number', (row) => row.serial],
  ['Asset tag', (row) => row.asset_tag],
  ['Domain', (row) => row.fact('domain')],
  ['Entra device ID', (row) => row.fact('deviceId')],
  ['Sensor ID', (row) => row.fact('sensorId')],
  ['VM ID', (row) => row.fact('vmId')],
  ['MAC address', (row) => row.fact('mac')],
  ['Other claims', (row) => row.otherClaims],
  ['Site', (row) => row.site],
  ['Place', (row) => row.place],
  ['Model', (row) => row.fact('model')],
  ['OS', (row) => row.fact('os')],
  ['Environment', (row) => row.environment],
  ['Criticality', (row) => (row.criticality === 0 ? '' : String(row.criticality))],
  ['Recovery status', (row) => row.status],
  ['How', (row) => row.how ?? ''],
  ['Blocker', (row) => row.blocker],
  ['Reason', (row) => row.shownReason],
  ['Confirmation', (row) => row.confirmation],
  ['Seen alive (UTC)', (row) => row.seen_at],
  ['Seen by', (row) => row.seen_by],
  ['Dues', (row) => row.shownDues.join('; ')],
  ['Technician', (row) => row.technician],
  ['Runbook', (row) => row.runbook],
  ['Runbook version', (row) => row.runbook_version],
  ['Started (UTC)', (row) => row.started_at],
  ['Finished (UTC)', (row) => row.finished_at],
  ['Minutes', (row) => minutesOf(row)],
  ['Last step', (row) => row.lastStep],
  ['Note', (row) => row.note],
  ['Bluelift host ID', (row) => row.id],
] as const satisfies readonly (readonly [string, (row: StatusRow) => string])[]

export interface StatusRow extends HostTableRow {
  fact(field: string): string
  readonly otherClaims: string
  readonly shownReason: string
  readonly shownDues: readonly string[]
  readonly lastStep: string
}

/** Streams the hosts of a filter. Memory does not grow with their number. */
export function* readStatusRows(
  db: ReadDb,
  filter: HostFilter,
  pinned: PinnedRunbook,
  language: Language,
): Generator<StatusRow> {
  const where = whereOf(filter)
  const rows = db.prepare<unknown[], HostTableRow>(
    `SELECT ${hostColumns.join(', ')} FROM host ${where.sql} ORDER BY name, host_number`,
  )
  const claims = db
    .prepare<[number], string>("SELECT kind || ':' || shown FROM claim WHERE host_number = ? ORDER BY claim_number")
    .pluck()
  for (const row of rows.iterate(...where.values)) {
    const facts: Record<string, string> = JSON.parse(row.facts)
    const shown = presentHost(row, pinned, language)
    const own = new Set([
      row.name,
      row.serial,
      row.asset_tag,
      facts.deviceId,
      facts.sensorId,
      facts.vmId,
      facts.mac,
      facts.domain,
    ])
    yield {
      ...row,
      fact: (field) => facts[field] ?? '',
      otherClaims: claims
        .all(row.host_number)
        .filter((claim) => !own.has(claim.slice(claim.indexOf(':') + 1)))
        .join('; '),
      shownReason: shown.reason,
      shownDues: shown.dues,
      lastStep: shown.lastStep,
    }
  }
}

function minutesOf(row: StatusRow): string {
  if (row.started_at === '' || row.finished_at === '') return ''
  return String(Math.max(0, Math.round((Date.parse(row.finished_at) - Date.parse(row.started_at)) / 60_000)))
}
