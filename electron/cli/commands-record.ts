/**
 * `record show | decide | advise | clear | export`.
 */
import { resolve } from 'node:path'
import type { Command } from './command.ts'
import { choiceOf, languageOf, optionOf, requireOption, wordOf } from './options.ts'

export const recordCommands: Readonly<Record<string, Command>> = {
  'record show': {
    needs: 'read',
    words: [0, 0],
    options: [],
    run: ({ call, parsed }) => call('record.show', languageOf(parsed)),
  },
  'record decide': {
    needs: 'write',
    words: [1, 1],
    options: ['by', 'at'],
    run: ({ call, parsed }) => {
      const by = optionOf(parsed, 'by')
      const at = optionOf(parsed, 'at')
      return call('record.take-decision', {
        text: wordOf(parsed, 0),
        ...(by === undefined ? {} : { by }),
        ...(at === undefined ? {} : { at }),
      })
    },
  },
  'record advise': {
    needs: 'write',
    words: [1, 1],
    options: ['source', 'date', 'text'],
    run: ({ call, parsed }) =>
      call('record.add-advisory', {
        title: wordOf(parsed, 0),
        source: requireOption(parsed, 'source'),
        date: requireOption(parsed, 'date'),
        text: optionOf(parsed, 'text') ?? '',
      }),
  },
  'record clear': {
    needs: 'write',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('record.clear', { event: wordOf(parsed, 0) }),
  },
  'record export': {
    needs: 'read',
    words: [0, 0],
    options: ['format', 'out'],
    run: ({ call, parsed }) =>
      call('record.export', {
        job: 'cli',
        format: choiceOf(requireOption(parsed, 'format'), ['html', 'json'], 'format'),
        path: resolve(requireOption(parsed, 'out')),
        ...languageOf(parsed),
      }),
  },
}
