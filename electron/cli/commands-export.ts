/**
 * `export --format csv|json|xlsx|html|pdf --out FILE [--status S]... [--site S]...`.
 */
import { resolve } from 'node:path'
import { hostStatuses } from '../../src/domain/log/event.ts'
import type { Command } from './command.ts'
import { choiceOf, requireOption } from './options.ts'

export const exportCommands: Readonly<Record<string, Command>> = {
  export: {
    needs: 'read',
    words: [0, 0],
    options: ['format', 'out', 'status', 'site'],
    run: ({ call, parsed }) =>
      call('export.write', {
        job: 'cli',
        format: choiceOf(requireOption(parsed, 'format'), ['csv', 'json', 'xlsx', 'html', 'pdf'], 'format'),
        path: resolve(requireOption(parsed, 'out')),
        filter: {
          status: parsed.options.status?.map((status) => choiceOf(status, hostStatuses, 'status')),
          site: parsed.options.site === undefined ? undefined : [...parsed.options.site],
        },
      }),
  },
}
