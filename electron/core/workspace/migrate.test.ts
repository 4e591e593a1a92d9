/**
 * Migrations, from a database as an earlier version left it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSession } from '../../../e2e/fixtures/a-session.ts'
import { answer } from '../../../e2e/fixtures/answer-next.ts'
import { rebuildProjections } from '../log/rebuild.ts'
import { dumpProjections } from '../testing/dump.ts'
import { databasePath } from './layout.ts'
import { openWorkspaceReader } from './open.ts'
import { openScratchDb, openWriteDb, type WriteDb } from './sqlite.ts'

const migrations = join(import.meta.dirname, 'migrations')
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-migrate-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

interface Made {
  readonly type: 'table' | 'index' | 'view'
  readonly name: string
  readonly sql: string
}

const made = (db: WriteDb): Made[] =>
  db
    .prepare<[], Made>("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%search%'")
    .all()
const columns = (db: WriteDb, table: string): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)

/** Takes away what the migrations after `version` brought, so that the file is as that version left it. */
function makeOlder(db: WriteDb, version: number): void {
  const reference = openScratchDb(join(root, 'reference.db'))
  for (const file of readdirSync(migrations).sort().slice(0, version)) {
    reference.exec(readFileSync(join(migrations, file), 'utf8'))
  }
  const before = made(reference)
  const isOld = ({ type, name }: Made): boolean => before.some((one) => one.type === type && one.name === name)
  for (const type of ['view', 'index', 'table'] as const) {
    for (const one of made(db)) {
      if (one.type === type && (type === 'view' || !isOld(one))) db.exec(`DROP ${type} "${one.name}"`)
    }
  }
  for (const { type, name } of before) {
    if (type !== 'table') continue
    const known = columns(reference, name)
    for (const column of columns(db, name)) {
      if (!known.includes(column)) db.exec(`ALTER TABLE "${name}" DROP COLUMN "${column}"`)
    }
  }
  for (const { type, sql } of before) if (type === 'view') db.exec(sql)
  db.exec("DELETE FROM counter WHERE dimension IN ('attention', 'building', 'hour') OR dimension LIKE '%:%'")
  db.pragma(`user_version = ${version}`)
  reference.close()
}

test('a workspace of version 3 says after its migration what a rebuild says', async () => {
  const service = aSession(join(root, 'profile'))
  const path = join(root, 'workspace')
  await service.call('workspace.create', { path, title: 'CrowdStrike' })
  writeFileSync(
    join(root, 'list.csv'),
    'Name,Serial,Site,Building,Criticality\nPC-1,7HK2Q93,Leeds,B1,1\nPC-2,8JL3R04,Leeds,B2,2\nPC-3,9KM4S15,York,B1,1\n',
  )
  await service.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
  await service.call('hosts.set', { hosts: ['PC-1'], status: 'recovered', how: 'reimaged' })
  const { step } = await service.call('run.start', { host: 'PC-2' })
  if (step === null) throw new Error('a run begins with a step')
  await answer(service.call, 'PC-2', '8JL3R04', step)
  await service.session.close()

  const old = openWriteDb(databasePath(path))
  makeOlder(old, 3)
  old.close()

  // Whoever only reads is told so, instead of asking for columns that are not there.
  expect(() => openWorkspaceReader(path)).toThrowError(expect.objectContaining({ code: 'workspace.older-version' }))
  await service.call('workspace.open', { path })
  openWorkspaceReader(path).close()
  const { db, folder } = service.session.writer()
  const migrated = dumpProjections(db)
  expect(migrated.steps).not.toEqual([])
  await rebuildProjections(db, folder)
  expect(migrated).toEqual(dumpProjections(db))
  await service.session.close()
})
