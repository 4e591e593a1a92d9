import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { writeEvents } from '../log/write-events.ts'
import { aFolder, type TestFolder } from '../testing/a-workspace.ts'
import { createWorkspace } from './create.ts'
import { databasePath } from './layout.ts'
import { openWorkspace, openWorkspaceReader } from './open.ts'
import { openWriteDb } from './sqlite.ts'
import { readTotals } from './totals.ts'

const folders: TestFolder[] = []
const folderForTest = (): TestFolder => {
  const folder = aFolder()
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})

describe('a workspace', () => {
  test('syncs every commit in full and says so when it is asked', () => {
    const workspace = folderForTest().create()
    expect(workspace.db.pragma('synchronous', { simple: true })).toBe(2)
    expect(workspace.db.pragma('journal_mode', { simple: true })).toBe('wal')
    workspace.close()
  })

  test('begins with its station, itself and its incident', () => {
    const workspace = folderForTest().create()
    const types = workspace.db.prepare('SELECT type FROM event ORDER BY event_number').pluck().all()
    expect(types).toEqual(['station-created', 'workspace-created', 'incident-opened'])
    workspace.close()
  })

  test('opened twice names who has it', () => {
    const test = folderForTest()
    const workspace = test.create()
    expect(() => test.open()).toThrowError(
      expect.objectContaining({
        code: 'workspace.in-use',
        details: expect.objectContaining({ holder: expect.stringContaining('test') }),
      }),
    )
    workspace.close()
    test.open().close()
  })

  test('can be read beside its writer', () => {
    const test = folderForTest()
    const workspace = test.create()
    const reader = openWorkspaceReader(test.folder)
    expect(reader.prepare('SELECT count(*) FROM event').pluck().get()).toBe(3)
    expect(() => reader.prepare("INSERT INTO counter VALUES ('a', 'b', 'c', 1)").run()).toThrow()
    reader.close()
    workspace.close()
  })

  test('never changes or deletes an event', () => {
    const workspace = folderForTest().create()
    expect(() => workspace.db.exec("UPDATE event SET actor = 'x'")).toThrow('append-only')
    expect(() => workspace.db.exec('DELETE FROM event')).toThrow('append-only')
    workspace.close()
  })

  test('of a newer Bluelift is refused and left as it was', () => {
    const test = folderForTest()
    test.create().close()
    const db = openWriteDb(databasePath(test.folder))
    db.pragma('user_version = 999')
    db.close()
    expect(() => test.open()).toThrowError(expect.objectContaining({ code: 'workspace.newer-version' }))
  })

  test('that is a foreign database, or no database, is refused', () => {
    const test = folderForTest()
    mkdirSync(test.folder, { recursive: true })
    const db = openWriteDb(databasePath(test.folder))
    db.exec('CREATE TABLE other (x)')
    db.close()
    expect(() => test.open()).toThrowError(expect.objectContaining({ code: 'workspace.not-a-workspace' }))
    const text = folderForTest()
    mkdirSync(text.folder, { recursive: true })
    writeFileSync(databasePath(text.folder), 'this is not a database, it only has its name'.repeat(200))
    expect(() => text.open()).toThrowError(expect.objectContaining({ code: 'workspace.not-a-workspace' }))
  })

  test('is not made in a folder that holds something else', () => {
    const test = folderForTest()
    mkdirSync(test.folder, { recursive: true })
    writeFileSync(join(test.folder, 'letter.txt'), 'dear')
    expect(() => test.create()).toThrowError(expect.objectContaining({ code: 'workspace.folder-not-empty' }))
    expect(readdirSync(test.folder)).toEqual(['letter.txt'])
  })

  test('that cannot be made leaves nothing behind', () => {
    const test = folderForTest()
    const file = join(test.root, 'file')
    writeFileSync(file, '')
    expect(() => createWorkspace(join(file, 'below', 'it'), 'x', 'i', test.person)).toThrowError(
      expect.objectContaining({ code: expect.stringMatching(/^workspace\./) }),
    )
    expect(existsSync(join(file, 'below'))).toBe(false)
  })

  // Permission bits do not bind root; e2e/faults/read-only.test.ts plays the same as another user.
  test.skipIf(process.getuid?.() === 0)('in a folder without write permission is refused', () => {
    const test = folderForTest()
    mkdirSync(test.root, { recursive: true })
    chmodSync(test.root, 0o500)
    expect(() => test.create()).toThrowError(expect.objectContaining({ code: 'workspace.no-permission' }))
    chmodSync(test.root, 0o700)
  })
})

describe('a station', () => {
  test('is the same after opening again', () => {
    const test = folderForTest()
    const first = test.create()
    first.close()
    const second = test.open()
    expect(second.station.id).toBe(first.station.id)
    expect(readTotals(second.db).cameBackOlder).toBeNull()
    expect(second.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(3)
    second.close()
  })

  test('is a new one when the workspace comes back older than it was left', () => {
    const test = folderForTest()
    const first = test.create()
    const copy = join(test.root, 'copy')
    mkdirSync(copy)
    first.db.prepare('VACUUM INTO ?').run(databasePath(copy))
    writeEvents(first, [{ type: 'note-added', payload: { text: 'later' } }])
    first.close()
    const restored = openWorkspace(copy, test.person)
    expect(restored.station.id).not.toBe(first.station.id)
    expect(restored.cameBackOlder).toBe(true)
    const said = { station: restored.station.id, before: first.station.id, missing: 1 }
    expect(readTotals(restored.db).cameBackOlder).toMatchObject(said)
    restored.close()
    const again = openWorkspace(copy, test.person)
    expect(again.cameBackOlder).toBe(false)
    expect(readTotals(again.db).cameBackOlder).toMatchObject(said)
    again.close()
  })
})
