/**
 * The figures of an incident, and what changed since somebody last reported them. All come from maintained counters.
 */
import { wallOf } from '../../../src/domain/log/clock.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { countsBy, emptyByStatus } from '../hosts/list-hosts.ts'
import { type EventRow, eventColumns, rowToEvent } from '../log/event-row.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

/**
 * Each figure under its name. `total` = left + recovered + retired; `recovered` = confirmed + contradicted + unseen;
 * `left` = the five other statuses.
 */
export type Figures = Record<FigureName, number>
export type FigureName =
  | 'total'
  | 'left'
  | 'recovered'
  | 'retired'
  | 'confirmed'
  | 'contradicted'
  | 'unseen'
  | 'notStarted'
  | 'inProgress'
  | 'waiting'
  | 'blocked'
  | 'escalated'
  | 'criticalLeft'
  | 'dues'
  | 'aliveUntouched'
  | 'aliveUnfinished'

export function readFigures(db: ReadDb): Figures {
  const all = countsBy(db, 'all')[0] ?? { total: 0, byStatus: emptyByStatus() }
  const { byStatus, total } = all
  const sumOf = (dimension: string, key: string): number =>
    countsBy(db, dimension).find((group) => group.key === key)?.total ?? 0
  const criticality1 = countsBy(db, 'criticality').find(({ key }) => key === '1')
  const confirmed = sumOf('confirmation', 'confirmed')
  const contradicted = sumOf('confirmation', 'contradicted')
  return {
    total,
    left: total - byStatus.recovered - byStatus.retired,
    recovered: byStatus.recovered,
    retired: byStatus.retired,
    confirmed,
    contradicted,
    unseen: byStatus.recovered - confirmed - contradicted,
    notStarted: byStatus['not-started'],
    inProgress: byStatus['in-progress'],
    waiting: byStatus.waiting,
    blocked: byStatus.blocked,
    escalated: byStatus.escalated,
    criticalLeft:
      criticality1 === undefined
        ? 0
        : criticality1.total - criticality1.byStatus.recovered - criticality1.byStatus.retired,
    dues: sumOf('dues', 'open'),
    aliveUntouched: sumOf('attention', 'alive-untouched'),
    aliveUnfinished: sumOf('attention', 'alive-unfinished'),
  }
}

export interface LastReport {
  readonly event: string
  readonly at: string
  readonly by: string
  readonly figures: Readonly<Record<string, number>>
}

/** The newest report in the total order; `null` when nobody reported yet. */
export function readLastReport(db: ReadDb): LastReport | null {
  const row = db
    .prepare<[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type = 'report-made' ORDER BY time DESC, station DESC, seq DESC LIMIT 1`,
    )
    .get()
  const event = row === undefined ? null : rowToEvent(row)
  if (event === null || !isEvent(event, 'report-made')) return null
  return {
    event: `${event.station}:${event.seq}`,
    at: wallOf(event.time),
    by: event.actor,
    figures: event.payload.figures,
  }
}

/** Notes the figures of this moment as reported. */
export function reportFigures(workspace: Workspace, note: string | undefined): LastReport {
  const text = note?.trim() ?? ''
  writeEvents(workspace, [
    {
      type: 'report-made',
      payload: { figures: readFigures(workspace.db), ...(text === '' ? {} : { note: text }) },
    },
  ])
  const report = readLastReport(workspace.db)
  if (report === null) throw new Error('the report that was just written is not in the log')
  return report
}
