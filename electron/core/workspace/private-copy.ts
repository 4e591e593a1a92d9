/**
 * A workspace on a medium that nobody can write, read through a copy of its database.
 *
 * SQLite needs files beside a database to read what stands in its WAL. Where it cannot make them it refuses, and the
 * one way around (`immutable`) leaves the WAL out without a word: the last events would be missing. A copy with its WAL
 * shows everything, whether the workspace was closed before its medium was protected or not.
 */
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { databaseName } from './layout.ts'
import { foldWal, openReadDb, type ReadDb } from './sqlite.ts'

/**
 * Copies a database to the temporary folder of this user and opens the copy; it is gone when it is closed.
 *
 * @throws {Refusal} `workspace.in-use` when it changed while it was copied: somebody else can write there
 */
export function openPrivateCopy(file: string): ReadDb {
  const folder = mkdtempSync(join(tmpdir(), 'bluelift-reading-'))
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const copy = join(folder, databaseName)
    const before = stateOf(file)
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    // The write protection of the original is not that of the copy.
    chmodSync(copy, 0o600)
    if (stateOf(file) !== before) throw new Refusal('workspace.in-use', { holder: '', computer: '', since: '' })
    foldWal(copy)
    const db = openReadDb(copy)
    const close = db.close.bind(db)
    db.close = () => {
      const closed = close()
      remove()
      return closed
    }
    // Read once, so that it is open; where an open file can lose its name, a killed process leaves nothing then.
    db.pragma('user_version')
    if (process.platform !== 'win32') remove()
    return db
  } catch (error) {
    remove()
    throw error
  }
}

function stateOf(file: string): string {
  return [file, `${file}-wal`]
    .filter((name) => existsSync(name))
    .map((name) => `${statSync(name).size} ${statSync(name).mtimeMs}`)
    .join(' ')
}
