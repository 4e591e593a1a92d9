/**
 * Which hosts were joined: a pure union fold over `host-linked` and `host-split`, canonical = smallest id.
 */

import { isEvent } from '../../../../src/domain/log/event.ts'
import { foldGroups, type GroupFact } from '../../../../src/domain/status/fold-groups.ts'
import type { ReadDb, WriteDb } from '../../workspace/sqlite.ts'
import { type EventRow, eventColumns, ofFewTypes, rowToEvent, totalOrder } from '../event-row.ts'

export interface Members {
  /** The id under which a host is shown. An id that was never joined is its own. */
  canonicalOf(id: string): string
  /** All ids of the host that is shown under `canonical`, itself included. */
  membersOf(canonical: string): readonly string[]
  /** Whether an id was ever joined. */
  isMember(id: string): boolean
}

export function prepareMembers(db: ReadDb): Members {
  const canonical = db.prepare<[string], string>('SELECT canonical FROM member WHERE id = ?').pluck()
  const members = db.prepare<[string], string>('SELECT id FROM member WHERE canonical = ? ORDER BY id').pluck()
  return {
    canonicalOf: (id) => canonical.get(id) ?? id,
    isMember: (id) => canonical.get(id) !== undefined,
    // A canonical id is a member of its own group, so one look-up tells the many that were never joined.
    membersOf: (id) => (canonical.get(id) === undefined ? [id] : members.all(id)),
  }
}

/**
 * Makes the table `member` anew from the log.
 *
 * @returns every id whose group changed: each of them has to be folded again
 */
export function regroup(db: WriteDb): string[] {
  const before = new Map(
    db
      .prepare<[], { id: string; canonical: string }>('SELECT id, canonical FROM member')
      .all()
      .map((row) => [row.id, row.canonical]),
  )
  const events = db
    .prepare<[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type IN ('host-linked', 'host-split') AND ${ofFewTypes}
       ORDER BY ${totalOrder}`,
    )
    .all()
    .map(rowToEvent)
  const after = foldGroups(
    events.flatMap((event): GroupFact[] => {
      if (event.host === undefined) return []
      if (isEvent(event, 'host-linked')) return [{ link: [event.host, event.payload.other] as const }]
      return isEvent(event, 'host-split') ? [{ split: event.host }] : []
    }),
  )
  db.prepare('DELETE FROM member').run()
  const add = db.prepare<[string, string]>('INSERT INTO member (id, canonical) VALUES (?, ?)')
  for (const [id, canonical] of after) add.run(id, canonical)
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const groupsOf = (id: string): string[] => [before.get(id) ?? id, after.get(id) ?? id]
  // A group changed when one of its members came or went; then all of its members are folded again.
  const changed = new Set(
    ids
      .map(groupsOf)
      .filter(([was, is]) => was !== is)
      .flat(),
  )
  return ids.filter((id) => groupsOf(id).some((group) => changed.has(group)))
}
