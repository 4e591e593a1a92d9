/**
 * The questions that the Hosts screen, the find box and the command line ask: lists, counts, facets.
 *
 * A search of three characters and more looks inside every claim (trigram index); a shorter one looks at how
 * claims begin. All are indexed: the plans stand in list-hosts.test.ts.
 */
import type { HostStatus } from '../../../src/domain/log/event.ts'
import { hostStatuses } from '../../../src/domain/log/event.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { hostColumns } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface HostFilter {
  readonly search?: string | undefined
  readonly status?: readonly string[] | undefined
  readonly site?: readonly string[] | undefined
  readonly environment?: readonly string[] | undefined
  readonly criticality?: readonly number[] | undefined
  readonly building?: readonly string[] | undefined
  readonly technician?: readonly string[] | undefined
  readonly runbook?: readonly string[] | undefined
  readonly blocker?: readonly string[] | undefined
  readonly confirmation?: readonly string[] | undefined
  readonly attention?: readonly string[] | undefined
}

export type HostSort = 'need' | 'name' | 'site' | 'since'

const orders: Record<HostSort, string> = {
  need: 'need, name, host_number',
  name: 'name, host_number',
  site: 'site, need, name',
  since: 'since DESC, name',
}

export interface Where {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** The WHERE clause of a filter, for use by lists and exports. Empty text for all hosts. */
export function whereOf(filter: HostFilter): Where {
  const parts: string[] = []
  const values: unknown[] = []
  for (const [column, wanted] of [
    ['status', filter.status],
    ['site', filter.site],
    ['environment', filter.environment],
    ['criticality', filter.criticality],
    ['building', filter.building],
    ['technician', filter.technician],
    ['runbook', filter.runbook],
    ['blocker', filter.blocker],
    ['confirmation', filter.confirmation],
    ['attention', filter.attention],
  ] as const) {
    if (wanted === undefined || wanted.length === 0) continue
    parts.push(`${column} IN (SELECT value FROM json_each(?))`)
    values.push(JSON.stringify(wanted))
  }
  for (const word of wordsOf(filter.search ?? '')) {
    if ([...word].length >= 3) {
      parts.push('host_number IN (SELECT rowid FROM host_search WHERE host_search MATCH ?)')
      values.push(`"${word.replaceAll('"', '""')}"`)
    } else {
      parts.push('host_number IN (SELECT host_number FROM claim WHERE value >= ? AND value < ?)')
      values.push(word, `${word}\u{10ffff}`)
    }
  }
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values }
}

/** Words of a search: all have to be found. At most eight, so that a pasted page costs nothing. */
function wordsOf(search: string): string[] {
  return search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
}

export function countHosts(db: ReadDb, filter: HostFilter): number {
  const where = whereOf(filter)
  if (where.sql === '') return totalHosts(db)
  return Number(
    db
      .prepare(`SELECT count(*) FROM host ${where.sql}`)
      .pluck()
      .get(...where.values),
  )
}

/** A page of the list. Hosts keep their places between pages as long as nothing changes. */
export function listHosts(
  db: ReadDb,
  filter: HostFilter,
  sort: HostSort,
  offset: number,
  limit: number,
): HostTableRow[] {
  const where = whereOf(filter)
  // The numbers first, from the index alone; the wide rows only for the page that is shown.
  return db
    .prepare<unknown[], HostTableRow>(`
      SELECT ${hostColumns.join(', ')} FROM host
      WHERE host_number IN (SELECT host_number FROM host ${where.sql} ORDER BY ${orders[sort]} LIMIT ? OFFSET ?)
      ORDER BY ${orders[sort]}
    `)
    .all(...where.values, limit, offset)
}

/** The page after a host, for scripts: `after` is the name and id of the last host of the page before. */
export function listHostsAfter(
  db: ReadDb,
  filter: HostFilter,
  after: { readonly name: string; readonly id: string } | null,
  limit: number,
): HostTableRow[] {
  const where = whereOf(filter)
  const clause = after === null ? where.sql : `${where.sql === '' ? 'WHERE' : `${where.sql} AND`} (name, id) > (?, ?)`
  const from = after === null ? [] : [after.name, after.id]
  return db
    .prepare<unknown[], HostTableRow>(`SELECT ${hostColumns.join(', ')} FROM host ${clause} ORDER BY name, id LIMIT ?`)
    .all(...where.values, ...from, limit)
}

export type ByStatus = Record<HostStatus, number>

export function totalHosts(db: ReadDb): number {
  return Number(db.prepare("SELECT coalesce(sum(hosts), 0) FROM counter WHERE dimension = 'all'").pluck().get())
}

/** Counts by status of one dimension. Sums to all hosts for every dimension (P7). */
export function countsBy(db: ReadDb, dimension: string): { key: string; total: number; byStatus: ByStatus }[] {
  const rows = db
    .prepare<[string], { key: string; status: HostStatus; hosts: number }>(
      'SELECT key, status, hosts FROM counter WHERE dimension = ? AND hosts <> 0 ORDER BY key',
    )
    .all(dimension)
  const groups = new Map<string, ByStatus>()
  for (const { key, status, hosts } of rows) {
    const group = groups.get(key) ?? emptyByStatus()
    group[status] += hosts
    groups.set(key, group)
  }
  return [...groups].map(([key, byStatus]) => ({
    key,
    byStatus,
    total: hostStatuses.reduce((sum, status) => sum + byStatus[status], 0),
  }))
}

export function emptyByStatus(): ByStatus {
  return { 'not-started': 0, 'in-progress': 0, waiting: 0, blocked: 0, escalated: 0, recovered: 0, retired: 0 }
}

export interface StatusReport {
  readonly total: number
  readonly byStatus: ByStatus
  readonly confirmed: number
  readonly contradicted: number
  readonly dues: number
  readonly groups: readonly { key: string; total: number; byStatus: ByStatus }[]
}

/** The figures of the whole incident, and by one dimension when it is asked for. */
export function reportStatus(db: ReadDb, by: string | undefined): StatusReport {
  const all = countsBy(db, 'all')[0] ?? { total: 0, byStatus: emptyByStatus() }
  const sumOf = (dimension: string, key: string): number =>
    countsBy(db, dimension).find((group) => group.key === key)?.total ?? 0
  return {
    total: all.total,
    byStatus: all.byStatus,
    confirmed: sumOf('confirmation', 'confirmed'),
    contradicted: sumOf('confirmation', 'contradicted'),
    dues: sumOf('dues', 'open'),
    groups: by === undefined ? [] : countsBy(db, by),
  }
}

/** Blockers that hold hosts now, those that hold most first. */
export function listBlockers(db: ReadDb): { name: string; hosts: number; since: string }[] {
  return db
    .prepare<[], { name: string; hosts: number; since: string }>(`
      SELECT blocker AS name, count(*) AS hosts, min(since) AS since FROM host
      WHERE blocker <> '' AND status = 'blocked' GROUP BY blocker ORDER BY hosts DESC, name
    `)
    .all()
}
