/**
 * What reading and judging the shipped runbooks gave, kept in the profile: it takes seconds, and gives the same as long
 * as neither their files nor the program change.
 *
 * The key is a hash over the content of both. A file that is damaged, from another program or of other files is as good
 * as none; nothing is believed of a runbook but what its own hash says.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'

export interface KeptRunbook {
  readonly file: string
  readonly runbook: Runbook
  readonly hash: string
  readonly problems: readonly LintProblem[]
}

export interface LibraryCache {
  /** What was kept for exactly these files and this program, or `null`. */
  read(): readonly KeptRunbook[] | null
  /** Keeps it for the next process; a profile that cannot be written to is no misfortune. */
  write(rows: readonly KeptRunbook[]): void
}

const kept = z.object({
  key: z.string(),
  sum: z.string(),
  rows: z.string(),
})

/**
 * @param path of the file that keeps it
 * @param folder of the runbooks, with their parts in `parts`
 */
export function openLibraryCache(path: string, folder: string): LibraryCache {
  let known: string | null = null
  const key = (): string => {
    known ??= hashAll([...listFiles(folder, /\.ya?ml$/), ...listFiles(join(folder, 'parts'), /\.ya?ml$/), ...program()])
    return known
  }
  return {
    read() {
      try {
        const file = kept.parse(JSON.parse(readFileSync(path, 'utf8')))
        if (file.key !== key() || file.sum !== hashText(file.rows)) return null
        // As it was written by this very program, and nothing else has the sum.
        return JSON.parse(file.rows) as KeptRunbook[]
      } catch {
        return null
      }
    },
    write(rows) {
      const text = JSON.stringify(rows)
      try {
        mkdirSync(dirname(path), { recursive: true })
        const beside = `${path}.${process.pid}`
        writeFileSync(beside, JSON.stringify({ key: key(), sum: hashText(text), rows: text }))
        renameSync(beside, path)
      } catch {
        // The next process reads the files again.
      }
    },
  }
}

/** The files that read and judge: the bundle, or the sources where no bundle was made. */
function program(): readonly string[] {
  const here = import.meta.dirname
  const sources = join(here, '..', '..', '..', 'src', 'domain')
  if (!import.meta.filename.endsWith('.ts')) return listFiles(here, /\.js$/)
  return [here, sources, join(sources, 'runbook'), join(sources, 'hosts'), join(sources, 'keys')].flatMap((under) =>
    listFiles(under, /(?<!\.test)\.ts$/),
  )
}

function listFiles(folder: string, named: RegExp): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => named.test(name))
    .toSorted()
    .map((name) => join(folder, name))
}

function hashAll(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${path}\0`).update(hashText(readFileSync(path)))
  return hash.digest('hex')
}

function hashText(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
