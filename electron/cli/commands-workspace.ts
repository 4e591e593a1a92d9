/**
 * `workspace create DIR | info`, `status`, `blockers list | lift NAME`.
 */
import { resolve } from 'node:path'
import { groupBySchema } from '../../src/contract/workspace.ts'
import type { Command } from './command.ts'
import { choiceOf, optionOf, wordOf } from './options.ts'

export const workspaceCommands: Readonly<Record<string, Command>> = {
  'workspace create': {
    needs: 'nothing',
    words: [1, 1],
    options: ['title', 'incident'],
    run: ({ call, parsed }) =>
      call('workspace.create', {
        path: resolve(wordOf(parsed, 0)),
        title: optionOf(parsed, 'title') ?? 'CrowdStrike channel file 291, July 2024',
        ...(optionOf(parsed, 'incident') !== undefined && { incident: optionOf(parsed, 'incident') }),
      }),
  },
  'workspace info': { needs: 'read', words: [0, 0], options: [], run: ({ call }) => call('workspace.info', {}) },
  status: {
    needs: 'read',
    words: [0, 0],
    options: ['by'],
    run: ({ call, parsed }) => {
      const by = optionOf(parsed, 'by')
      return call('status.show', by === undefined ? {} : { by: choiceOf(by, groupBySchema.options, 'by') })
    },
  },
  'blockers list': { needs: 'read', words: [0, 0], options: [], run: ({ call }) => call('blockers.list', {}) },
  'blockers lift': {
    needs: 'write',
    words: [1, 1],
    options: ['reason'],
    run: ({ call, parsed }) => call('blockers.lift', { name: wordOf(parsed, 0), reason: optionOf(parsed, 'reason') }),
  },
}
