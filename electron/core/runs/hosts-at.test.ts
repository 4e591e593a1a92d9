/** Where open runs stand: counted from the index of open runs, equal to what each run says of itself. */
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { requireHost } from '../hosts/find-host.ts'
import { writeEvents } from '../log/write-events.ts'
import { aFolder } from '../testing/a-workspace.ts'
import { answerStep } from './answer.ts'
import { countHostsAt, listHostsAt } from './hosts-at.ts'
import { openLibrary } from './library.ts'
import { startHostRun } from './start-run.ts'

const library = openLibrary(join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks'))
const test = aFolder()
const workspace = test.create()
afterAll(() => {
  workspace.close()
  test.remove()
})
const pinned = (hash: string) => library.pinned(workspace.folder, hash)
const runbook = 'unknown-blue-screen'
const { hash } = library.require(runbook)
const version = { runbook, hash, start: 'right-machine' }
const hosts = ['AAAAAAAAAAAAAAA1', 'AAAAAAAAAAAAAAA2', 'AAAAAAAAAAAAAAA3']
const answer = (host: string, step: string, result: string, inputs: Record<string, string> = {}) =>
  answerStep(workspace, pinned, host, { step, result, inputs, now: '2024-07-19T06:00:00.000Z' })

it('counts the open runs of one version at each step, and nothing of runs that ended or of other versions', () => {
  for (const host of hosts) {
    writeEvents(workspace, [{ type: 'note-added', host, payload: { text: 'shows a blue screen' } }])
    startHostRun(workspace, library, pinned, host, { runbook, reason: 'another stop code' })
  }
  expect(countHostsAt(workspace.db, version)).toEqual({ 'right-machine': 3 })
  for (const host of hosts.slice(0, 2)) answer(host, 'right-machine', 'done', { 'serial-read': '7HK2Q93' })
  expect(countHostsAt(workspace.db, version)).toEqual({ 'right-machine': 1, screen: 2 })
  expect(countHostsAt(workspace.db, { ...version, hash: '0'.repeat(64) })).toEqual({})

  expect(listHostsAt(workspace.db, version, 'right-machine')).toMatchObject({ rows: [{ id: hosts[2] }], total: 1 })
  expect(listHostsAt(workspace.db, version, 'screen')).toMatchObject({
    rows: [{ id: hosts[0] }, { id: hosts[1] }],
    total: 2,
  })
  answer(hosts[0] ?? '', 'screen', 'blue')
  expect(countHostsAt(workspace.db, version)[requireHost(workspace.db, hosts[0] ?? '').step]).toBe(1)
  expect(listHostsAt(workspace.db, version, 'screen').total).toBe(1)
})

it('looks only at hosts with an open run', () => {
  const plan = workspace.db
    .prepare<unknown[], { detail: string }>(`
      EXPLAIN QUERY PLAN SELECT step, count(*) FROM host INDEXED BY host_by_open_run
      WHERE run IS NOT NULL AND runbook = 'a' AND runbook_hash = 'b' GROUP BY step
    `)
    .all()
  expect(plan[0]?.detail).toContain('INDEX host_by_open_run')
})
