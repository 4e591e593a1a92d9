/**
 * The loads of a workspace, newest first.
 */

import { wallOf } from '../../../../src/domain/log/clock.ts'
import type { Payload } from '../../../../src/domain/log/event.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'

export function listImports(db: ReadDb) {
  const rows = db
    .prepare<[], { id: string; file: string; time: string; actor: string; counts: string; reverted: number }>(
      'SELECT id, file, time, actor, counts, reverted FROM import ORDER BY time DESC, station, seq',
    )
    .all()
  return rows.map(({ counts, time, reverted, ...row }) => ({
    ...row,
    // Written from this very payload by the projection.
    ...(JSON.parse(counts) as Payload<'import-finished'>['counts']),
    time: wallOf(time),
    reverted: reverted === 1,
  }))
}
