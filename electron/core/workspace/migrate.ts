/**
 * Brings a database to the newest schema: numbered SQL files, each run once, in order, in one transaction.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { applicationId, type WriteDb } from './sqlite.ts'

// Beside this file in the source, beside the bundle in a build (electron.vite.config.ts copies the folder).
const folder = join(import.meta.dirname, 'migrations')

/**
 * Runs the migrations that the database has not seen. `user_version` is the number of the last one.
 *
 * @throws {Refusal} `workspace.newer-version` for a database of a newer Bluelift: nothing is changed then
 */
export function migrate(db: WriteDb): void {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > files.length) throw new Refusal('workspace.newer-version', { found: version, known: files.length })
  for (const [index, name] of files.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'))
      db.pragma(`user_version = ${index + 1}`)
      db.pragma(`application_id = ${applicationId}`)
    }).immediate()
  }
}
