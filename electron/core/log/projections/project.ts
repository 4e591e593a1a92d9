/**
 * What each event changes in the tables. A projection is never written from anywhere else.
 */

import { eventIdOf } from '../../../../src/domain/ids.ts'
import { canonicalText } from '../../../../src/domain/log/canonical.ts'
import { isEvent, type LoggedEvent } from '../../../../src/domain/log/event.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { ofFewTypes } from '../event-row.ts'
import { keyEventTypes, prepareProjectKeys } from './keys.ts'
import { regroup } from './members.ts'
import type { Refold } from './refold.ts'
import { prepareProjectRunbook } from './runbooks.ts'
import { prepareProjectSightings } from './sightings.ts'

export type Project = (event: LoggedEvent) => void

/** Prepares the projection of one event, inside the transaction that appends it. */
export function prepareProject(db: WriteDb, refold: Refold): Project {
  const addImport = db.prepare(`
    INSERT INTO import (id, time, station, seq, actor, file, raw, canonical, counts, preset, reverted, stored_to)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
  `)
  // Events of other stations arrive in any order: the correction can be here before the load.
  const isReverted = db
    .prepare<[string], number>(
      `SELECT 1 FROM event
       WHERE type = 'import-reverted' AND ${ofFewTypes} AND json_extract(payload, '$.import') = ? LIMIT 1`,
    )
    .pluck()
  const revertImport = db.prepare<[string]>("UPDATE import SET reverted = 1, stored_to = '' WHERE id = ?")
  const projectRunbook = prepareProjectRunbook(db)
  const projectSightings = prepareProjectSightings(db, '')
  const projectKeys = prepareProjectKeys(db)
  const ofKeys: ReadonlySet<string> = new Set(keyEventTypes)
  const liftedBlocker = db
    .prepare<[string, number], string>(
      "SELECT json_extract(payload, '$.blocker') FROM event WHERE station = ? AND seq = ? AND type = 'blocker-lifted'",
    )
    .pluck()
  // Reads every answer, which takes a second per million: nobody takes back lifts often.
  const everHeldBy = db
    .prepare<[string], string>(`
      SELECT DISTINCT host FROM event
      WHERE host IS NOT NULL AND type IN ('host-status-set', 'step-answered') AND instr(payload, ?) > 0
    `)
    .pluck()
  const heldBy = db.prepare<[string], string>('SELECT id FROM host WHERE blocker = ?').pluck()

  return (event) => {
    if (ofKeys.has(event.type)) projectKeys(event)
    if (isEvent(event, 'import-finished')) {
      const { file, raw, canonical, counts, preset } = event.payload
      const id = eventIdOf(event.station, event.seq)
      addImport.run(
        id,
        event.time,
        event.station,
        event.seq,
        event.actor,
        file,
        raw,
        canonical,
        canonicalText(counts),
        preset ?? '',
        isReverted.get(id) ?? 0,
      )
    } else if (isEvent(event, 'import-reverted')) {
      revertImport.run(event.payload.import)
    } else if (event.type === 'runbook-added' || event.type === 'runbook-withdrawn') {
      projectRunbook(event)
    } else if (event.type === 'sightings-imported' || event.type === 'sightings-reverted') {
      projectSightings(event)
    } else if (isEvent(event, 'blocker-lifted')) {
      for (const id of heldBy.all(event.payload.blocker)) refold.host(id)
    } else if (isEvent(event, 'blocker-lift-cleared')) {
      const [station = '', seq = ''] = event.payload.event.split(':')
      const blocker = liftedBlocker.get(station, Number(seq))
      if (blocker !== undefined) for (const id of everHeldBy.all(JSON.stringify(blocker))) refold.host(id)
    } else if (event.type === 'host-linked' || event.type === 'host-split') {
      const changed = new Set(regroup(db))
      if (event.host !== undefined) changed.add(event.host)
      for (const id of changed) refold.host(id)
    } else if (event.host !== undefined) {
      refold.host(event.host)
    }
  }
}
