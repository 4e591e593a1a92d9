/**
 * Attachments: files of the workspace named by the SHA-256 of their content, so that an event can name them and
 * `log verify` can say which is missing.
 *
 * A file is complete under its final name or not there: it is written beside, synced, renamed, and the folder is
 * synced, before the event that names it is appended.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

export function attachmentPath(folder: string, sha256: string): string {
  return join(folder, 'attachments', sha256)
}

/** Stores bytes and returns their name. Storing the same bytes twice changes nothing. */
export function storeAttachment(folder: string, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = attachmentPath(folder, sha256)
  if (existsSync(path) && statSync(path).size === bytes.length) return sha256
  mkdirSync(join(folder, 'attachments'), { recursive: true })
  const temporary = `${path}.${process.pid}.new`
  try {
    const fd = openSync(temporary, 'w', 0o600)
    try {
      writeWhole(fd, bytes)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(join(folder, 'attachments'))
  return sha256
}

/**
 * Writes all of the bytes, or throws.
 *
 * A disk that fills up in the middle takes a part and reports how much; only the next write fails.
 */
export function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
}

/** Takes over a finished, synced file as an attachment. The file is gone from where it was. */
export function adoptAttachment(folder: string, file: string, sha256: string): void {
  const path = attachmentPath(folder, sha256)
  mkdirSync(join(folder, 'attachments'), { recursive: true })
  if (existsSync(path) && statSync(path).size === statSync(file).size) {
    rmSync(file)
    return
  }
  renameSync(file, path)
  syncFolder(join(folder, 'attachments'))
}

/** The bytes of an attachment, held whole, or `null` when it is missing or no longer what its name says. */
export function readAttachment(folder: string, sha256: string): Buffer | null {
  const path = attachmentPath(folder, sha256)
  if (!existsSync(path)) return null
  const bytes = readFileSync(path)
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
}

/** Whether an attachment is there and still what its name says. */
export async function isAttachmentIntact(folder: string, sha256: string): Promise<boolean> {
  const path = attachmentPath(folder, sha256)
  if (!existsSync(path)) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex') === sha256
}

/** Makes a rename survive a pulled plug. Windows has no such call and journals the rename itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
