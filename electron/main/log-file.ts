/**
 * A plain file in the profile for what went wrong in the processes themselves: crashes, restarts, defects.
 *
 * Nothing that a person typed and nothing from a list or a vault may be written here. Two files of 1 MB at most.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const maxSizeBytes = 1_000_000
const maxLineChars = 8_000

export type Log = (text: string) => void

/** Opens the log of a profile. Writing never throws: a full disk must not end the app that reports it. */
export function openLogFile(profile: string): Log {
  const folder = join(profile, 'logs')
  const file = join(folder, 'bluelift.log')
  return (text) => {
    // One entry, one line: text of another process cannot forge the next entry.
    const line = `${new Date().toISOString()} ${JSON.stringify(text.slice(0, maxLineChars))}\n`
    try {
      mkdirSync(folder, { recursive: true })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > maxSizeBytes) renameSync(file, join(folder, 'bluelift.old.log'))
      appendFileSync(file, line)
    } catch {
      process.stderr.write(line)
    }
  }
}
