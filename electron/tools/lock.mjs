/**
 * A lock between set-ups: two of them must not fill the same cache at the same time.
 *
 * A folder is made in one step by every file system, so it is the lock. What a killed set-up leaves behind is
 * noticed by the number of its process.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cache } from './places.mjs'

const pollMs = 200
/** A holder writes its note at once; a lock that is still without one was left by a killed set-up. */
const graceMs = 5_000

/**
 * Does the work while holding the lock of that name; waits for as long as another living process has it.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(cache, 'locks', name)
  mkdirSync(join(cache, 'locks'), { recursive: true })
  let told = false
  while (!take(folder)) {
    if (isLeftOver(folder)) {
      clear(folder)
      continue
    }
    if (!told) console.log(`  another set-up is at work (process ${readHolder(folder) ?? 'unknown'}): waiting for it`)
    told = true
    await wait(pollMs)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  writeFileSync(join(folder, 'holder'), String(process.pid))
  return true
}

/** @param {string} folder */
function readHolder(folder) {
  try {
    return Number(readFileSync(join(folder, 'holder'), 'utf8')) || null
  } catch {
    // Not written yet, or the lock was given back this moment.
    return null
  }
}

/** @param {string} folder */
function isLeftOver(folder) {
  const holder = readHolder(folder)
  if (holder !== null) return !isAlive(holder)
  const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
  return Date.now() - mtimeMs > graceMs
}

/** @param {string} folder */
function clear(folder) {
  // Renamed first, so that of two who wait only one removes it.
  const aside = `${folder}-${randomUUID()}`
  try {
    renameSync(folder, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const holder = readHolder(aside)
  // Between our look and the renaming a third may have cleared it and taken it: give it back.
  if (holder !== null && isAlive(holder)) renameSync(aside, folder)
  else rmSync(aside, { recursive: true, force: true })
}

/**
 * Whether a process with that number runs, as far as can be told.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  // In a container nobody may fetch the exit code of a killed process, and its number stays.
  return readState(pid) !== 'Z'
}

/**
 * The state letter of a process as Linux tells it; empty elsewhere.
 *
 * @param {number} pid
 */
function readState(pid) {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
