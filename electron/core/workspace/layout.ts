/**
 * Where things lie in a workspace folder.
 */
import { join } from 'node:path'

export const databaseName = 'workspace.db'
export const attachmentsName = 'attachments'
export const scratchName = 'scratch'

export function databasePath(folder: string): string {
  return join(folder, databaseName)
}

/** Half-made files. Everything in it belongs to a job that is running, or to one that died; deleted at open. */
export function scratchPath(folder: string): string {
  return join(folder, scratchName)
}
