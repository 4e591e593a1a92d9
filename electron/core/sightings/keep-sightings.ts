/**
 * Writes a list of live machines into the log, takes one back, lists them.
 */
import { wallOf } from '../../../src/domain/log/clock.ts'
import type { Payload } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { countsBy } from '../hosts/list-hosts.ts'
import { adoptAttachment } from '../log/attachments.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import type { StagedSightings } from './stage-sightings.ts'

/**
 * Commits a read list; its rows follow in slices (settle.ts).
 *
 * @returns the id of the list
 * @throws {Refusal} `sightings.known` when this very list was taken in before and still stands
 */
export function commitSightings(workspace: Workspace, source: string, staged: StagedSightings): string {
  const same = workspace.db
    .prepare<[string], { id: string; source: string }>(
      'SELECT id, source FROM sighting WHERE canonical = ? AND reverted = 0',
    )
    .get(staged.canonical.sha256)
  if (same !== undefined) throw new Refusal('sightings.known', { sightings: same.id, source: same.source })
  try {
    adoptAttachment(workspace.folder, staged.raw.file, staged.raw.sha256)
    adoptAttachment(workspace.folder, staged.canonical.file, staged.canonical.sha256)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
  const { asOf, reading, counts } = staged.plan
  const [id] = writeEvents(workspace, [
    {
      type: 'sightings-imported',
      payload: {
        source,
        file: staged.fileName,
        raw: staged.raw.sha256,
        canonical: staged.canonical.sha256,
        asOf,
        reading,
        counts,
      },
    },
  ])
  if (id === undefined) throw new Error('the event of a list of sightings has no id')
  return id
}

/** Takes a list back. @throws {Refusal} `sightings.not-found`, `sightings.already-reverted` */
export function revertSightings(workspace: Workspace, id: string): void {
  const reverted = workspace.db.prepare<[string], number>('SELECT reverted FROM sighting WHERE id = ?').pluck().get(id)
  if (reverted === undefined) throw new Refusal('sightings.not-found', { sightings: id })
  if (reverted === 1) throw new Refusal('sightings.already-reverted', { sightings: id })
  writeEvents(workspace, [{ type: 'sightings-reverted', payload: { sightings: id } }])
}

/** All lists, newest first. */
export function listSightings(db: ReadDb) {
  const rows = db
    .prepare<
      [],
      {
        id: string
        source: string
        file: string
        time: string
        actor: string
        asOf: string
        counts: string
        reverted: number
      }
    >(`
      SELECT id, source, file, time, actor, as_of AS asOf, counts, reverted FROM sighting
      ORDER BY time DESC, station, seq
    `)
    .all()
  return rows.map(({ counts, time, reverted, ...row }) => ({
    ...row,
    // Written from this very payload by the projection.
    ...(JSON.parse(counts) as Payload<'sightings-imported'>['counts']),
    time: wallOf(time),
    reverted: reverted === 1,
  }))
}

/** How the sightings stand in the whole incident, from the maintained counters. */
export function countEvidence(db: ReadDb) {
  const sumOf = (dimension: string, key: string): number =>
    countsBy(db, dimension).find((group) => group.key === key)?.total ?? 0
  return {
    recovered: countsBy(db, 'all')[0]?.byStatus.recovered ?? 0,
    confirmed: sumOf('confirmation', 'confirmed'),
    contradicted: sumOf('confirmation', 'contradicted'),
    aliveUntouched: sumOf('attention', 'alive-untouched'),
    aliveUnfinished: sumOf('attention', 'alive-unfinished'),
  }
}
