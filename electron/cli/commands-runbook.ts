/**
 * `runbook list | show ID | propose HOST | stop-code QUERY | lint FILE... | pin FILE...`.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Refusal } from '../../src/domain/refusal.ts'
import { pinRunbookFile } from '../core/runs/pin-parts.ts'
import { type FileProblem, lintRunbookFile } from '../core/runs/runbook-file.ts'
import type { Command, CommandContext } from './command.ts'
import { languageOf, wordOf } from './options.ts'

export const runbookCommands: Readonly<Record<string, Command>> = {
  'runbook list': {
    needs: 'workspace-if-named',
    words: [0, 0],
    options: ['all'],
    run: ({ call, parsed }) => call('runbook.list', { all: parsed.flags.has('all'), ...languageOf(parsed) }),
  },
  'runbook show': {
    needs: 'workspace-if-named',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('runbook.show', { runbook: wordOf(parsed, 0), ...languageOf(parsed) }),
  },
  'runbook propose': {
    needs: 'read',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('runbook.propose', { host: wordOf(parsed, 0), ...languageOf(parsed) }),
  },
  'runbook stop-code': {
    needs: 'nothing',
    words: [1, Number.POSITIVE_INFINITY],
    options: [],
    run: ({ call, parsed }) => call('stop-codes.search', { query: parsed.words.join(' '), ...languageOf(parsed) }),
  },
  'runbook lint': { needs: 'nothing', words: [1, Number.POSITIVE_INFINITY], options: [], run: lintFiles },
  'runbook pin': { needs: 'nothing', words: [1, Number.POSITIVE_INFINITY], options: [], run: pinFiles },
}

/** @throws {Refusal} `runbook.broken` with every problem of every file */
async function lintFiles({ parsed }: CommandContext): Promise<unknown> {
  const problems = parsed.words.flatMap((word) => lintRunbookFile(resolve(word)).map(nameFile))
  if (problems.length > 0) throw new Refusal('runbook.broken', { file: problems[0]?.file ?? '', problems })
  return { files: parsed.words, problems: [] }
}

/** @throws {Refusal} `runbook.broken` with the problems of the first file that cannot be pinned; nothing was written */
async function pinFiles({ parsed }: CommandContext): Promise<unknown> {
  const pinned = parsed.words.map((word) => ({ file: word, ...pinRunbookFile(resolve(word)) }))
  const problems = pinned.flatMap((one) => one.problems.map(nameFile))
  if (problems.length > 0) throw new Refusal('runbook.broken', { file: problems[0]?.file ?? '', problems })
  for (const { file, text, changed } of pinned) if (changed.length > 0) replaceFile(resolve(file), text)
  return { files: pinned.map(({ file, changed }) => ({ file, changed })) }
}

/** Names a file as one finds it from here. */
function nameFile(problem: FileProblem): FileProblem {
  return { ...problem, file: relative(process.cwd(), problem.file) }
}

/** Beside it first, then in its place: a crash leaves the old file or the new one. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`
  writeFileSync(beside, text)
  renameSync(beside, path)
}
