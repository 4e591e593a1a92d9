/**
 * `runbook list | show ID | propose HOST | stop-code QUERY | lint FILE...`.
 */
import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '../../src/domain/refusal.ts'
import { lintRunbook } from '../../src/domain/runbook/lint.ts'
import { lintContinues } from '../../src/domain/runbook/lint-continues.ts'
import { readRunbookFile } from '../core/runs/library.ts'
import type { Command, CommandContext } from './command.ts'
import { languageOf, wordOf } from './options.ts'

export const runbookCommands: Readonly<Record<string, Command>> = {
  'runbook list': {
    needs: 'nothing',
    words: [0, 0],
    options: [],
    run: ({ call, parsed }) => call('runbook.list', languageOf(parsed)),
  },
  'runbook show': {
    needs: 'nothing',
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
}

/** @throws {Refusal} `runbook.broken` with every problem of every file */
async function lintFiles({ parsed }: CommandContext): Promise<unknown> {
  const files = parsed.words.map((word) => {
    const read = readRunbookFile(resolve(word))
    if (!read.ok) return { file: word, problems: read.problems }
    return {
      file: word,
      problems: [...lintRunbook(read.runbook), ...lintContinues(read.runbook, listNeighbours(word))],
    }
  })
  const problems = files.flatMap(({ file, problems: found }) => found.map((problem) => ({ file, ...problem })))
  if (problems.length > 0) throw new Refusal('runbook.broken', { file: problems[0]?.file ?? '', problems })
  return { files: files.map(({ file }) => file), problems: [] }
}

/** A runbook may lead to those in its folder; the name of a file is its id. */
function listNeighbours(file: string): ReadonlySet<string> {
  return new Set(readdirSync(dirname(resolve(file))).map((name) => name.replace(/\.ya?ml$/, '')))
}
