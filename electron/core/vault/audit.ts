/**
 * Who did what with which key, as the log tells it, with what stands out.
 */
import type { KeyActKind } from '../../../src/domain/keys/fold-key.ts'
import { findUnusual, type Reveal } from '../../../src/domain/keys/unusual.ts'
import { requireHost } from '../hosts/find-host.ts'
import { prepareMembers } from '../log/projections/members.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface AuditQuery {
  readonly by?: 'person' | 'host' | 'day' | undefined
  readonly person?: string | undefined
  readonly host?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly offset: number
  readonly limit: number
}

interface StoredAct {
  readonly event: string
  readonly time: string
  readonly actor: string
  readonly kind: KeyActKind
  readonly key: string
  readonly keyId: string
  readonly hostId: string | null
  readonly host: string | null
  readonly run: string
  readonly detail: string
}

/** @throws {Refusal} `host.not-found`, `host.ambiguous` */
export function auditKeys(db: ReadDb, query: AuditQuery, nowMs: number) {
  const wheres: string[] = []
  const values: unknown[] = []
  if (query.person !== undefined) {
    wheres.push('key_act.actor = ?')
    values.push(query.person)
  }
  if (query.host !== undefined) {
    wheres.push('key_act.host IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(prepareMembers(db).membersOf(requireHost(db, query.host).id)))
  }
  if (query.since !== undefined) {
    wheres.push('key_act.time >= ?')
    values.push(query.since)
  }
  if (query.until !== undefined) {
    wheres.push('key_act.time < ?')
    values.push(query.until)
  }
  const where = wheres.length === 0 ? '' : `WHERE ${wheres.join(' AND ')}`
  const rows = db
    .prepare<unknown[], StoredAct>(`
      SELECT key_act.event, key_act.time, key_act.actor, key_act.kind, key_act.key, key_act.run, key_act.detail,
        coalesce(vault_key.key_id, '') AS keyId, host.id AS hostId, host.name AS host
      FROM key_act
      LEFT JOIN vault_key ON vault_key.id = key_act.key
      LEFT JOIN host ON host.id = coalesce((SELECT canonical FROM member WHERE member.id = key_act.host), key_act.host)
      ${where} ORDER BY key_act.time DESC, key_act.placed DESC LIMIT ? OFFSET ?
    `)
    .all(...values, query.limit, query.offset)
  const total = Number(
    db
      .prepare(`SELECT count(*) FROM key_act ${where}`)
      .pluck()
      .get(...values),
  )
  // What is usual is judged from all reveals: a page of the list cannot tell that there were too many.
  const unusual = findUnusual(readReveals(db), nowMs)
  return {
    total,
    acts: rows.map(({ detail, ...row }) => {
      const said: Record<string, string> = JSON.parse(detail)
      return {
        ...row,
        by: said.by ?? '',
        second: said.second ?? '',
        reason: said.reason ?? '',
        emergency: said.emergency !== undefined,
        unusual: [...(unusual.get(row.event) ?? [])],
      }
    }),
    groups: query.by === undefined ? [] : groupReveals(db, query.by, where, values, unusual),
  }
}

interface StoredReveal extends Omit<Reveal, 'hasOutcome' | 'isEmergency'> {
  readonly hasOutcome: number
  readonly isEmergency: number
}

function readReveals(db: ReadDb): Reveal[] {
  return db
    .prepare<[], StoredReveal>(`
      SELECT event, time, actor, key_act.run, key, coalesce(host.site, '') AS site,
        json_extract(detail, '$.emergency') IS NOT NULL AS isEmergency,
        EXISTS (
          SELECT 1 FROM key_act AS later
          WHERE later.key = key_act.key AND later.placed > key_act.placed
            AND later.kind IN ('used', 'refused', 'rotated', 'revealed')
        ) AS hasOutcome
      FROM key_act
      LEFT JOIN host ON host.id = coalesce((SELECT canonical FROM member WHERE member.id = key_act.host), key_act.host)
      WHERE kind = 'revealed' ORDER BY time, event
    `)
    .all()
    .map((row) => ({ ...row, hasOutcome: row.hasOutcome === 1, isEmergency: row.isEmergency === 1 }))
}

function groupReveals(
  db: ReadDb,
  by: 'person' | 'host' | 'day',
  where: string,
  values: readonly unknown[],
  unusual: ReturnType<typeof findUnusual>,
): { key: string; revealed: number; unusual: number }[] {
  const key = { person: 'actor', host: 'host', day: 'substr(time, 1, 10)' }[by]
  const rows = db
    .prepare<unknown[], { event: string; key: string }>(`
      SELECT event, ${key} AS key FROM key_act ${where === '' ? 'WHERE' : `${where} AND`} kind = 'revealed' ORDER BY 2
    `)
    .all(...values)
  const groups = new Map<string, { key: string; revealed: number; unusual: number }>()
  for (const row of rows) {
    const group = groups.get(row.key) ?? { key: row.key, revealed: 0, unusual: 0 }
    group.revealed += 1
    if ((unusual.get(row.event)?.length ?? 0) > 0) group.unusual += 1
    groups.set(row.key, group)
  }
  return [...groups.values()]
}
