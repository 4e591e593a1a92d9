import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commitLoad } from '../../hosts/import/commit.ts'
import { stageList } from '../../hosts/import/stage.ts'
import { aFolder, type TestFolder } from '../../testing/a-workspace.ts'
import { dumpProjections } from '../../testing/dump.ts'
import { openWorkspaceReader, type Workspace } from '../../workspace/open.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'
import { rebuildProjections } from '../rebuild.ts'
import { writeEvents } from '../write-events.ts'
import { settleImports } from './settle.ts'

let folder: TestFolder
let workspace: Workspace
let reader: ReadDb
let load = ''
beforeEach(async () => {
  folder = aFolder()
  workspace = folder.create()
  reader = openWorkspaceReader(workspace.folder)
  const lists = mkdtempSync(join(tmpdir(), 'bluelift-settle-'))
  const path = join(lists, 'list.csv')
  const rows = Array.from({ length: 3_000 }, (_, index) => `PC-${index},SERIAL${index}X,Leeds`)
  writeFileSync(path, `Hostname,Serial Number,Site\n${rows.join('\n')}\n`)
  mkdirSync(join(lists, 'scratch'))
  const job = { signal: new AbortController().signal, progress: () => undefined }
  const staged = await stageList(workspace.db, join(lists, 'scratch'), path, {}, { keep: true, job })
  load = commitLoad(workspace, staged) ?? ''
  rmSync(lists, { recursive: true })
})
afterEach(() => {
  reader.close()
  workspace.close()
  folder.remove()
})

/** Settles, and calls `meanwhile` in the pauses with the number of the pause. */
function settle(meanwhile: (pause: number) => void): Promise<void> {
  let pauses = 0
  return settleImports(workspace.db, workspace.folder, workspace.refold, {
    progress: () => undefined,
    stopped: () => false,
    pause: async () => {
      pauses += 1
      meanwhile(pauses)
    },
  })
}

const count = (db: ReadDb, table: 'host' | 'event'): number =>
  Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

async function expectRebuildable(): Promise<void> {
  const live = dumpProjections(workspace.db)
  await rebuildProjections(workspace.db, workspace.folder)
  expect(dumpProjections(workspace.db)).toEqual(live)
}

describe('a load that is being stored', () => {
  test('never keeps an event that was acknowledged in between from the disk', async () => {
    let asked = 0
    await settle(() => {
      const host = String(workspace.db.prepare('SELECT id FROM host LIMIT 1').pluck().get())
      const before = count(reader, 'event')
      writeEvents(workspace, [{ type: 'note-added', host, payload: { text: 'on a cart' } }])
      asked += 1
      // Another connection sees what is committed, and only that.
      expect(count(reader, 'event')).toBe(before + 1)
      expect(workspace.db.inTransaction).toBe(false)
      expect(workspace.db.pragma('synchronous', { simple: true })).toBe(2)
    })
    expect(asked).toBeGreaterThan(0)
    expect(count(reader, 'host')).toBe(3_000)
    await expectRebuildable()
  })

  test('vanishes whole when it is taken back in the middle', async () => {
    await settle((pause) => {
      if (pause === 2) writeEvents(workspace, [{ type: 'import-reverted', payload: { import: load } }])
    })
    expect(count(reader, 'host')).toBe(0)
    await expectRebuildable()
  })

  test('goes on at what is stored when the disk refused a slice', async () => {
    workspace.db.exec(`
      CREATE TEMP TRIGGER full BEFORE INSERT ON host WHEN (SELECT count(*) FROM host) = 1000
      BEGIN SELECT RAISE(ABORT, 'no'); END
    `)
    await expect(settle(() => undefined)).rejects.toThrow('no')
    expect(workspace.db.inTransaction).toBe(false)
    workspace.db.exec('DROP TRIGGER full')
    await settle(() => undefined)
    expect(count(reader, 'host')).toBe(3_000)
    await expectRebuildable()
  })
})
