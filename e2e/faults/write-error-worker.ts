/**
 * Lives through write errors at every point of a short history: the system limits how far a file of this process may
 * grow, so that a real write fails, a little later each time, wherever that is. Played by write-error.test.ts.
 *
 * Arguments: folder to work in.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { aSession } from '../fixtures/a-session.ts'
import { answerNext } from '../fixtures/answer-next.ts'
import { writeList } from '../fixtures/make-list.ts'
import { assertNothingHalf, assertWhole, refusalCode } from '../fixtures/whole.ts'

const root = process.argv[2] ?? ''
const folder = join(root, 'workspace')
const out = join(root, 'out')
const lists = [60, 150].map((rows) => {
  const path = join(root, `${rows}.csv`)
  writeList(path, rows)
  return path
})

/** No file may grow beyond this from now on; `null` lifts the limit. */
function limitFiles(bytes: number | null): void {
  const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`
  const done = spawnSync('prlimit', ['--pid', String(process.pid), limit], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
}

const under = aSession(join(root, 'profile'))
const { call, session } = under
await call('workspace.create', { path: folder, title: 'limit' })
await call('import.run', { job: 'first', path: lists[0] ?? '', choices: {} })
const acknowledged: string[] = []
const codes: Record<string, number> = {}
const wal = join(folder, 'workspace.db-wal')

async function act(name: string, work: () => Promise<string | undefined>): Promise<void> {
  const code = await refusalCode(async () => {
    const event = await work()
    if (event !== undefined && event !== 'none') acknowledged.push(event)
  })
  codes[`${name} ${code ?? 'done'}`] = (codes[`${name} ${code ?? 'done'}`] ?? 0) + 1
}

/** A short history, each act whatever became of the one before. */
async function history(): Promise<void> {
  await act('answer', () => answerNext(call))
  await act('answer', () => answerNext(call))
  await act('set', async () => {
    const { hosts } = await call('hosts.list', { filter: {}, sort: 'name', offset: 3, limit: 2 })
    const ids = hosts.map(({ id }) => id)
    const { events } = await call('hosts.set', { hosts: ids, status: 'blocked', blocker: 'key server down' })
    return events.at(-1)
  })
  await act('import', async () => {
    const { import: load } = await call('import.run', { job: 'second', path: lists[1] ?? '', choices: {} })
    return load.id === '' ? undefined : load.id
  })
  await act('export', async () => {
    await call('export.write', { job: 'out', format: 'csv', path: join(out, 'status.csv'), filter: {} })
    return undefined
  })
}

mkdirSync(out)
for (let step = 0; step < Number(process.env.BLUELIFT_WRITE_ERRORS ?? '8'); step += 1) {
  // In turn: small files fail (attachments, rows of a load, an export), or pages of the WAL, some more each time.
  const limit = step % 2 === 0 ? step * 3_000 : statSync(wal).size + (step - 1) * 24_000
  limitFiles(limit)
  await history()
  limitFiles(null)
  assertNothingHalf(folder)
  assert.deepEqual(
    readdirSync(out).filter((name) => name !== 'status.csv'),
    [],
  )
  if (existsSync(join(out, 'status.csv'))) rmSync(join(out, 'status.csv'))
  const { imports } = await call('import.list', {})
  const load = imports.find(({ file, reverted }) => file === '150.csv' && !reverted)
  // The same acts once the disk works again.
  await call('import.run', { job: 'second', path: lists[1] ?? '', choices: {} })
  assert.equal((await call('status.show', {})).total, 150)
  acknowledged.push(await answerNext(call))
  await assertWhole(under, acknowledged)
  const again = (await call('import.list', {})).imports.find(({ file, reverted }) => file === '150.csv' && !reverted)
  assert.ok(again !== undefined && (load === undefined || load.id === again.id))
  await call('import.revert', { import: again.id })
}
await session.close()
const later = aSession(join(root, 'profile'))
await later.call('workspace.open', { path: folder })
acknowledged.push(await answerNext(later.call))
await assertWhole(later, acknowledged)
assert.equal((await later.call('log.verify', {})).stations.length, 1)
await later.session.close()
process.stdout.write(JSON.stringify(codes))
