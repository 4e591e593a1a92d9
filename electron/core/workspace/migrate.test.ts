/**
 * Migrations, from a database as an earlier version left it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSession } from '../../../e2e/fixtures/a-session.ts'
import { answer } from '../../../e2e/fixtures/answer-next.ts'
import { rebuildProjections } from '../log/rebuild.ts'
import { dumpProjections } from '../testing/dump.ts'
import { databasePath } from './layout.ts'
import { openWriteDb } from './sqlite.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-migrate-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

/** What 0004 and 0005 brought, taken away again: the tables as version 3 left them. */
const asVersion3 = `
  DROP VIEW status;
  DROP TABLE sighting;
  DROP TABLE sighting_row;
  DROP TABLE step_counter;
  DROP INDEX host_by_attention;
  DROP INDEX host_by_confirmation;
  DROP INDEX host_by_finished;
  ALTER TABLE host DROP COLUMN seen_at;
  ALTER TABLE host DROP COLUMN seen_by;
  ALTER TABLE host DROP COLUMN attention;
  ALTER TABLE host DROP COLUMN building;
  ALTER TABLE run DROP COLUMN steps;
  DELETE FROM counter WHERE dimension IN ('attention', 'building', 'hour') OR dimension LIKE '%:%';
  CREATE VIEW status AS SELECT name FROM host;
`

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
  old.exec(asVersion3)
  old.pragma('user_version = 3')
  old.close()

  await service.call('workspace.open', { path })
  const { db, folder } = service.session.writer()
  const migrated = dumpProjections(db)
  expect(migrated.steps).not.toEqual([])
  await rebuildProjections(db, folder)
  expect(migrated).toEqual(dumpProjections(db))
  await service.session.close()
})
