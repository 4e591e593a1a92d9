/**
 * A file that appears whole or not at all: written under a temporary name beside the target, synced, renamed.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { syncFolder, writeWhole } from '../log/attachments.ts'
import { diskFaults } from '../workspace/file-error.ts'

/** Takes text in pieces. Pieces are gathered to blocks before they go to the disk. */
export type Write = (text: string) => void

const blockChars = 256 * 1024

/**
 * Lets `work` write the file, then puts it in place.
 *
 * @returns its size in bytes
 * @throws {Refusal} `export.no-permission`, `export.disk-full`, `export.disk-error`: nothing stands under the final name that was not there
 */
export async function writeWholeFile(path: string, work: (write: Write) => Promise<void>): Promise<number> {
  return putInPlace(path, async (fd) => {
    let held = ''
    await work((text) => {
      held += text
      if (held.length < blockChars) return
      writeWhole(fd, Buffer.from(held, 'utf8'))
      held = ''
    })
    writeWhole(fd, Buffer.from(held, 'utf8'))
  })
}

/** The same for bytes that are there already. */
export async function writeWholeBytes(path: string, bytes: Uint8Array): Promise<number> {
  return putInPlace(path, async (fd) => {
    writeWhole(fd, Buffer.from(bytes))
  })
}

/** The same for whoever writes to the open file by itself; it stays open until `work` has ended. */
export async function putInPlace(path: string, work: (fd: number) => Promise<void>): Promise<number> {
  const temporary = `${path}.${process.pid}.part`
  try {
    const fd = openSync(temporary, 'w')
    try {
      await work(fd)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    const { size } = statSync(temporary)
    renameSync(temporary, path)
    syncFolder(dirname(path))
    return size
  } catch (error) {
    rmSync(temporary, { force: true })
    throw refusalOf(error, path) ?? error
  }
}

function refusalOf(error: unknown, path: string): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY'].includes(code)) {
    return new Refusal('export.no-permission', { path, system: code })
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('export.disk-full', { path, system: code })
  return diskFaults.has(code) ? new Refusal('export.disk-error', { path, system: code }) : null
}
