/**
 * The one file that opens SQLite. Every connection gets its pragmas here and has them read back.
 *
 * `WriteDb` and `ReadDb` are two types on purpose: the second is a second connection opened read-only, so that
 * SQLite refuses what the type forgot. better-sqlite3 is compiled with synchronous=NORMAL for WAL; a commit that
 * a screen has shown must survive a pulled plug, hence FULL.
 */
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../../../src/domain/refusal.ts'
import { refusalToWriteIn } from './file-error.ts'

type Raw = Database.Database
export type ReadDb = Pick<Raw, 'prepare' | 'pragma' | 'close' | 'name' | 'open'> & { readonly __mode: 'read' | 'write' }
export type Statement<Parameters extends unknown[]> = Database.Statement<Parameters>
export type WriteDb = Raw & ReadDb & { readonly __mode: 'write' }

/** 'BLFT', in the header of every workspace database. */
export const applicationId = 0x424c4654

/** Where a faulty WAL reset was mended; an older library must not write a log. */
const oldestSqlite = [3, 51, 3]

// A test build for a runtime with an older Node-API brings its own binding (see electron/tools).
const binding = process.env.BLUELIFT_SQLITE_BINDING
const options = binding === undefined || binding === '' ? {} : { nativeBinding: binding }

/** Opens for writing, with a full sync at each commit. The caller holds the writer's lock. */
export function openWriteDb(file: string): WriteDb {
  const db = open(file, options)
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  if (compareVersions(version, oldestSqlite) < 0) throw new Error(`SQLite ${version} is too old to keep a log`)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('secure_delete = FAST')
  // A load dirties pages all over the indexes; each checkpoint waits for the disk.
  db.pragma('wal_autocheckpoint = 16000')
  db.pragma('temp_store = MEMORY')
  setShared(db)
  const synchronous = db.pragma('synchronous', { simple: true })
  const journal = db.pragma('journal_mode', { simple: true })
  if (synchronous !== 2 || journal !== 'wal') {
    throw new Error(`the database runs with synchronous=${synchronous}, journal_mode=${journal}`)
  }
  return db as WriteDb // the pragmas above are what the type promises
}

/** Opens a second connection that SQLite itself keeps from writing. */
export function openReadDb(file: string): ReadDb {
  const db = open(file, { ...options, readonly: true, fileMustExist: true })
  db.pragma('query_only = ON')
  setShared(db)
  return db as unknown as ReadDb // opened read-only
}

/** Brings what stands in a WAL into the database itself, which is then one file. For a copy that nobody else has open. */
export function foldWal(file: string): void {
  const db = open(file, options)
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

/** Opens a private scratch database: fast, not durable, deleted by its owner. */
export function openScratchDb(file: string): WriteDb {
  const db = open(file, options)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('locking_mode = EXCLUSIVE')
  setShared(db)
  return db as WriteDb // scratch: nothing in it is promised to anybody
}

/** Opens the small file whose exclusive lock is the writer's lock. */
export function openLockDb(file: string): Raw {
  return open(file, { ...options, timeout: 0 })
}

function setShared(db: Raw): void {
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -65536')
}

function open(file: string, with_: Database.Options): Raw {
  try {
    return new Database(file, with_)
  } catch (error) {
    const refusal = refusalOfSqlite(error)
    // SQLite only says that it could not open; the folder says why.
    if (refusal?.code === 'workspace.no-permission') throw refusalToWriteIn(dirname(file)) ?? refusal
    throw refusal ?? error
  }
}

/** The refusal that an SQLite error means to a person, or `null` when it is a defect of ours. */
export function refusalOfSqlite(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // The shared index beside the WAL is grown before it is used; it cannot be where there is no room.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new Refusal('workspace.disk-full')
  if (code.startsWith('SQLITE_IOERR')) return new Refusal('workspace.disk-error', { sqlite: code })
  if (code.startsWith('SQLITE_READONLY')) return new Refusal('workspace.read-only', { sqlite: code })
  if (code === 'SQLITE_NOTADB') return new Refusal('workspace.not-a-workspace', { sqlite: code })
  if (code.startsWith('SQLITE_CORRUPT')) return new Refusal('workspace.damaged', { sqlite: code })
  if (code.startsWith('SQLITE_CANTOPEN')) return new Refusal('workspace.no-permission', { sqlite: code })
  if (code.startsWith('SQLITE_BUSY')) return new Refusal('workspace.in-use', { sqlite: code })
  return null
}

function compareVersions(text: string, wanted: readonly number[]): number {
  const found = text.split('.').map(Number)
  for (let index = 0; index < wanted.length; index += 1) {
    const difference = (found[index] ?? 0) - (wanted[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
