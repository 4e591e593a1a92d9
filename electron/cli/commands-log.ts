/**
 * `log verify | rebuild | list [--host HOST]`.
 */

import { eventIdOf } from '../../src/domain/ids.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { requireHost } from '../core/hosts/find-host.ts'
import { type EventRow, eventColumns, rowToEvent, totalOrder } from '../core/log/event-row.ts'
import { rebuildProjections } from '../core/log/rebuild.ts'
import { readHostEvents } from '../core/runs/load-run.ts'
import type { Command } from './command.ts'
import { numberOf, optionOf } from './options.ts'

export const logCommands: Readonly<Record<string, Command>> = {
  'log verify': {
    needs: 'read',
    words: [0, 0],
    options: [],
    run: async ({ call }) => {
      const report = await call('log.verify', {})
      // A script must not have to read the report to learn that the log is not whole.
      if (!report.ok) throw new Refusal('workspace.damaged', { ...report, finding: 'log verify' })
      return report
    },
  },
  'log rebuild': {
    needs: 'write',
    words: [0, 0],
    options: [],
    run: async ({ session }) => ({ hosts: await rebuildProjections(session.writer().db, session.folder()) }),
  },
  'log list': {
    needs: 'read',
    words: [0, 0],
    options: ['host', 'limit'],
    run: async ({ session, parsed }) => {
      const host = optionOf(parsed, 'host')
      const limit = numberOf(optionOf(parsed, 'limit') ?? '1000', 'limit')
      const db = session.db()
      const events =
        host === undefined
          ? db
              .prepare<[number], EventRow>(`SELECT ${eventColumns} FROM event ORDER BY ${totalOrder} LIMIT ?`)
              .all(limit)
              .map(rowToEvent)
          : readHostEvents(db, requireHost(db, host).id).slice(0, limit)
      return { events: events.map((event) => ({ event: eventIdOf(event.station, event.seq), ...event })) }
    },
  },
}
