/**
 * `hosts import | list | show | set | link | split`.
 */
import { resolve } from 'node:path'
import type { Input } from '../../src/contract/index.ts'
import { hostStatuses, howSchema } from '../../src/domain/log/event.ts'
import { countHosts, listHostsAfter } from '../core/hosts/list-hosts.ts'
import { presentHost } from '../core/hosts/present-host.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { choiceOf, languageOf, numberOf, optionOf, pairsOf, requireOption, wordOf } from './options.ts'

const any = Number.POSITIVE_INFINITY

export const hostCommands: Readonly<Record<string, Command>> = {
  'hosts import': {
    needs: 'write',
    words: [1, 1],
    options: ['incident', 'map', 'dry-run', 'rejects', 'encoding', 'delimiter', 'header-line', 'sheet'],
    run: importHosts,
  },
  'hosts list': {
    needs: 'read',
    words: [0, 0],
    options: ['search', 'status', 'site', 'limit', 'after'],
    run: listByName,
  },
  'hosts show': {
    needs: 'read',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('hosts.show', { host: wordOf(parsed, 0), ...languageOf(parsed) }),
  },
  'hosts set': {
    needs: 'write',
    words: [1, any],
    options: ['status', 'how', 'blocker', 'reason', 'by-sighting'],
    run: ({ call, parsed }) => {
      const how = optionOf(parsed, 'how')
      const blocker = optionOf(parsed, 'blocker')
      const reason = optionOf(parsed, 'reason')
      return call('hosts.set', {
        hosts: [...parsed.words],
        status: choiceOf(requireOption(parsed, 'status'), ['retired', 'blocked', 'escalated', 'recovered'], 'status'),
        ...(how === undefined ? {} : { how: choiceOf(how, howSchema.options, 'how') }),
        ...(blocker === undefined ? {} : { blocker }),
        ...(reason === undefined ? {} : { reason }),
        ...(parsed.flags.has('by-sighting') ? { bySighting: true } : {}),
      })
    },
  },
  'hosts link': {
    needs: 'write',
    words: [2, 2],
    options: ['reason'],
    run: ({ call, parsed }) =>
      call('hosts.link', { a: wordOf(parsed, 0), b: wordOf(parsed, 1), reason: optionOf(parsed, 'reason') }),
  },
  'hosts split': {
    needs: 'write',
    words: [1, 1],
    options: ['reason'],
    run: ({ call, parsed }) => call('hosts.split', { host: wordOf(parsed, 0), reason: optionOf(parsed, 'reason') }),
  },
}

async function importHosts({ call, parsed }: CommandContext): Promise<unknown> {
  const path = resolve(wordOf(parsed, 0))
  const choices = choicesOf(parsed)
  const rejects = optionOf(parsed, 'rejects')
  const dryRun = parsed.flags.has('dry-run')
  const done = dryRun
    ? await call('import.plan', { job: 'cli', path, choices })
    : await call('import.run', { job: 'cli', path, choices })
  // After the load, so that a load that is refused leaves no file behind.
  if (rejects !== undefined)
    await call('import.save-rejects', { job: 'cli-rejects', path, choices, out: resolve(rejects) })
  if ('import' in done) return done
  const preview = await call('import.preview', { path, choices })
  const { encoding, delimiter, headerLine, sheet, mapping } = preview
  return {
    ...done,
    import: { id: '', sha256: '', encoding, delimiter, headerLine, sheet, ...done.counts },
    mapping,
    dryRun: true,
  }
}

/** How a list is to be read, from the options of a command. @throws {UsageError} */
export function choicesOf(parsed: CommandContext['parsed']): Input<'import.run'>['choices'] {
  const encoding = optionOf(parsed, 'encoding')
  const delimiter = optionOf(parsed, 'delimiter')
  const headerLine = optionOf(parsed, 'header-line')
  const sheet = optionOf(parsed, 'sheet')
  const mapping = pairsOf(parsed, 'map')
  return {
    ...(encoding === undefined
      ? {}
      : { encoding: choiceOf(encoding, ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030'], 'encoding') }),
    ...(delimiter === undefined
      ? {}
      : { delimiter: choiceOf(delimiter === 'tab' ? '\t' : delimiter, [',', ';', '\t', '|'], 'delimiter') }),
    ...(headerLine === undefined ? {} : { headerLine: numberOf(headerLine, 'header-line') }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
  }
}

/** Pages by cursor, so that a script that reads while others work misses nobody. */
async function listByName({ session, parsed }: CommandContext): Promise<unknown> {
  const limit = numberOf(optionOf(parsed, 'limit') ?? '100', 'limit')
  if (limit < 1 || limit > 10_000) throw new UsageError('--limit is 1 to 10000.')
  const filter = {
    search: optionOf(parsed, 'search'),
    status: parsed.options.status?.map((status) => choiceOf(status, hostStatuses, 'status')),
    site: parsed.options.site,
  }
  const rows = listHostsAfter(session.db(), filter, cursorOf(optionOf(parsed, 'after')), limit)
  const last = rows.at(-1)
  const language = session.language(languageOf(parsed).language)
  return {
    hosts: rows.map((row) => presentHost(row, session.pinned, language)),
    total: countHosts(session.db(), filter),
    next:
      rows.length < limit || last === undefined
        ? null
        : Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url'),
  }
}

function cursorOf(text: string | undefined): { name: string; id: string } | null {
  if (text === undefined) return null
  try {
    const [name, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof name === 'string' && typeof id === 'string') return { name, id }
  } catch {
    // Falls through to the one sentence for every wrong cursor.
  }
  throw new UsageError('--after takes the "next" of the page before.')
}
