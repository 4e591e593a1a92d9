/**
 * The bytes of a list, in pieces. Everything that the disk may answer becomes a refusal here.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { Refusal } from '../../../../src/domain/refusal.ts'

/**
 * Opens a list for the time of `work`.
 *
 * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable` (a folder, a device that fails, …)
 */
export async function openList(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    const stat = await file.stat()
    if (stat.isFile()) return file
    await file.close()
  } catch (error) {
    throw refusalOf(error, path) ?? error
  }
  throw new Refusal('list.unreadable', { path, system: 'EISDIR' })
}

/** Fills `into` from `at` on; 0 means that the file ends. */
export async function readPiece(
  file: FileHandle,
  path: string,
  into: Buffer,
  at: number,
  max: number,
): Promise<number> {
  try {
    const { bytesRead } = await file.read(into, at, max, null)
    return bytesRead
  } catch (error) {
    throw refusalOf(error, path) ?? error
  }
}

function refusalOf(error: unknown, path: string): Refusal | null {
  const system = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (system === 'ENOENT' || system === 'ENOTDIR') return new Refusal('list.not-found', { path, system })
  if (system === 'EACCES' || system === 'EPERM') return new Refusal('list.no-permission', { path, system })
  return system === '' ? null : new Refusal('list.unreadable', { path, system })
}
