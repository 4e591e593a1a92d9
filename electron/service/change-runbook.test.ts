/**
 * "This is a virtual machine after all": another runbook in the middle of an attempt, through the door, on disk.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSession, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'
import { writeList } from '../../e2e/fixtures/make-list.ts'
import { verifyLog } from '../core/log/verify.ts'

let root = ''
let door: SessionUnderTest
let host = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-change-'))
  door = aSession(join(root, 'profile'))
  writeList(join(root, 'list.csv'), 3)
  await door.call('workspace.create', { path: join(root, 'workspace'), title: 'change' })
  await door.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
  host = (await door.call('hosts.list', { filter: {}, sort: 'name', offset: 0, limit: 1 })).hosts[0]?.id ?? ''
})
afterAll(async () => {
  await door.session.close()
  rmSync(root, { recursive: true, force: true })
})

test('the old run ends with the reason, the new one begins, and both are in the record', async () => {
  const { run: first } = await door.call('run.start', { host, runbook: 'cs291-physical', reason: 'it stands here' })
  await expect(door.call('run.change', { host, runbook: 'cs291-physical', reason: 'again' })).rejects.toMatchObject({
    code: 'run.same-runbook',
  })
  await expect(door.call('run.change', { host, runbook: 'cs291-hyperv', reason: ' ' })).rejects.toMatchObject({
    code: 'run.reason-needed',
  })
  const changed = await door.call('run.change', {
    host,
    runbook: 'cs291-hyperv',
    reason: 'a virtual machine after all',
  })
  expect(changed).toMatchObject({ run: { runbook: { id: 'cs291-hyperv' }, status: 'open' }, path: [] })

  const { runs, history, host: shown } = await door.call('hosts.show', { host })
  expect(shown.status).toBe('in-progress')
  expect(runs.map(({ id, status }) => [id, status])).toContainEqual([first?.id, 'ended'])
  expect(history.map(({ type, values }) => [type, values.reason])).toEqual(
    expect.arrayContaining([['run-ended', 'a virtual machine after all']]),
  )
  expect(await verifyLog(door.session.db(), join(root, 'workspace'))).toMatchObject({ ok: true })
})

test('a refused change leaves the open run as it was', async () => {
  const before = await door.call('run.state', { host })
  await expect(door.call('run.change', { host, runbook: 'no-such', reason: 'x' })).rejects.toMatchObject({
    code: 'runbook.not-found',
  })
  expect(await door.call('run.state', { host })).toEqual(before)
})

test('what a person said of the host stands beside the run that it led to', async () => {
  const [, other] = (await door.call('hosts.list', { filter: {}, sort: 'name', offset: 0, limit: 2 })).hosts
  await door.call('run.start', { host: other?.id ?? '', answers: { environment: 'hyperv' } })
  const started = door.session
    .db()
    .prepare<[string], string>("SELECT payload FROM event WHERE type = 'run-started' AND host = ?")
    .pluck()
    .get(other?.id ?? '')
  expect(JSON.parse(started ?? '')).toMatchObject({ runbook: 'cs291-hyperv', answers: { environment: 'hyperv' } })
})
