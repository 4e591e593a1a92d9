/**
 * A large workspace is opened at once and looked through while its window is open: damage is said when it is found,
 * from then on nothing is written, and everything that can be read is read.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { databasePath } from '../core/workspace/layout.ts'
import { isCheckedAtOpen, openWorkspaceReader } from '../core/workspace/open.ts'
import { openProfile } from '../core/workspace/profile.ts'
import { openWriteDb } from '../core/workspace/sqlite.ts'
import { openHandlers } from './handlers.ts'
import { prepareThreadReaders } from './readers.ts'
import { openRouter } from './router.ts'
import { openSession } from './session.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const root = mkdtempSync(join(tmpdir(), 'bluelift-large-'))
const folder = join(root, 'workspace')
const file = databasePath(folder)
const profile = openProfile(join(root, 'profile'), 'en')
const readers = prepareThreadReaders(join(import.meta.dirname, 'reader-worker.ts'), resources)
const topics: string[] = []
const session = openSession({
  profile,
  resources,
  program: 'test',
  openReaders: (of) => readers.open(of),
  publish: (topic) => topics.push(topic),
  now: Date.now,
  say: (key) => key,
})
const route = openRouter(openHandlers(session), (method, error) => {
  throw new Error(method, { cause: error })
})

/** Rows beside ours, so that most pages of the file are theirs and a damaged one is none that a question needs. */
function makeLarge(): void {
  const db = openWriteDb(file)
  db.exec(`
    CREATE TABLE ballast (text TEXT NOT NULL);
    WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 75000)
    INSERT INTO ballast (text) SELECT hex(randomblob(500)) FROM count;
  `)
  db.close()
}

beforeAll(async () => {
  profile.change({ name: 'M. Okafor' })
  await session.create(folder, 'large')
  const list = join(root, 'list.csv')
  writeFileSync(list, 'Hostname,Serial Number\nPC-1,S-10001\nPC-2,S-10002\n')
  await route('import.run', { job: 'first', path: list, choices: {} })
  await session.close()
  makeLarge()
})
afterEach(() => session.close())
afterAll(() => rmSync(root, { recursive: true, force: true }))

const hashes = (): readonly string[] =>
  ['', '-wal'].map((suffix) =>
    existsSync(file + suffix)
      ? createHash('sha256')
          .update(readFileSync(file + suffix))
          .digest('hex')
      : '',
  )
const aNote = () => route('hosts.note', { host: 'PC-1', text: 'seen' })

test('a large workspace without damage stays one that can be written', async () => {
  expect(isCheckedAtOpen(folder)).toBe(false)
  const asked = vi.spyOn(session, 'ask')
  const { damaged, readOnly } = await session.open(folder)
  expect({ damaged, readOnly }).toEqual({ damaged: false, readOnly: false })
  await asked.mock.results[0]?.value
  expect(asked.mock.calls[0]?.[0]).toBe('workspace.check')
  asked.mockRestore()
  expect(await aNote()).toMatchObject({ ok: true })
  expect(session.info()).toMatchObject({ damaged: false, readOnly: false })
})

test('a damaged page in a large workspace is said when it is found; nothing is written then, and reading goes on', async () => {
  const page = Math.floor(statSync(file).size / 2 / 4096)
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
  closeSync(fd)
  // Opened at once, whatever is found afterwards.
  expect(await session.open(folder)).toMatchObject({ damaged: false, readOnly: false, hosts: 2 })
  topics.length = 0
  const early = await aNote()
  await vi.waitFor(() => expect(session.info()?.damaged).toBe(true), { timeout: 20_000 })
  expect(topics).toContain('workspace')
  expect(session.info()).toMatchObject({ damaged: true, readOnly: true, hosts: 2 })
  const found = hashes()

  expect(await aNote()).toMatchObject({ ok: false, error: { code: 'workspace.damaged' } })
  expect(await route('run.start', { host: 'PC-2' })).toMatchObject({ ok: false, error: { code: 'workspace.damaged' } })
  expect(session.canWrite()).toBe(false)
  const listed = await route('hosts.list', { filter: {}, sort: 'name', offset: 0, limit: 10 })
  expect(listed).toMatchObject({ ok: true, output: { total: 2 } })
  const shown = await route('hosts.show', { host: 'PC-1' })
  expect(shown.ok).toBe(true)
  expect(
    await route('export.write', { format: 'csv', path: join(root, 'out.csv'), job: 'out', filter: {} }),
  ).toMatchObject({ ok: true })
  expect(hashes()).toEqual(found)
  // What was recorded before stands beside the damaged file; closing does not bring it in.
  await session.close()
  expect(hashes()).toEqual(found)
  expect(early.ok).toBe(true)
  const db = openWorkspaceReader(folder)
  expect(db.prepare("SELECT count(*) FROM event WHERE type = 'note-added'").pluck().get()).toBe(2)
  db.close()
})
