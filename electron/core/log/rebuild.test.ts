import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countsBy, totalHosts } from '../hosts/list-hosts.ts'
import { aFolder, type TestFolder } from '../testing/a-workspace.ts'
import { dumpProjections } from '../testing/dump.ts'
import { aHistory, type History, storeLoads } from '../testing/histories.ts'
import type { Workspace } from '../workspace/open.ts'
import { eventToRow } from './event-row.ts'
import { settleImports } from './projections/settle.ts'
import { settleKeys } from './projections/settle-keys.ts'
import { rebuildProjections } from './rebuild.ts'

let folder: TestFolder
let workspace: Workspace
beforeAll(() => {
  folder = aFolder()
  workspace = folder.create()
  workspace.db.pragma('synchronous = OFF')
  // A test empties the log between histories; the product never can.
  workspace.db.exec('DROP TRIGGER event_is_never_deleted')
})
afterAll(() => {
  workspace.close()
  folder.remove()
})

const hooks = { progress: () => undefined, pause: () => Promise.resolve(), stopped: () => false }

/** Takes events in as a merge does: each in a transaction with what it projects, in this order of arrival. */
async function arrive(events: History['events'], loads: History['loads']): Promise<ReturnType<typeof dumpProjections>> {
  const { db } = workspace
  db.exec('DELETE FROM event')
  storeLoads(workspace.folder, loads)
  await rebuildProjections(db, workspace.folder)
  const insert = db.prepare(`
    INSERT INTO event (station, seq, time, actor, incident, host, run, type, version, payload, prev, hash, signature)
    VALUES (:station, :seq, :time, :actor, :incident, :host, :run, :type, :version, :payload, :prev, :hash, :signature)
  `)
  for (const event of events) {
    db.transaction(() => {
      insert.run(eventToRow(event))
      workspace.project(event)
      workspace.refold.flush()
    })()
    await settleImports(db, workspace.folder, workspace.refold, hooks)
    await settleKeys(db, workspace.folder, hooks)
  }
  return dumpProjections(db)
}

describe('the tables', () => {
  test('made live equal those of a rebuild, and do not depend on the order of arrival', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        aHistory.chain((history) =>
          fc.record({
            history: fc.constant(history),
            shuffled: fc.shuffledSubarray([...history.events], { minLength: history.events.length }),
          }),
        ),
        async ({ history, shuffled }) => {
          const live = await arrive(history.events, history.loads)
          expect(await arrive(shuffled, history.loads)).toEqual(live)
          await rebuildProjections(workspace.db, workspace.folder)
          expect(dumpProjections(workspace.db)).toEqual(live)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('sum to the number of hosts in every dimension, whatever happened', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async ({ events, loads }) => {
        await arrive(events, loads)
        const hosts = Number(workspace.db.prepare('SELECT count(*) FROM host').pluck().get())
        expect(totalHosts(workspace.db)).toBe(hosts)
        for (const dimension of [
          'all',
          'site',
          'environment',
          'criticality',
          'technician',
          'runbook',
          'how',
          'day',
          'confirmation',
          'dues',
        ]) {
          expect(countsBy(workspace.db, dimension).reduce((sum, group) => sum + group.total, 0)).toBe(hosts)
        }
        const untouched = workspace.db
          .prepare("SELECT count(*) FROM host WHERE status = 'recovered' AND touched_at = ''")
          .pluck()
          .get()
        expect(untouched).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})
