/**
 * Brings a database to the newest schema: numbered SQL files, each run once, in order, in one transaction.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { applicationId, type ReadDb, type WriteDb } from './sqlite.ts'

// Beside this file in the source, beside the bundle in a build (electron.vite.config.ts copies the folder).
const folder = join(import.meta.dirname, 'migrations')

/**
 * Runs the migrations that the database has not seen. `user_version` is the number of the last one.
 *
 * @throws {Refusal} `workspace.newer-version` for a database of a newer Bluelift: nothing is changed then
 */
export function migrate(db: WriteDb): void {
  const files = listMigrations()
  const version = requireKnownVersion(db)
  for (const [index, name] of files.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'))
      db.pragma(`user_version = ${index + 1}`)
      db.pragma(`application_id = ${applicationId}`)
    }).immediate()
  }
}

/**
 * Returns the number of the last migration that the database has seen.
 *
 * @throws {Refusal} `workspace.newer-version`
 */
export function requireKnownVersion(db: ReadDb): number {
  const known = listMigrations().length
  const found = Number(db.pragma('user_version', { simple: true }))
  if (found > known) throw new Refusal('workspace.newer-version', { found, known })
  return found
}

/** @throws {Refusal} `workspace.older-version` when migrations are still to be run; `workspace.newer-version` */
export function requireNewestVersion(db: ReadDb): void {
  const known = listMigrations().length
  const found = requireKnownVersion(db)
  if (found < known) throw new Refusal('workspace.older-version', { found, known })
}

function listMigrations(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
}
