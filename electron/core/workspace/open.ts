/**
 * Opens a workspace for writing: lock, database, checks, migrations, station, what an earlier process left half done.
 */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import type { Draft } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { ofFewTypes, totalOrder } from '../log/event-row.ts'
import { type Project, prepareProject } from '../log/projections/project.ts'
import { prepareRefold, type Refold } from '../log/projections/refold.ts'
import { type LogWriter, openLogWriter } from '../log/writer.ts'
import { refusalOfFile, refusalToWrite } from './file-error.ts'
import { attachmentsName, databasePath, scratchPath } from './layout.ts'
import { takeWriterLock, type WriterLock } from './lock.ts'
import { migrate, requireKnownVersion, requireNewestVersion } from './migrate.ts'
import { openPrivateCopy } from './private-copy.ts'
import { applicationId, openReadDb, openWriteDb, type ReadDb, refusalOfSqlite, type WriteDb } from './sqlite.ts'
import { findStation, makeStation, type Station } from './station.ts'

/** Who writes, from where. */
export interface Person {
  /** The user's profile folder, where station keys lie. */
  readonly profile: string
  /** Named to others who meet the lock: "Bluelift", "command line". */
  readonly program: string
  /** Name that stands in the log. */
  actor(): string
  /** What they are, if they said so; stands in the log of a workspace that they make. */
  role?(): 'technician' | 'lead' | undefined
  now(): number
}

export interface Workspace {
  readonly folder: string
  readonly id: string
  readonly db: WriteDb
  readonly log: LogWriter
  readonly refold: Refold
  readonly project: Project
  readonly station: Station
  /** Whether this opening made the station because the workspace was older than what its owner wrote. */
  readonly cameBackOlder: boolean
  readonly incident: string
  close(): void
}

/** A database up to this size is checked before the window shows; a larger one is checked by a reader meanwhile. */
const checkedAtOnceBytes = 64 * 1024 * 1024

/**
 * Opens an existing workspace as its one writer.
 *
 * A workspace that comes back older than the profile remembers (restored, copied), or without this user's key,
 * gets a new station: never a fork of the old one. Its first event says which one it stands in for, and how much of
 * that one is not here.
 *
 * @throws {Refusal} `workspace.not-found`, `workspace.not-a-workspace`, `workspace.in-use`, `workspace.newer-version`,
 *   `workspace.damaged`, `workspace.no-permission`, `workspace.read-only`, `workspace.disk-full`; the database is left
 *   as it was
 */
export function openWorkspace(folder: string, person: Person): Workspace {
  requireWorkspace(folder)
  const refusal = refusalToWrite(databasePath(folder))
  if (refusal !== null) throw refusal
  const lock = withRefusals(() => takeWriterLock(folder, person.program))
  let db: WriteDb | null = null
  try {
    lookBeforeWriting(folder)
    db = openWriteDb(databasePath(folder))
    return assemble(folder, db, lock, person)
  } catch (error) {
    db?.close()
    lock.release()
    throw refusalOfSqlite(error) ?? refusalOfFile(error) ?? error
  }
}

/**
 * Opens a read-only connection beside the writer, or without one.
 *
 * @throws {Refusal} `workspace.not-found`, `workspace.not-a-workspace`, `workspace.newer-version`,
 *   `workspace.older-version` when it has to be opened once for writing, `workspace.damaged`,
 *   `workspace.no-permission`; on a read-only medium also `workspace.in-use` and `workspace.disk-full`
 */
export function openWorkspaceReader(folder: string): ReadDb {
  return openReader(folder, requireNewestVersion)
}

function openReader(folder: string, requireVersion: (db: ReadDb) => void): ReadDb {
  requireWorkspace(folder)
  const file = databasePath(folder)
  const unwritable = refusalToWrite(file)
  try {
    return withRefusals(() => {
      const db = unwritable?.code === 'workspace.read-only' ? openPrivateCopy(file) : openReadDb(file)
      try {
        requireApplicationId(db)
        requireVersion(db)
      } catch (error) {
        db.close()
        throw error
      }
      return db
    })
  } catch (error) {
    // To read, SQLite makes files beside the database: who may not is told so, not that "nothing was stored".
    if (error instanceof Refusal && error.code === 'workspace.read-only') throw unwritable ?? error
    throw error
  }
}

/** Damage and strange versions are found by a connection that cannot write: the file stays as it is, for a repair. */
function lookBeforeWriting(folder: string): void {
  const db = openReader(folder, requireKnownVersion)
  try {
    if (isCheckedAtOpen(folder)) requireSound(db)
  } finally {
    db.close()
  }
}

function requireWorkspace(folder: string): void {
  if (!existsSync(folder)) throw new Refusal('workspace.not-found', { path: folder })
  if (!existsSync(databasePath(folder))) throw new Refusal('workspace.not-a-workspace', { path: folder })
}

function requireApplicationId(db: ReadDb): void {
  const found = db.pragma('application_id', { simple: true })
  if (found !== applicationId) throw new Refusal('workspace.not-a-workspace', { path: db.name })
}

/** Puts the parts together once the lock is held. Exported for `createWorkspace`, which has just made the database. */
export function assemble(folder: string, db: WriteDb, lock: WriterLock, person: Person): Workspace {
  migrate(db)
  rmSync(scratchPath(folder), { recursive: true, force: true })
  mkdirSync(scratchPath(folder), { recursive: true })
  mkdirSync(`${folder}/${attachmentsName}`, { recursive: true })
  const id = readFirst(db, 'workspace-created', 'workspace')
  const incident = readFirst(db, 'incident-opened', 'incident')
  const { station, replaces } = stationFor(db, person.profile, id)
  const log = openLogWriter(db, station, { actor: person.actor, incident: () => incident, now: person.now })
  const refold = prepareRefold(db)
  const workspace: Workspace = {
    folder,
    id,
    db,
    log,
    refold,
    project: prepareProject(db, refold),
    station,
    cameBackOlder: replaces !== undefined,
    incident,
    close() {
      station.close()
      db.close()
      lock.release()
    },
  }
  introduceStation(workspace, replaces)
  return workspace
}

/** Whether opening checks the database; a larger one is for `requireSound` on a reader. */
export function isCheckedAtOpen(folder: string): boolean {
  return statSync(databasePath(folder)).size <= checkedAtOnceBytes
}

/**
 * Looks for damage that SQLite can see.
 *
 * @throws {Refusal} `workspace.damaged` with the first finding. The file is kept as it is, for a repair
 */
export function requireSound(db: ReadDb): void {
  const finding = String(db.prepare('PRAGMA quick_check(1)').pluck().get())
  if (finding !== 'ok') throw new Refusal('workspace.damaged', { finding })
}

type Replaces = NonNullable<Draft<'station-created'>['payload']['replaces']>

function stationFor(db: WriteDb, profile: string, workspace: string): { station: Station; replaces?: Replaces } {
  const known = findStation(profile, workspace)
  if (known === null) return { station: makeStation(profile, workspace) }
  const found = Number(db.prepare('SELECT coalesce(max(seq), 0) FROM event WHERE station = ?').pluck().get(known.id))
  if (found >= known.remembered) return { station: known }
  known.close()
  return { station: makeStation(profile, workspace), replaces: { station: known.id, wrote: known.remembered, found } }
}

/** A station's first event carries its public key. */
function introduceStation({ db, log, station }: Workspace, replaces: Replaces | undefined): void {
  const introduced = db.prepare('SELECT 1 FROM event WHERE station = ? LIMIT 1').pluck().get(station.id)
  if (introduced !== undefined) return
  const { publicKey } = station
  log.write((append) =>
    append({
      type: 'station-created',
      payload: { publicKey, app: 'bluelift', ...(replaces === undefined ? {} : { replaces }) },
    }),
  )
}

function readFirst(db: WriteDb, type: string, field: string): string {
  const payload = db
    .prepare<[string], string>(
      `SELECT payload FROM event WHERE type = ? AND ${ofFewTypes} ORDER BY ${totalOrder} LIMIT 1`,
    )
    .pluck()
    .get(type)
  return payload === undefined ? '' : String(JSON.parse(payload)[field])
}

function withRefusals<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw refusalOfSqlite(error) ?? refusalOfFile(error) ?? error
  }
}
