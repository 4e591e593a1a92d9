/** From the triage to the runbook that it finds: the attempt ends, the host is free again, the next proposal is known. */
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { requireHost } from '../hosts/find-host.ts'
import { writeEvents } from '../log/write-events.ts'
import { aFolder } from '../testing/a-workspace.ts'
import { answerStep, undoStep } from './answer.ts'
import { checkStepReading } from './check-reading.ts'
import { findStopCodes } from './find-stop-codes.ts'
import { openLibrary } from './library.ts'
import { proposeFor } from './propose.ts'
import { startHostRun } from './start-run.ts'
import { viewRun } from './view-run.ts'

const library = openLibrary(join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks'))
const test = aFolder()
const workspace = test.create()
afterAll(() => {
  workspace.close()
  test.remove()
})
const runbooks = library.runbooks.map(({ runbook }) => runbook)
const host = 'AAAAAAAAAAAAAAA1'
const pinned = (hash: string) => library.pinned(workspace.folder, hash)
const shown = () => viewRun(workspace.db, requireHost(workspace.db, host), runbooks, pinned, 'en')
const proposals = () => proposeFor(workspace.db, requireHost(workspace.db, host), library, {}).proposals
const say = (step: string, result: string, inputs: Record<string, string> = {}) => {
  answerStep(workspace, pinned, host, { step, result, inputs, now: '2024-07-19T06:00:00.000Z' })
}

it('hands a host over from one runbook to the next, and takes that back', () => {
  writeEvents(workspace, [{ type: 'note-added', host, payload: { text: 'shows a blue screen' } }])
  const before = proposals().map(({ id }) => id)
  expect(before[0]).toMatch(/^cs291-/)
  expect(before.indexOf('unknown-blue-screen')).toBeGreaterThan(0)

  startHostRun(workspace, library, pinned, host, { runbook: 'unknown-blue-screen', reason: 'another stop code' })
  say('right-machine', 'done', { 'serial-read': '7HK2Q93' })
  say('screen', 'blue')
  say('photo', 'done')
  const read = checkStepReading(
    workspace.db,
    pinned,
    { host, step: 'stop-code', name: 'stop-code', value: '7b', inputs: {} },
    'en',
  )
  expect(read).toMatchObject({ ok: true, value: '0x7B', text: expect.stringContaining('INACCESSIBLE_BOOT_DEVICE') })
  say('stop-code', 'done', { 'stop-code': '0x0000007B' })
  say('go-boot-device', 'done')

  const outcome = { status: 'escalated', continue: 'boot-device' }
  expect(shown()).toMatchObject({ host: { status: 'not-started' }, run: { status: 'ended', outcome } })
  expect(proposals()[0]).toMatchObject({ id: 'boot-device', why: { code: 'runbook.continues' } })

  undoStep(workspace, pinned, host)
  expect(shown()).toMatchObject({ host: { status: 'in-progress' }, step: { id: 'go-boot-device' } })
  say('go-boot-device', 'done')
  startHostRun(workspace, library, pinned, host, {})
  expect(shown().run?.runbook.id).toBe('boot-device')
})

it('names the runbook that is for a stop code, in the language of who asks', () => {
  const runbook = { id: 'bad-driver', title: expect.stringMatching(/\p{Script=Han}/u) }
  expect(findStopCodes(library, '0x0000007e', 'zh-CN').codes).toMatchObject([{ code: '0x7E', runbook }])
})
