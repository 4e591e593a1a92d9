/**
 * What an error of the file system means to a person.
 */
import { accessSync, closeSync, constants, openSync } from 'node:fs'
import { Refusal } from '../../../src/domain/refusal.ts'

/** The medium did not do it: a broken cable, a stick that was pulled, a file larger than its file system takes. */
export const diskFaults: ReadonlySet<string> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'EREMOTEIO', 'EFBIG'])

/** The refusal that a file system error means, or `null` when it is a defect of ours. */
export function refusalOfFile(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return new Refusal('workspace.no-permission', { system: code })
  if (code === 'EROFS') return new Refusal('workspace.read-only', { system: code })
  if (code === 'ENOTDIR') return new Refusal('workspace.not-found', { system: code })
  return refusalOfDisk(error)
}

/** The same for what any write can meet, wherever it writes: a full or a faulty disk. */
export function refusalOfDisk(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('workspace.disk-full', { system: code })
  return diskFaults.has(code) ? new Refusal('workspace.disk-error', { system: code }) : null
}

/**
 * Why a file cannot be written here, or `null` when it can: `workspace.read-only` for a medium that nobody can write,
 * `workspace.no-permission` for one that this person may not.
 */
export function refusalToWrite(file: string): Refusal | null {
  try {
    closeSync(openSync(file, 'r+'))
    return null
  } catch (error) {
    return refusalOfFile(error)
  }
}

/** The same for a folder. */
export function refusalToWriteIn(folder: string): Refusal | null {
  try {
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    return refusalOfFile(error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
