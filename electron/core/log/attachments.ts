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
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, bytes)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(temporary, path)
  syncFolder(join(folder, 'attachments'))
  return sha256
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

export function readAttachment(folder: string, sha256: string): Buffer | null {
  const path = attachmentPath(folder, sha256)
  return existsSync(path) ? readFileSync(path) : null
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
