/**
 * The vault as the window and the command line use it: real files, a real session, the clock of the test.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output, ServiceMethodName } from '../../src/contract/index.ts'
import { aKey, aKeyId } from '../../src/domain/keys/testing/a-key.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { rebuildProjections } from '../core/log/rebuild.ts'
import { dumpProjections } from '../core/testing/dump.ts'
import { openProfile } from '../core/workspace/profile.ts'
import { openHandlers } from './handlers.ts'
import { openInlineReaders } from './readers.ts'
import { openRouter } from './router.ts'
import { openSession, type Session } from './session.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const phrase = 'four plain words here'
const refusedWith = (code: string) => expect.objectContaining({ code })
let root = ''
let now = 0
let session: Session
let topics: string[] = []
let route: ReturnType<typeof openRouter>

async function call<M extends ServiceMethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const answered = await route(method, input)
  if (answered.ok) return answered.output as never // the router answers with the output of this very method
  throw new Refusal(answered.error.code, answered.error.details)
}

function begin(): void {
  const profile = openProfile(join(root, 'profile'), 'en')
  profile.change({ name: 'R. Patel' })
  session = openSession({
    profile,
    resources,
    program: 'test',
    openReaders: (folder) => openInlineReaders(folder, resources),
    publish: (topic) => topics.push(topic),
    now: () => now,
    // The real cost is measured in the benchmark.
    kdfCost: { n: 2 ** 10, r: 8, p: 1 },
    say: (key) => key,
  })
  route = openRouter(openHandlers(session), (method, error) => {
    throw new Error(`${method}: ${String(error)}`)
  })
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-vault-'))
  now = Date.parse('2024-07-19T06:00:00.000Z')
  topics = []
  begin()
  await call('workspace.create', { path: join(root, 'workspace'), title: 'vault' })
  const list = join(root, 'hosts.csv')
  writeFileSync(list, 'Hostname,Serial Number,Criticality\nLDS-1,7HK2Q93,1\nLDS-2,8HK2Q93,3\n')
  await call('import.run', { job: 'hosts', path: list, choices: {} })
  await call('vault.create', { passphrase: phrase })
})
afterEach(async () => {
  await session.close()
  rmSync(root, { recursive: true, force: true })
})

/** How a reveal was refused: what it shows when it was not must not be printed by a failed test. */
const refusal = (reveal: Promise<unknown>): Promise<unknown> =>
  reveal.then(
    () => 'it was shown',
    (error) => error,
  )

const file = (rows: readonly (readonly [host: string, id: number, key: number])[]): string => {
  const path = join(root, 'keys.csv')
  const lines = rows.map(([host, id, key]) => `${host},{${aKeyId(id)}},${aKey(key)}`)
  writeFileSync(path, `ComputerName,KeyProtectorId,RecoveryPassword\n${lines.join('\n')}\n`)
  return path
}
const load = (...rows: Parameters<typeof file>[0]) => call('keys.import', { job: 'keys', path: file(rows) })
const keysAre = async () => (await call('keys.list', { offset: 0, limit: 100 })).keys
const reopen = async () => {
  await session.close()
  begin()
  await call('workspace.open', { path: join(root, 'workspace') })
}

describe('the vault', () => {
  test('is locked after a start and opens with its passphrase', async () => {
    expect(await call('vault.state', {})).toMatchObject({ exists: true, unlocked: true, person: 'R. Patel' })
    await reopen()
    expect(await call('vault.state', {})).toMatchObject({ exists: true, unlocked: false, locksAt: null })
    await expect(load(['LDS-1', 1, 1])).rejects.toEqual(refusedWith('vault.locked'))
    expect(await call('vault.unlock', { passphrase: phrase })).toMatchObject({ unlocked: true })
    await expect(call('vault.create', { passphrase: phrase })).rejects.toEqual(refusedWith('vault.exists'))
  })

  test('locks itself after ten minutes in which nobody did anything, and says so a minute before', async () => {
    now += 8 * 60_000
    await call('vault.stay', {})
    now += 9 * 60_000 + 1
    expect(await call('vault.state', {})).toMatchObject({ unlocked: true, locksSoon: true })
    await call('hosts.note', { host: 'LDS-2', text: 'on a cart' })
    expect(await call('vault.state', {})).toMatchObject({ unlocked: true, locksSoon: false })
    topics = []
    now += 10 * 60_000
    expect(await call('vault.state', {})).toMatchObject({ unlocked: false })
    expect(topics).toContain('vault')
  })

  test('makes whoever types wrong passphrases wait, longer each time, also after a restart', async () => {
    await call('vault.lock', {})
    for (let count = 1; count <= 3; count += 1)
      await expect(call('vault.unlock', { passphrase: 'not the one' })).rejects.toMatchObject({
        code: 'vault.wrong-passphrase',
        details: { failures: count },
      })
    await reopen()
    await expect(call('vault.unlock', { passphrase: phrase })).rejects.toEqual(refusedWith('vault.wait'))
    expect(await call('vault.state', {})).toMatchObject({ failures: 3, waitUntil: expect.any(String) })
    now += 2_000
    await expect(call('vault.unlock', { passphrase: 'not the one' })).rejects.toMatchObject({
      details: { failures: 4, waitMs: 4_000 },
    })
    now += 4_000
    expect(await call('vault.unlock', { passphrase: phrase })).toMatchObject({ unlocked: true, failures: 0 })
  })

  test('tries one passphrase after another, however many are sent at once', async () => {
    await call('vault.lock', {})
    const tried = await Promise.allSettled(
      Array.from({ length: 6 }, () => call('vault.unlock', { passphrase: 'not the one' })),
    )
    const codes = tried.map((one) => (one.status === 'rejected' ? one.reason.code : ''))
    expect(codes.filter((code) => code === 'vault.wrong-passphrase')).toHaveLength(3)
    expect(codes.filter((code) => code === 'vault.wait')).toHaveLength(3)
  })

  test('gives each person a passphrase of their own, and never loses the last', async () => {
    await load(['LDS-1', 1, 1])
    await expect(call('vault.remove-person', { person: 'R. Patel' })).rejects.toEqual(refusedWith('vault.last-person'))
    await expect(call('vault.add-person', { person: 'L. Chen', passphrase: 'short' })).rejects.toEqual(
      refusedWith('vault.passphrase-too-short'),
    )
    await call('vault.add-person', { person: 'L. Chen', passphrase: 'another four plain words' })
    await call('vault.change-passphrase', { person: 'R. Patel', old: phrase, passphrase: 'five new plain words here' })
    await call('vault.lock', {})
    await expect(call('vault.unlock', { person: 'R. Patel', passphrase: phrase })).rejects.toEqual(
      refusedWith('vault.wrong-passphrase'),
    )
    expect(await call('vault.unlock', { passphrase: 'another four plain words' })).toMatchObject({ person: 'L. Chen' })
    await call('vault.remove-person', { person: 'R. Patel' })
    expect((await call('keys.reveal', { host: 'LDS-1', reason: 'r' })).groups.join('-') === aKey(1)).toBe(true)
    // Of three wrapped keys that were written one is left, and the record is whole without the others.
    const headers = readdirSync(join(root, 'workspace', 'attachments')).length
    expect(headers).toBe(4)
    expect(await call('log.verify', {})).toMatchObject({ ok: true })
  })
})

describe('keys', () => {
  test('come in once, with counts that add up, and both sides of a conflict stay', async () => {
    const first = await load(['LDS-1', 1, 1], ['LDS-2', 2, 2], ['LDS-2', 2, 2], ['LDS-2', 2, 3], ['nobody', 4, 4])
    expect(first.import).toMatchObject({ rows: 5, new: 3, same: 1, conflict: 1, refused: 0, blank: 0 })
    expect(first.conflicts).toEqual([{ line: 5, keyId: aKeyId(2) }])
    const again = await load(['LDS-1', 1, 1], ['LDS-2', 2, 2], ['LDS-2', 2, 3], ['nobody', 4, 4])
    expect(again.import).toMatchObject({ rows: 4, new: 0, same: 4, conflict: 0, id: '' })
    expect((await keysAre()).map(({ host, state }) => [host, state])).toEqual([
      ['LDS-1', 'ready'],
      ['LDS-2', 'conflict'],
      ['LDS-2', 'conflict'],
      [null, 'unassigned'],
    ])
    const live = dumpProjections(session.writer().db)
    await rebuildProjections(session.writer().db, session.folder())
    expect(dumpProjections(session.writer().db)).toEqual(live)
  })

  test('find their host when its list comes later', async () => {
    await load(['LDS-9', 9, 9])
    expect(await keysAre()).toMatchObject([{ host: null, state: 'unassigned' }])
    const list = join(root, 'more.csv')
    writeFileSync(list, 'Hostname,Serial Number\nLDS-9,9HK2Q93\n')
    await call('import.run', { job: 'more', path: list, choices: {} })
    expect(await keysAre()).toMatchObject([{ host: 'LDS-9', state: 'ready' }])
  })

  test('are found by eight characters of their id, look-alikes included', async () => {
    await load(['LDS-1', 1, 1], ['LDS-2', 2, 2])
    const id = aKeyId(1)
    expect(await call('keys.find', { text: id.slice(0, 8).toLowerCase() })).toMatchObject({
      keys: [{ keyId: id, exact: true }],
      more: false,
    })
    const misread = id.slice(0, 13).replace(/0/g, 'O').replace(/8/g, 'B').replace(/1/g, 'l').replace(/5/g, 'S')
    expect((await call('keys.find', { text: misread })).keys).toMatchObject([{ keyId: id }])
    await expect(call('keys.find', { text: id.slice(0, 7) })).rejects.toEqual(refusedWith('key.id-too-short'))
  })

  // The first run reads all runbooks.
  test('are shown for a reason or in a run, one event each, and not for another machine', {
    timeout: 120_000,
  }, async () => {
    await load(['LDS-1', 1, 1], ['LDS-2', 2, 2])
    expect(await refusal(call('keys.reveal', { host: 'LDS-2' }))).toMatchObject({ code: 'key.reason-needed' })
    expect(
      await refusal(call('keys.reveal', { host: 'LDS-2', keyId: aKeyId(1).slice(0, 8), reason: 'r' })),
    ).toMatchObject({ code: 'key.other-host', details: { other: 'LDS-1' } })
    await call('run.start', { host: 'LDS-2' })
    const shown = await call('keys.reveal', { host: 'LDS-2', keyId: aKeyId(2).slice(0, 8) })
    expect(shown.groups.join('-') === aKey(2)).toBe(true)
    expect(Date.parse(shown.expiresAt)).toBe(now + 120_000)
    await call('keys.hide', { event: shown.event })
    expect(await call('keys.outcome', { key: shown.key, result: 'opened' })).toMatchObject({ state: 'used' })
    const { acts } = await call('keys.audit', { host: 'LDS-2', by: 'person', offset: 0, limit: 10 })
    expect(acts.map(({ kind }) => kind).sort()).toEqual(['hidden', 'revealed', 'used'])
    expect(acts.find(({ kind }) => kind === 'revealed')).toMatchObject({
      actor: 'R. Patel',
      by: 'R. Patel',
      host: 'LDS-2',
    })
    await expect(call('keys.outcome', { key: (await keysAre())[0]?.key ?? '', result: 'opened' })).rejects.toEqual(
      refusedWith('key.not-revealed'),
    )
  })

  test('that were shown wait to be changed until somebody says that they were', async () => {
    await load(['LDS-2', 2, 2])
    const { key } = await call('keys.reveal', { host: 'LDS-2', reason: 'r' })
    expect(await call('keys.rotation', { offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      keys: [{ key, overdue: false, possible: false, dueAt: '2024-07-20T06:00:00.000Z' }],
    })
    await call('hosts.set', { hosts: ['LDS-2'], status: 'recovered', how: 'self-healed' })
    expect(await keysAre()).toMatchObject([{ state: 'rotate' }])
    await expect(call('keys.rotated', { key, how: 'waived' })).rejects.toEqual(refusedWith('key.reason-needed'))
    expect(await call('keys.rotated', { key, how: 'changed' })).toMatchObject({ state: 'rotated' })
    expect((await call('keys.rotation', { offset: 0, limit: 10 })).total).toBe(0)
  })

  test('of a machine of criticality 1 want a second person, where the workspace says so', async () => {
    await load(['LDS-1', 1, 1])
    await call('vault.set-policy', { second: 'criticality-1' })
    await call('vault.add-person', { person: 'L. Chen', passphrase: 'another four plain words' })
    const wish = { host: 'LDS-1', reason: 'r' }
    expect(await refusal(call('keys.reveal', wish))).toMatchObject({ code: 'vault.second-needed' })
    expect(
      await refusal(call('keys.reveal', { ...wish, second: { person: 'R. Patel', passphrase: phrase } })),
    ).toMatchObject({ code: 'vault.second-same' })
    expect(
      await refusal(call('keys.reveal', { ...wish, second: { person: 'L. Chen', passphrase: phrase } })),
    ).toMatchObject({ code: 'vault.wrong-passphrase' })
    const shown = await call('keys.reveal', {
      ...wish,
      second: { person: 'L. Chen', passphrase: 'another four plain words' },
    })
    expect(shown.groups).toHaveLength(8)
  })

  test('are not shown when the record cannot be written; in an emergency beside it, and then it goes into the log', async () => {
    await load(['LDS-2', 2, 2])
    const { db } = session.writer()
    // The log takes nothing for a while, as on a full disk.
    db.pragma('query_only = ON')
    const wish = { host: 'LDS-2', reason: 'a ventilator waits' }
    expect(await refusal(call('keys.reveal', wish))).toMatchObject({ code: 'vault.reveal-not-recorded' })
    expect(await refusal(call('keys.emergency-reveal', { ...wish, folder: join(root, 'hosts.csv') }))).toMatchObject({
      code: 'vault.emergency-not-recorded',
    })
    const shown = await call('keys.emergency-reveal', wish)
    expect(shown).toMatchObject({ recorded: 'side-file' })
    expect(existsSync(shown.path)).toBe(true)
    expect(await call('vault.state', {})).toMatchObject({ emergency: 1 })
    db.pragma('query_only = OFF')
    now += 60_000
    await reopen()
    expect(existsSync(shown.path)).toBe(false)
    expect(await call('vault.state', {})).toMatchObject({ emergency: 0 })
    const { acts } = await call('keys.audit', { offset: 0, limit: 10 })
    expect(acts).toMatchObject([{ kind: 'revealed', emergency: true, time: '2024-07-19T06:00:00.000Z' }])
    expect(acts[0]?.unusual).toContain('emergency')
  })

  test('that are typed are checked, sealed, and belong to the host that was named', async () => {
    await expect(call('keys.add', { digits: aKey(5).replace(/.$/, 'x') })).rejects.toEqual(refusedWith('key.invalid'))
    expect(await call('keys.add', { digits: aKey(5), host: 'LDS-2' })).toMatchObject({ state: 'new' })
    expect(await call('keys.add', { digits: aKey(5).replaceAll('-', ' ') })).toMatchObject({ state: 'same' })
    expect(await keysAre()).toMatchObject([{ host: 'LDS-2', state: 'ready', source: 'typed' }])
    const shown = await call('keys.reveal', { host: 'LDS-2', reason: 'r' })
    expect(shown.groups.join('-') === aKey(5)).toBe(true)
  })
})

test('the list of keys to change names each with its place and command, and no digit', async () => {
  await call('keys.import', { job: 'keys', path: file([['LDS-2', 2, 2]]) })
  await call('keys.reveal', { host: 'LDS-2', reason: 'ward 4' })
  const path = join(root, 'to-change.csv')
  expect(await call('keys.rotation-export', { path })).toMatchObject({ keys: 1 })
  const text = readFileSync(path, 'utf8')
  const [head, row, end] = text.split('\r\n')
  expect(head).toBe('\ufeffhost,site,key_id,volume,source,seen_at,due_at,host_is_back,where,command')
  expect(row).toContain(`LDS-2,,${aKeyId(2)},`)
  expect(row).toContain(',2024-07-20T06:00:00.000Z,no,here,manage-bde -protectors -add C:')
  expect(end).toBe('')
  expect(
    aKey(2)
      .split('-')
      .some((group) => text.includes(group)),
  ).toBe(false)
})

test('of two keys with one id each is revealed by its own name', async () => {
  await call('keys.import', {
    job: 'keys',
    path: file([
      ['LDS-2', 3, 3],
      ['LDS-2', 3, 4],
    ]),
  })
  const wish = { host: 'LDS-2', keyId: aKeyId(3), reason: 'ward 4' }
  expect(await refusal(call('keys.reveal', wish))).toEqual(refusedWith('key.ambiguous'))
  const { keys } = await call('keys.list', { offset: 0, limit: 10 })
  const seen = await Promise.all(
    keys.map(async ({ key }) => (await call('keys.reveal', { ...wish, key })).groups.join('-')),
  )
  expect(seen.sort().join() === [aKey(3), aKey(4)].sort().join()).toBe(true)
})
