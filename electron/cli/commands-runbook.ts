/**
 * `runbook list | show ID | propose HOST | stop-code QUERY | stick ID | table | lint FILE... | pin FILE...`.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Refusal } from '../../src/domain/refusal.ts'
import { describeRunbook, putTable, writeTable } from '../../src/domain/runbook/table.ts'
import { writeStickScript } from '../../src/domain/stick/script.ts'
import { pinRunbookFile } from '../core/runs/pin-parts.ts'
import { type FileProblem, lintRunbookFile } from '../core/runs/runbook-file.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { languageOf, optionOf, pairsOf, requireOption, wordOf } from './options.ts'
import { clean } from './print.ts'

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
    options: ['fact'],
    run: ({ call, parsed }) =>
      call('runbook.propose', { host: wordOf(parsed, 0), answers: pairsOf(parsed, 'fact'), ...languageOf(parsed) }),
  },
  'runbook stop-code': {
    needs: 'nothing',
    words: [1, Number.POSITIVE_INFINITY],
    options: [],
    run: ({ call, parsed }) => call('stop-codes.search', { query: parsed.words.join(' '), ...languageOf(parsed) }),
  },
  'runbook stick': {
    needs: 'workspace-if-named',
    words: [1, 1],
    options: ['out'],
    run: ({ call, parsed }) =>
      call('stick.export', { runbook: wordOf(parsed, 0), path: resolve(requireOption(parsed, 'out')) }),
  },
  'runbook table': { needs: 'nothing', words: [0, 0], options: ['out'], run: tabulate },
  'runbook lint': { needs: 'nothing', words: [1, Number.POSITIVE_INFINITY], options: [], run: lintFiles },
  'runbook pin': { needs: 'nothing', words: [1, Number.POSITIVE_INFINITY], options: [], run: pinFiles },
}

/**
 * The shipped runbooks in figures. With `--out` the table is put into a text that has the place for it, like the guide
 * for authors.
 */
async function tabulate({ session, parsed }: CommandContext): Promise<unknown> {
  const runbooks = session.library.runbooks.map(({ runbook, hash }) =>
    describeRunbook(runbook, writeStickScript(runbook, hash, '0').ok),
  )
  const out = optionOf(parsed, 'out')
  if (out === undefined) return { runbooks }
  const text = putTable(readFileSync(resolve(out), 'utf8'), writeTable(runbooks))
  if (text === null) throw new UsageError(`"${out}" has no place for the table.`)
  replaceFile(resolve(out), text)
  return { out, runbooks: runbooks.length }
}

/** @throws {Refusal} `runbook.broken` with every problem of every file */
async function lintFiles(context: CommandContext): Promise<unknown> {
  const { parsed } = context
  refuseProblems(
    context,
    parsed.words.flatMap((word) => lintRunbookFile(resolve(word))),
  )
  return { files: parsed.words, problems: [] }
}

/** @throws {Refusal} `runbook.broken` with the problems of the first file that cannot be pinned; nothing was written */
async function pinFiles(context: CommandContext): Promise<unknown> {
  const { parsed } = context
  const pinned = parsed.words.map((word) => ({ file: word, ...pinRunbookFile(resolve(word)) }))
  refuseProblems(
    context,
    pinned.flatMap(({ problems }) => problems),
  )
  for (const { file, text, changed } of pinned) if (changed.length > 0) replaceFile(resolve(file), text)
  return { files: pinned.map(({ file, changed }) => ({ file, changed })) }
}

/** Puts problems into words, one a line for people: where, what, and how to mend it. */
function refuseProblems({ session, parsed }: CommandContext, found: readonly FileProblem[]): void {
  if (found.length === 0) return
  const language = session.language(languageOf(parsed).language)
  const problems = found.map((problem) => ({
    ...problem,
    file: relative(process.cwd(), problem.file),
    message: session.say(`runbook-problem.${problem.code}.message`, problem.details ?? {}, language),
    hint: session.say(`runbook-problem.${problem.code}.hint`, problem.details ?? {}, language),
  }))
  if (!parsed.json) {
    for (const { file, line, column, step, code, message, hint } of problems) {
      const place = [`${file}:${line}:${column}`, ...(step === undefined ? [] : [step])].join(' ')
      process.stderr.write(`${clean(`${place}: ${message} ${hint} [${code}]`)}\n`)
    }
  }
  throw new Refusal('runbook.broken', { file: problems[0]?.file ?? '', problems })
}

/** Beside it first, then in its place: a crash leaves the old file or the new one. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`
  writeFileSync(beside, text)
  renameSync(beside, path)
}
