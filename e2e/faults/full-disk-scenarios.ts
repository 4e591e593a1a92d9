/**
 * Acts on a disk that is full, each until it is refused, then again when there is room. Played by full-disk.test.ts.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rebuildProjections } from '../../electron/core/log/rebuild.ts'
import { dumpProjections } from '../../electron/core/testing/dump.ts'
import { aSession, type SessionUnderTest } from '../fixtures/a-session.ts'
import { answerNext } from '../fixtures/answer-next.ts'
import { writeList } from '../fixtures/make-list.ts'
import { mountSmallDisk, playScenario } from '../fixtures/own-mounts.ts'
import { assertNothingHalf, assertWhole, refusalCode } from '../fixtures/whole.ts'

/** A workspace with some hosts, open. */
async function aFleet(
  root: string,
  folder: string,
  hosts: number,
  profile = join(root, 'profile'),
): Promise<SessionUnderTest> {
  const list = join(root, 'hosts.csv')
  writeList(list, hosts)
  const session = aSession(profile)
  await session.call('workspace.create', { path: folder, title: 'full' })
  await session.call('import.run', { job: 'first', path: list, choices: {} })
  return session
}

/** From none to a lot, so that the refusal comes at every stage of an act. */
const kilobytesFree = [0, 4, 8, 16, 32, 64, 128, 256, 384, 512, 768, 1_024, 1_536, 2_048, 3_072, 4_096]

await playScenario({
  async answers(root) {
    const disk = mountSmallDisk(root, 24)
    const folder = join(disk.path, 'workspace')
    let under = await aFleet(root, folder, 40)
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      disk.fill(512 * 1_024)
      let code: string | null = null
      for (let turn = 0; turn < 500 && code === null; turn += 1) {
        code = await refusalCode(async () => {
          acknowledged.push(await answerNext(under.call))
        })
      }
      assert.equal(code, 'workspace.disk-full')
      // Everything can still be looked at.
      assert.equal((await under.call('status.show', {})).total, 40)
      disk.clear()
      acknowledged.push(await answerNext(under.call))
      await assertWhole(under, acknowledged)
      // Also when it is closed while the disk is full.
      disk.fill(0)
      await under.session.close()
      disk.clear()
      under = aSession(join(root, 'profile'))
      await under.call('workspace.open', { path: folder })
    }
    assert.ok(acknowledged.length > 6, `${acknowledged.length} acknowledged`)
    await assertWhole(under, acknowledged)
    await under.session.close()
  },

  async import(root) {
    const disk = mountSmallDisk(root, 24)
    const folder = join(disk.path, 'workspace')
    const under = await aFleet(root, folder, 40)
    const list = join(root, 'second.csv')
    writeList(list, 2_000)
    const codes = new Set<string | null>()
    for (const free of kilobytesFree) {
      disk.fill(free * 1_024)
      const code = await refusalCode(() => under.call('import.run', { job: 'second', path: list, choices: {} }))
      codes.add(code)
      assertNothingHalf(folder)
    }
    // Before its event a load is refused; after it, it is in the record and goes on, until all of it has room.
    const refused = [...codes].filter((code) => code !== null)
    assert.deepEqual(refused.sort(), ['import.unfinished', 'workspace.disk-full'])
    disk.clear()
    await under.call('import.run', { job: 'second', path: list, choices: {} })
    assert.equal((await under.call('status.show', {})).total, 2_000)
    const { imports } = await under.call('import.list', {})
    assert.equal(imports.length, 2, 'the refused attempts left one load, not several')
    await assertWhole(under, [])
    await under.session.close()
  },

  async export(root) {
    const disk = mountSmallDisk(root, 4)
    const under = await aFleet(root, join(root, 'workspace'), 3_000)
    for (const format of ['csv', 'json', 'xlsx'] as const) {
      const path = join(disk.path, `status.${format}`)
      const filter = {}
      const write = () => under.call('export.write', { job: 'export', format, path, filter })
      const whole = (await write()).sizeBytes
      // Also where only the last block lacks room: a write that is cut short reports no error.
      for (const free of [0, 4_096, 200_000, 300_000, whole - 40_000, whole - 8_192]) {
        writeFileSync(path, 'the one of yesterday')
        disk.fill(free)
        assert.equal(await refusalCode(write), 'export.disk-full')
        assert.equal(readFileSync(path, 'utf8'), 'the one of yesterday')
        assert.deepEqual(readdirSync(disk.path).sort(), ['.ballast', `status.${format}`])
      }
      disk.clear()
      const { sizeBytes, hosts } = await write()
      assert.equal(hosts, 3_000)
      assert.equal(readFileSync(path).length, sizeBytes)
      disk.clear()
      const { unlinkSync } = await import('node:fs')
      unlinkSync(path)
    }
    await under.session.close()
  },

  async create(root) {
    const disk = mountSmallDisk(root, 24)
    const there = join(disk.path, 'there')
    mkdirSync(there)
    const { call, session } = aSession(join(root, 'profile'))
    const stations = () =>
      existsSync(join(root, 'profile', 'stations')) ? readdirSync(join(root, 'profile', 'stations')) : []
    for (const free of [0, 4, 16, 32, 48, 64, 96, 128, 160]) {
      for (const path of [join(disk.path, 'new', 'deep'), there]) {
        disk.fill(free * 1_024)
        const code = await refusalCode(() => call('workspace.create', { path, title: 'full' }))
        assert.equal(code, 'workspace.disk-full', `${free} kB free`)
        assert.deepEqual(readdirSync(there), [])
        assert.equal(existsSync(join(disk.path, 'new')), false)
        assert.deepEqual(stations(), [])
      }
    }
    disk.clear()
    await call('workspace.create', { path: there, title: 'full' })
    await assertWhole({ call, session } as SessionUnderTest, [])
    await session.close()
  },

  async rebuild(root) {
    const disk = mountSmallDisk(root, 32)
    const folder = join(disk.path, 'workspace')
    const under = await aFleet(root, folder, 1_000)
    const { db } = under.session.writer()
    const live = dumpProjections(db)
    for (const free of [0, 64, 256, 1_024]) {
      // A WAL that was grown before is used again; only what does not fit in it meets the end of the disk.
      disk.clear()
      db.pragma('wal_checkpoint(TRUNCATE)')
      disk.fill(free * 1_024)
      assert.equal(await refusalCode(() => rebuildProjections(db, folder)), 'workspace.disk-full')
      assert.deepEqual(dumpProjections(db), live)
    }
    disk.clear()
    await assertWhole(under, [])
    await under.session.close()
  },

  async open(root) {
    const disk = mountSmallDisk(root, 24)
    const folder = join(disk.path, 'workspace')
    const first = await aFleet(root, folder, 40)
    const acknowledged = [await answerNext(first.call)]
    await first.session.close()
    const codes: (string | null)[] = []
    for (const free of [0, 4, 8, 16, 32, 40, 64]) {
      disk.fill(free * 1_024)
      const under = aSession(join(root, 'profile'))
      codes.push(await refusalCode(() => under.call('workspace.open', { path: folder })))
      if (codes.at(-1) === null) assert.equal((await under.call('status.show', {})).total, 40)
      await under.session.close()
    }
    assert.deepEqual([...new Set(codes)], ['workspace.disk-full', null], codes.join(' '))
    disk.clear()
    const under = aSession(join(root, 'profile'))
    await under.call('workspace.open', { path: folder })
    acknowledged.push(await answerNext(under.call))
    await assertWhole(under, acknowledged)
    await under.session.close()
  },

  async profile(root) {
    const disk = mountSmallDisk(root, 4)
    const folder = join(root, 'workspace')
    const profile = join(disk.path, 'profile')
    const first = await aFleet(root, folder, 40, profile)
    disk.fill(0)
    const acknowledged = [await answerNext(first.call), await answerNext(first.call)]
    assert.equal(await refusalCode(() => first.call('profile.set', { theme: 'dark' })), 'workspace.disk-full')
    assert.deepEqual(
      readdirSync(profile).filter((name) => name.endsWith('.new')),
      [],
    )
    await first.session.close()
    const under = aSession(profile)
    await under.call('workspace.open', { path: folder })
    acknowledged.push(await answerNext(under.call))
    await assertWhole(under, acknowledged)
    assert.equal((await under.call('log.verify', {})).stations.length, 1)
    await under.session.close()
    disk.clear()
    await under.call('profile.set', { theme: 'dark' })
  },
})
