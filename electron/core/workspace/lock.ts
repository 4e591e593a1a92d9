/**
 * The writer's lock: one writer for a workspace, enforced by the operating system.
 *
 * An exclusive transaction on a small SQLite file is a lock that the system itself releases when the process
 * dies, on every platform, without a native module of our own. A note beside it names the holder for people.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { openLockDb, refusalOfSqlite } from './sqlite.ts'

export interface WriterLock {
  release(): void
}

/**
 * Takes the lock, or names who has it.
 *
 * @throws {Refusal} `workspace.in-use` with `holder`, `computer`, `since`
 */
export function takeWriterLock(folder: string, program: string): WriterLock {
  const note = join(folder, 'writer.json')
  const db = openLockDb(join(folder, 'writer.lock'))
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    const refusal = refusalOfSqlite(error)
    if (refusal?.code === 'workspace.in-use') throw new Refusal('workspace.in-use', readHolder(note))
    throw refusal ?? error
  }
  writeHolder(note, program)
  return {
    release() {
      rmSync(note, { force: true })
      db.exec('ROLLBACK')
      db.close()
    },
  }
}

function writeHolder(note: string, program: string): void {
  const { username } = userInfo()
  const holder = {
    holder: `${username}, ${program}, process ${process.pid}`,
    computer: hostname(),
    since: new Date().toISOString(),
  }
  try {
    writeFileSync(note, JSON.stringify(holder))
  } catch {
    // The lock is held, with a note or without: a full disk must not keep the one writer out.
    rmSync(note, { force: true })
  }
}

function readHolder(note: string): Record<string, string> {
  try {
    const { holder, computer, since } = JSON.parse(readFileSync(note, 'utf8'))
    return { holder: String(holder), computer: String(computer), since: String(since) }
  } catch {
    // The note is a courtesy; the lock itself is what counts.
    return { holder: '', computer: '', since: '' }
  }
}
