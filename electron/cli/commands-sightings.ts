/**
 * `sightings import | list | revert`.
 */
import { resolve } from 'node:path'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { choicesOf } from './commands-hosts.ts'
import { choiceOf, optionOf, requireOption, wordOf } from './options.ts'

export const sightingCommands: Readonly<Record<string, Command>> = {
  'sightings import': {
    needs: 'write',
    words: [1, 1],
    options: ['source', 'zone', 'days', 'map', 'dry-run', 'encoding', 'delimiter', 'header-line', 'sheet'],
    run: importList,
  },
  'sightings list': { needs: 'read', words: [0, 0], options: [], run: ({ call }) => call('sightings.list', {}) },
  'sightings revert': {
    needs: 'write',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('sightings.revert', { sightings: wordOf(parsed, 0) }),
  },
}

function importList({ call, parsed }: CommandContext): Promise<unknown> {
  const source = requireOption(parsed, 'source')
  const zone = optionOf(parsed, 'zone')
  const days = optionOf(parsed, 'days')
  const asked = {
    job: 'cli',
    path: resolve(wordOf(parsed, 0)),
    choices: choicesOf(parsed),
    time: {
      ...(zone === undefined ? {} : { offsetMinutes: minutesOf(zone) }),
      ...(days === undefined ? {} : { order: choiceOf(days, ['day-first', 'month-first'], 'days') }),
    },
  }
  return parsed.flags.has('dry-run') ? call('sightings.plan', asked) : call('sightings.import', { ...asked, source })
}

/** `UTC` or `+08:00`. @throws {UsageError} */
function minutesOf(zone: string): number {
  if (/^(UTC|Z)$/i.test(zone)) return 0
  const parts = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone)
  if (parts === null) throw new UsageError(`--zone is UTC or an offset such as +08:00, not "${zone}".`)
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}
