/**
 * Keys as rows of a list: whose they are and what state they are in. Nothing here can read a digit.
 */
import { foldKeyId, leastKeyIdLength, typedKeyId } from '../../../src/domain/keys/look-alike.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { prepareMembers } from '../log/projections/members.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import type { KeyAbout } from './seal.ts'

export type KeyState = 'unassigned' | 'ready' | 'revealed' | 'used' | 'refused' | 'rotate' | 'rotated' | 'conflict'

export interface KeyRow {
  readonly key: string
  readonly keyId: string
  readonly host: string | null
  readonly hostId: string | null
  readonly site: string
  readonly volume: KeyAbout['volume']
  readonly state: KeyState
  readonly conflict: boolean
  readonly source: string
  readonly createdAt: string
  readonly seenAt: string
  readonly claims: { kind: string; value: string }[]
}

type Stored = Omit<KeyRow, 'claims' | 'conflict'> & { readonly claims: string; readonly conflict: number }

const conflict = `(k.key_id <> '' AND EXISTS (
  SELECT 1 FROM vault_key AS other WHERE other.key_id = k.key_id AND other.key_id <> '' AND other.id <> k.id
))`

/** The state in words; see `keyStates` of the contract. The first line that fits decides. */
const state = `CASE
  WHEN k.act IN ('revealed', 'used') AND host.status = 'recovered' THEN 'rotate'
  WHEN k.act <> '' THEN k.act
  WHEN ${conflict} THEN 'conflict'
  WHEN host.host_number IS NULL THEN 'unassigned'
  ELSE 'ready'
END`

const columns = `
  k.id AS key, k.key_id AS keyId, host.name AS host, host.id AS hostId, coalesce(host.site, '') AS site, k.volume,
  ${state} AS state, ${conflict} AS conflict, k.source, k.created_at AS createdAt, k.seen_at AS seenAt, k.claims
`
const from = 'FROM key_of_host AS k LEFT JOIN host ON host.host_number = k.host_number'

export interface KeyQuery {
  readonly state?: readonly string[] | undefined
  readonly search?: string | undefined
  readonly host?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** @throws {Refusal} `host.not-found`, `host.ambiguous` */
export function listKeys(db: ReadDb, query: KeyQuery): { keys: KeyRow[]; total: number } {
  const wheres: string[] = []
  const values: unknown[] = []
  if (query.host !== undefined) {
    wheres.push(`k.id IN (${keysOfHostSql}) AND host.host_number = ?`)
    const host = requireHost(db, query.host)
    values.push(host.host_number, JSON.stringify(prepareMembers(db).membersOf(host.id)), host.host_number)
  }
  const search = query.search?.trim() ?? ''
  if (search !== '') {
    wheres.push("(host.name LIKE ? ESCAPE '\\' OR (k.folded >= ? AND k.folded < ?))")
    const folded = foldKeyId(search)
    values.push(`%${search.replace(/[\\%_]/g, '\\$&')}%`, folded, `${folded}\u{10ffff}`)
  }
  if (query.state !== undefined && query.state.length > 0) {
    wheres.push(`${state} IN (SELECT value FROM json_each(?))`)
    values.push(JSON.stringify(query.state))
  }
  const where = wheres.length === 0 ? '' : `WHERE ${wheres.join(' AND ')}`
  const total =
    wheres.length === 0
      ? db.prepare('SELECT count(*) FROM vault_key').pluck().get()
      : db
          .prepare(`SELECT count(*) ${from} ${where}`)
          .pluck()
          .get(...values)
  const rows = db
    .prepare<unknown[], Stored>(`SELECT ${columns} ${from} ${where} ORDER BY k.key_number LIMIT ? OFFSET ?`)
    .all(...values, query.limit, query.offset)
  return { keys: rows.map(present), total: Number(total) }
}

/** Ids of the keys that may be the host's: by claim, or because a person said so. */
const keysOfHostSql = `
  SELECT vault_key.id FROM claim
  JOIN vault_claim ON vault_claim.value = claim.value AND vault_claim.kind = claim.kind
  JOIN vault_key ON vault_key.key_number = vault_claim.key_number
  WHERE claim.host_number = ? AND claim.identifies = 1
  UNION SELECT id FROM vault_key WHERE assigned <> '' AND assigned IN (SELECT value FROM json_each(?))
`

export function keysOfHost(db: ReadDb, host: HostTableRow): KeyRow[] {
  return listKeys(db, { host: host.id, offset: 0, limit: 1_000 }).keys
}

/** @throws {Refusal} `key.not-found` */
export function requireKey(db: ReadDb, key: string): KeyRow {
  const found = db.prepare<[string], Stored>(`SELECT ${columns} ${from} WHERE k.id = ?`).get(key)
  if (found === undefined) throw new Refusal('key.not-found', { key })
  return present(found)
}

export interface FoundKey extends KeyRow {
  readonly exact: boolean
}

const shownAtMost = 20

/**
 * Keys whose id begins as it was typed. Those that need no look-alike come first.
 *
 * @throws {Refusal} `key.id-too-short`
 */
export function findKeys(db: ReadDb, text: string): { keys: FoundKey[]; more: boolean } {
  const typed = typedKeyId(text)
  if (typed.length < leastKeyIdLength)
    throw new Refusal('key.id-too-short', { least: leastKeyIdLength, typed: typed.length })
  const folded = foldKeyId(text)
  const rows = db
    .prepare<[string, string, string, number], Stored>(`
      SELECT ${columns} ${from}
      WHERE k.key_number IN (
        SELECT key_number FROM vault_key WHERE folded <> '' AND folded >= ? AND folded < ?
        UNION SELECT key_number FROM vault_key WHERE folded <> '' AND folded IN (SELECT value FROM json_each(?))
      )
      ORDER BY k.folded, k.key_number LIMIT ?
    `)
    .all(folded, `${folded}\u{10ffff}`, JSON.stringify(beginningsOf(folded)), shownAtMost + 1)
  const found = rows.map((row) => {
    const whole = typedKeyId(row.keyId)
    return { ...present(row), exact: whole.startsWith(typed) || typed.startsWith(whole) }
  })
  const isExact = found.some(({ exact }) => exact)
  // Somebody who typed an id as it is does not want its look-alikes.
  const keys = isExact ? found.filter(({ exact }) => exact) : found
  return { keys: keys.slice(0, shownAtMost), more: rows.length > shownAtMost }
}

/** Some files have only the beginning of an id, and more than that may be typed. */
function beginningsOf(folded: string): string[] {
  return Array.from({ length: Math.max(0, folded.length - leastKeyIdLength) }, (_, more) =>
    folded.slice(0, leastKeyIdLength + more),
  )
}

export function countKeys(db: ReadDb): { total: number; byState: Record<KeyState, number>; toRotate: number } {
  const byState: Record<KeyState, number> = {
    unassigned: 0,
    ready: 0,
    revealed: 0,
    used: 0,
    refused: 0,
    rotate: 0,
    rotated: 0,
    conflict: 0,
  }
  const rows = db
    .prepare<[], { state: KeyState; keys: number }>(`SELECT ${state} AS state, count(*) AS keys ${from} GROUP BY 1`)
    .all()
  for (const row of rows) byState[row.state] = row.keys
  return {
    total: rows.reduce((sum, row) => sum + row.keys, 0),
    byState,
    toRotate: Number(db.prepare("SELECT count(*) FROM vault_key WHERE seen_at <> ''").pluck().get()),
  }
}

/** Keys that somebody knows and that were not changed since, oldest first. */
export function listSeenKeys(db: ReadDb, offset: number, limit: number) {
  const rows = db
    .prepare<[number, number], Stored & { readonly status: string | null }>(`
      SELECT ${columns}, host.status ${from} WHERE k.seen_at <> '' ORDER BY k.seen_at, k.key_number LIMIT ? OFFSET ?
    `)
    .all(limit, offset)
  return {
    total: Number(db.prepare("SELECT count(*) FROM vault_key WHERE seen_at <> ''").pluck().get()),
    keys: rows.map(({ status, ...row }) => ({ row: present(row), isBack: status === 'recovered' })),
  }
}

function present(row: Stored): KeyRow {
  return { ...row, conflict: row.conflict === 1, claims: JSON.parse(row.claims) }
}
