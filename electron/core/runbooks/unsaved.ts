/**
 * Texts of runbooks that somebody writes and has not stored yet: one file each in the profile, outside any workspace,
 * so that neither a restart nor another workspace loses half a runbook.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOfFile } from '../workspace/file-error.ts'

const ending = '.yaml'

interface UnsavedText {
  readonly key: string
  readonly text: string
}

const folderOf = (profile: string): string => join(profile, 'unsaved-runbooks')

/** Newest first. A file that cannot be read is passed over, not removed. */
export function listUnsaved(profile: string): (UnsavedText & { readonly at: string })[] {
  return listFiles(folderOf(profile))
    .flatMap((file) => {
      const path = join(folderOf(profile), file)
      try {
        const text = readFileSync(path, 'utf8')
        return [{ key: file.slice(0, -ending.length), text, at: statSync(path).mtime.toISOString() }]
      } catch {
        return [] // taken away meanwhile, or held by another program
      }
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

/**
 * Keeps a text, on the disk before this returns; an empty one is forgotten.
 *
 * @param key letters, digits and hyphens only: it becomes a file name
 * @throws {Refusal} `workspace.read-only`, `workspace.no-permission`, `workspace.disk-full`, `workspace.disk-error`
 */
export function keepUnsaved(profile: string, { key, text }: UnsavedText): void {
  const file = join(folderOf(profile), `${key}${ending}`)
  try {
    if (text === '') {
      rmSync(file, { force: true })
      return
    }
    mkdirSync(folderOf(profile), { recursive: true })
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => /^[a-z0-9][a-z0-9-]*\.yaml$/.test(file))
  } catch {
    return [] // nothing was kept yet
  }
}
