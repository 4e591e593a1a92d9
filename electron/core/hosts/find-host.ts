/**
 * Finds the host that somebody means: by id, by any claim, by what a scanner typed.
 */
import { scanCandidates } from '../../../src/domain/hosts/scan.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type HostTableRow, hostColumns } from '../log/projections/host-row.ts'
import { prepareMembers } from '../log/projections/members.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { listHosts } from './list-hosts.ts'

/**
 * The one host that `ref` names.
 *
 * @throws {Refusal} `host.not-found`, or `host.ambiguous` with `candidates` (id and name, at most 20)
 */
export function requireHost(db: ReadDb, ref: string): HostTableRow {
  return prepareRequireHost(db)(ref)
}

/** As `requireHost`, for many. */
export function prepareRequireHost(db: ReadDb): (ref: string) => HostTableRow {
  const byId = prepareHostById(db)
  return (ref) => byId(ref) ?? requireByClaim(db, ref)
}

function requireByClaim(db: ReadDb, ref: string): HostTableRow {
  const found = hostsByClaim(db, ref)
  if (found.length === 0) throw new Refusal('host.not-found', { host: ref })
  if (found.length > 1) {
    throw new Refusal('host.ambiguous', {
      host: ref,
      candidates: found.slice(0, 20).map(({ id, name, serial, site }) => ({ id, name, serial, site })),
    })
  }
  return found[0] as HostTableRow // length is 1
}

function prepareHostById(db: ReadDb): (id: string) => HostTableRow | null {
  const members = prepareMembers(db)
  const read = db.prepare<[string], HostTableRow>(`SELECT ${hostColumns.join(', ')} FROM host WHERE id = ?`)
  return (id) => read.get(members.canonicalOf(id)) ?? null
}

/** All hosts that have this very claim. The first reading of a scan that finds any decides. */
export function hostsByClaim(db: ReadDb, text: string): HostTableRow[] {
  const query = db.prepare<[string], HostTableRow>(`
    SELECT ${hostColumns.join(', ')} FROM host
    WHERE host_number IN (SELECT host_number FROM claim WHERE value = ?)
    ORDER BY name LIMIT 21
  `)
  for (const candidate of scanCandidates(text)) {
    const found = query.all(candidate)
    if (found.length > 0) return found
  }
  return []
}

/** The best few for a find box, and whether Enter can open the first one without a doubt. */
export function findHosts(db: ReadDb, text: string): { hosts: HostTableRow[]; exact: boolean } {
  if (text.trim() === '') return { hosts: [], exact: false }
  const byClaim = hostsByClaim(db, text)
  if (byClaim.length > 0) return { hosts: byClaim.slice(0, 8), exact: byClaim.length === 1 }
  return { hosts: listHosts(db, { search: text }, 'need', 0, 8), exact: false }
}
