/**
 * Workspaces where nothing can be written. Played by read-only.test.ts.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { aSession } from '../fixtures/a-session.ts'
import { answerNext } from '../fixtures/answer-next.ts'
import { writeList } from '../fixtures/make-list.ts'
import { mountSmallDisk, playScenario } from '../fixtures/own-mounts.ts'
import { refusalCode } from '../fixtures/whole.ts'

const cliScript = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'index.ts')

async function aClosedFleet(root: string, folder: string): Promise<string> {
  const list = join(root, 'hosts.csv')
  writeList(list, 40)
  const { call, session } = aSession(join(root, 'profile'))
  await call('workspace.create', { path: folder, title: 'stick' })
  await call('import.run', { job: 'first', path: list, choices: {} })
  const last = await answerNext(call)
  await session.close()
  return last
}

/** What the command line answers, as this user or as another. */
function cli(profile: string, args: readonly string[], as: readonly string[] = []) {
  const [command = '', ...rest] = [...as, process.execPath, cliScript, '--json', ...args]
  const done = spawnSync(command, rest, { encoding: 'utf8', env: { ...process.env, BLUELIFT_PROFILE: profile } })
  return { status: done.status, json: JSON.parse(done.stdout || `{"stderr":${JSON.stringify(done.stderr)}}`) }
}

/** The last event that stands in the log. */
const head = "SELECT station || ':' || seq FROM event ORDER BY event_number DESC LIMIT 1"

/** Names and sizes of everything in a folder. */
const contentOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${name} ${statSync(join(folder, String(name))).size}`)
    .sort()

await playScenario({
  async closed(root) {
    const disk = mountSmallDisk(root, 16)
    const folder = join(disk.path, 'workspace')
    const last = await aClosedFleet(root, folder)
    disk.remount('ro')
    const before = contentOf(folder)
    const { call, session } = aSession(join(root, 'profile'))
    const info = await call('workspace.open', { path: folder })
    assert.equal(info.readOnly, true)
    assert.equal(info.hosts, 40)
    const filter = {}
    const { hosts, total } = await call('hosts.list', { filter, sort: 'need', offset: 0, limit: 100 })
    assert.equal(total, 40)
    assert.equal(session.db().prepare(head).pluck().get(), last)
    assert.equal((await call('log.verify', {})).ok, true)
    const out = join(root, 'status.csv')
    assert.equal((await call('export.write', { job: 'out', format: 'csv', path: out, filter })).hosts, 40)
    const host = hosts[0]?.id ?? ''
    const list = join(root, 'hosts.csv')
    for (const write of [
      () => call('run.start', { host }),
      () => call('hosts.note', { host, text: 'x' }),
      () => call('import.run', { job: 'in', path: list, choices: {} }),
      () => call('import.plan', { job: 'in', path: list, choices: {} }),
      () => call('workspace.create', { path: join(disk.path, 'another'), title: 'x' }),
    ]) {
      assert.equal(await refusalCode(write), 'workspace.read-only')
    }
    assert.equal(await refusalCode(() => call('workspace.open', { path: folder })), null)
    const inside = join(folder, 'status.csv')
    assert.equal(
      await refusalCode(() => call('export.write', { job: 'out', format: 'csv', path: inside, filter })),
      'export.no-permission',
    )
    await session.close()
    const profile = join(root, 'profile')
    assert.equal(cli(profile, ['--workspace', folder, 'status']).json.total, 40)
    assert.equal(cli(profile, ['--workspace', folder, 'log', 'verify']).json.ok, true)
    assert.equal(cli(profile, ['--workspace', folder, 'log', 'rebuild']).json.error.code, 'workspace.read-only')
    assert.deepEqual(contentOf(folder), before)
    assert.equal(existsSync(join(disk.path, 'another')), false)
  },

  /** Copied from a running Bluelift: what stands in the WAL must not silently be left out. */
  async running(root) {
    const disk = mountSmallDisk(root, 16)
    const original = join(root, 'workspace')
    await aClosedFleet(root, original)
    const writer = aSession(join(root, 'profile'))
    await writer.call('workspace.open', { path: original })
    const last = await answerNext(writer.call)
    const whole = join(disk.path, 'whole')
    const lacking = join(disk.path, 'lacking')
    cpSync(original, whole, { recursive: true })
    cpSync(original, lacking, { recursive: true })
    rmSync(join(lacking, 'workspace.db-shm'))
    await writer.session.close()
    disk.remount('ro')
    const reader = aSession(join(root, 'other-profile'))
    for (const path of [whole, lacking]) {
      await reader.call('workspace.open', { path })
      assert.equal(reader.session.db().prepare(head).pluck().get(), last)
      await reader.session.close()
    }
  },

  /** Somebody without the right to write: permission bits do not bind root. */
  async permission(root) {
    if (process.getuid?.() !== 0) return
    const as = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
    if (spawnSync('setpriv', [...as.slice(1), 'true']).status !== 0) {
      process.stdout.write('skipped: no other user can be taken on here\n')
      return
    }
    const folder = join(root, 'workspace')
    await aClosedFleet(root, folder)
    const profile = join(root, 'of-nobody')
    mkdirSync(profile)
    chmodSync(profile, 0o777)
    chmodSync(root, 0o755)
    const before = contentOf(folder)
    const made = cli(profile, ['workspace', 'create', join(root, 'new')], as)
    assert.deepEqual([made.status, made.json.error?.code], [1, 'workspace.no-permission'], JSON.stringify(made))
    assert.equal(existsSync(join(root, 'new')), false)
    for (const command of [['status'], ['log', 'rebuild']]) {
      const refused = cli(profile, ['--workspace', folder, ...command], as)
      assert.deepEqual(
        [refused.status, refused.json.error?.code],
        [1, 'workspace.no-permission'],
        JSON.stringify(refused),
      )
    }
    const out = cli(profile, ['--workspace', folder, 'export', '--format', 'csv', '--out', join(root, 'x.csv')], as)
    assert.equal(out.status, 1)
    assert.deepEqual(contentOf(folder), before)
    // A list that may not be read.
    const list = join(root, 'closed.csv')
    copyFileSync(join(root, 'hosts.csv'), list)
    chmodSync(list, 0)
    const own = join(profile, 'own')
    assert.equal(cli(profile, ['workspace', 'create', own], as).status, 0)
    const refused = cli(profile, ['--workspace', own, 'hosts', 'import', list], as)
    assert.equal(refused.json.error?.code, 'list.no-permission')
  },
})
