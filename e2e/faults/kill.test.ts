/**
 * `kill -9` at random moments, while steps are answered and while a list is loaded: what was acknowledged is there,
 * the log verifies, live tables equal a rebuild. `BLUELIFT_KILLS` sets how often (20 each in `npm test`).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildProjections } from '../../electron/core/log/rebuild.ts'
import { verifyLog } from '../../electron/core/log/verify.ts'
import { dumpProjections } from '../../electron/core/testing/dump.ts'
import { openWorkspaceReader } from '../../electron/core/workspace/open.ts'
import { aSession } from '../fixtures/a-session.ts'
import { writeList } from '../fixtures/make-list.ts'

const kills = Number(process.env.BLUELIFT_KILLS ?? '20')
const timeout = 60_000 + kills * 30_000
const worker = join(import.meta.dirname, 'worker.ts')
let root = ''
let profile = ''
let folder = ''
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-kill-'))
  profile = join(root, 'profile')
  folder = join(root, 'workspace')
  const list = join(root, 'first.csv')
  writeList(list, 300)
  const { call, session } = aSession(profile)
  await call('workspace.create', { path: folder, title: 'kill' })
  await call('import.run', { job: 'first', path: list, choices: {} })
  await session.close()
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

/** Starts a worker, kills it some time after it is ready, and returns what it had acknowledged. */
function workAndKill(mode: 'run' | 'import', list: string, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, profile, folder, mode, list], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let problem = ''
    child.stdout.on('data', (chunk) => {
      if (!out.includes('ready') && String(chunk).includes('ready')) setTimeout(() => child.kill('SIGKILL'), afterMs)
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      problem += String(chunk)
    })
    child.on('exit', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(problem))
      // The last line may have been cut by the kill; then it was never read as acknowledged.
      else
        resolve(
          out
            .split('\n')
            .slice(0, -1)
            .filter((line) => line.startsWith('ack ')),
        )
    })
  })
}

async function expectWhole(): Promise<void> {
  const db = openWorkspaceReader(folder)
  expect(await verifyLog(db, folder)).toMatchObject({ ok: true })
  db.close()
}

describe('a process killed at any moment', () => {
  test(`loses no acknowledged step in ${kills} kills`, { timeout }, async () => {
    for (let round = 0; round < kills; round += 1) {
      const acks = await workAndKill('run', '', 5 + Math.random() * 400)
      const db = openWorkspaceReader(folder)
      const has = db.prepare<[string, number], number>('SELECT 1 FROM event WHERE station = ? AND seq = ?').pluck()
      for (const ack of acks) {
        const [station = '', seq = ''] = (ack.split(' ')[2] ?? '').split(':')
        if (station !== 'none') expect(has.get(station, Number(seq)), ack).toBe(1)
      }
      db.close()
      await expectWhole()
    }
  })

  test(`leaves a load whole or not there in ${kills} kills, and a started one is completed`, { timeout }, async () => {
    const list = join(root, 'second.csv')
    writeList(list, 6_000)
    for (let round = 0; round < kills; round += 1) {
      const acks = await workAndKill('import', list, Math.random() * 2_500)
      const { call, session } = aSession(profile)
      await call('workspace.open', { path: folder })
      expect(readdirSync(join(folder, 'scratch'))).toEqual([])
      const { imports } = await call('import.list', {})
      const load = imports.find(({ file, reverted }) => file === 'second.csv' && !reverted)
      const { total } = await call('status.show', {})
      // 300 of the 6,000 were there before.
      expect(total).toBe(load === undefined ? 300 : 6_000)
      if (acks.length > 0) expect(load).toBeDefined()
      const live = dumpProjections(session.writer().db)
      await rebuildProjections(session.writer().db, folder)
      expect(dumpProjections(session.writer().db)).toEqual(live)
      if (load !== undefined) await call('import.revert', { import: load.id })
      expect((await call('status.show', {})).total).toBe(300)
      await session.close()
      await expectWhole()
    }
  })
})
