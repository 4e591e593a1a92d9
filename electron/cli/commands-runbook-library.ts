/**
 * `runbook import | export | compare | withdraw`: runbooks that people bring and give away.
 */
import { resolve } from 'node:path'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { choiceOf, languageOf, optionOf, requireOption, wordOf } from './options.ts'

export const runbookLibraryCommands: Readonly<Record<string, Command>> = {
  'runbook import': {
    needs: 'write',
    words: [1, 1],
    options: ['reason'],
    run: ({ call, parsed }) =>
      call('runbook.import', {
        path: resolve(wordOf(parsed, 0)),
        reason: optionOf(parsed, 'reason'),
        ...languageOf(parsed),
      }),
  },
  'runbook preview': {
    needs: 'workspace-if-named',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) =>
      call('runbook.import-preview', { path: resolve(wordOf(parsed, 0)), ...languageOf(parsed) }),
  },
  'runbook export': {
    needs: 'workspace-if-named',
    words: [1, 1],
    options: ['format', 'out', 'version'],
    run: async (context) =>
      context.call('runbook.export', {
        runbook: wordOf(context.parsed, 0),
        hash: await findHash(context, optionOf(context.parsed, 'version')),
        format: choiceOf(requireOption(context.parsed, 'format'), ['cacao', 'yaml'], 'format'),
        path: resolve(requireOption(context.parsed, 'out')),
        ...languageOf(context.parsed),
      }),
  },
  'runbook compare': {
    needs: 'workspace-if-named',
    words: [3, 3],
    options: [],
    run: async (context) =>
      context.call('runbook.compare', {
        runbook: wordOf(context.parsed, 0),
        from: await requireHash(context, wordOf(context.parsed, 1)),
        to: await requireHash(context, wordOf(context.parsed, 2)),
        ...languageOf(context.parsed),
      }),
  },
  'runbook withdraw': {
    needs: 'write',
    words: [1, 1],
    options: ['version', 'reason'],
    run: async (context) =>
      context.call('runbook.withdraw', {
        runbook: wordOf(context.parsed, 0),
        hash: await requireHash(context, requireOption(context.parsed, 'version')),
        reason: optionOf(context.parsed, 'reason'),
      }),
  },
}

async function findHash(context: CommandContext, version: string | undefined): Promise<string | undefined> {
  return version === undefined ? undefined : requireHash(context, version)
}

/** A version is named by its number or by its hash; the newest that can be started stands for its number. */
async function requireHash({ call, parsed }: CommandContext, version: string): Promise<string> {
  const id = wordOf(parsed, 0)
  const { runbooks } = await call('runbook.list', { all: true })
  const found = runbooks.find((one) => one.id === id && (one.version === version || one.hash === version))
  if (found === undefined) throw new UsageError(`"${id}" has no version ${version}.`)
  return found.hash
}
