/**
 * Makes a workspace: a folder with a database whose log begins with the station, the workspace and the incident.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crockford80 } from '../../../src/domain/ids.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { openLogWriter } from '../log/writer.ts'
import { refusalOfFile, refusalToWriteIn } from './file-error.ts'
import { databasePath } from './layout.ts'
import { takeWriterLock, type WriterLock } from './lock.ts'
import { migrate } from './migrate.ts'
import { assemble, type Person, type Workspace } from './open.ts'
import { openWriteDb, refusalOfSqlite, type WriteDb } from './sqlite.ts'
import { forgetStation, makeStation } from './station.ts'

/**
 * Makes a workspace in a folder that is new or empty, and opens it.
 *
 * @throws {Refusal} `workspace.exists`, `workspace.folder-not-empty`, `workspace.no-permission`, `workspace.disk-full`;
 *   nothing is left behind that was not there
 */
export function createWorkspace(folder: string, title: string, incident: string, person: Person): Workspace {
  if (existsSync(databasePath(folder))) throw new Refusal('workspace.exists', { path: folder })
  const wasThere = existsSync(folder)
  const workspace = crockford80(randomBytes(10))
  let isOurs = false
  let firstMade: string | undefined
  let db: WriteDb | null = null
  let lock: WriterLock | null = null
  try {
    if (wasThere && readdirSync(folder).length > 0) throw new Refusal('workspace.folder-not-empty', { path: folder })
    firstMade = makeFolder(folder)
    isOurs = true
    lock = takeWriterLock(folder, person.program)
    db = openWriteDb(databasePath(folder))
    migrate(db)
    writeFirstEvents(db, workspace, title, incident, person)
    return assemble(folder, db, lock, person)
  } catch (error) {
    db?.close()
    lock?.release()
    if (firstMade !== undefined) rmSync(firstMade, { recursive: true, force: true })
    else if (isOurs && !isOfAnother(error)) emptyFolder(folder)
    forgetStation(person.profile, workspace)
    throw refusalOfSqlite(error) ?? refusalOfFile(error) ?? error
  }
}

function writeFirstEvents(db: WriteDb, workspace: string, title: string, incident: string, person: Person): void {
  const station = makeStation(person.profile, workspace)
  const log = openLogWriter(db, station, { actor: person.actor, incident: () => incident, now: person.now })
  try {
    log.write((append) => {
      append({ type: 'station-created', payload: { publicKey: station.publicKey, app: 'bluelift' } })
      append({ type: 'workspace-created', payload: { workspace, title } })
      append({ type: 'incident-opened', payload: { incident, title } })
      const role = person.role?.()
      if (role !== undefined) append({ type: 'person-introduced', payload: { name: person.actor(), role } })
    })
  } finally {
    station.close()
  }
}

/** Makes a folder and those above it. Returns the first that was made. */
function makeFolder(folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true })
  } catch (error) {
    // On a read-only medium Node says that the folder is not there; the nearest one that is says why.
    let above = dirname(folder)
    while (!existsSync(above)) above = dirname(above)
    throw refusalToWriteIn(above) ?? error
  }
}

/** Somebody else began a workspace in the same folder at the same moment. */
function isOfAnother(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'workspace.in-use'
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}
