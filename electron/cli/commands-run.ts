/**
 * `run start | change | state | answer | undo | transcribe | import-results`.
 */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Input } from '../../src/contract/index.ts'
import { type Command, UsageError } from './command.ts'
import { languageOf, optionOf, pairsOf, requireOption, wordOf } from './options.ts'

export const runCommands: Readonly<Record<string, Command>> = {
  'run start': {
    needs: 'write',
    words: [1, 1],
    options: ['runbook', 'reason', 'fact'],
    run: ({ call, parsed }) =>
      call('run.start', {
        host: wordOf(parsed, 0),
        runbook: optionOf(parsed, 'runbook'),
        reason: optionOf(parsed, 'reason'),
        answers: pairsOf(parsed, 'fact'),
        ...languageOf(parsed),
      }),
  },
  'run change': {
    needs: 'write',
    words: [1, 1],
    options: ['runbook', 'reason'],
    run: ({ call, parsed }) =>
      call('run.change', {
        host: wordOf(parsed, 0),
        runbook: requireOption(parsed, 'runbook'),
        reason: requireOption(parsed, 'reason'),
        ...languageOf(parsed),
      }),
  },
  'run state': {
    needs: 'read',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('run.state', { host: wordOf(parsed, 0), ...languageOf(parsed) }),
  },
  'run answer': {
    needs: 'write',
    words: [1, 1],
    options: ['step', 'result', 'input', 'note', 'reason', 'confirm'],
    run: ({ call, parsed }) => {
      const inputs = pairsOf(parsed, 'input')
      return call('run.answer', {
        host: wordOf(parsed, 0),
        step: requireOption(parsed, 'step'),
        result: requireOption(parsed, 'result'),
        ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
        note: optionOf(parsed, 'note'),
        reason: optionOf(parsed, 'reason'),
        ...(parsed.flags.has('confirm') ? { confirm: true } : {}),
        ...languageOf(parsed),
      })
    },
  },
  'run undo': {
    needs: 'write',
    words: [1, 1],
    options: [],
    run: ({ call, parsed }) => call('run.undo', { host: wordOf(parsed, 0), ...languageOf(parsed) }),
  },
  'run transcribe': {
    needs: 'write',
    words: [1, 1],
    options: ['file', 'at', 'by', 'sheet', 'runbook', 'dry-run'],
    run: ({ call, parsed }) =>
      call('run.transcribe', {
        host: wordOf(parsed, 0),
        at: requireOption(parsed, 'at'),
        by: optionOf(parsed, 'by'),
        sheet: optionOf(parsed, 'sheet'),
        runbook: optionOf(parsed, 'runbook'),
        answers: readAnswers(requireOption(parsed, 'file')),
        dryRun: parsed.flags.has('dry-run'),
        ...languageOf(parsed),
      }),
  },
  'run import-results': {
    needs: 'write',
    words: [1, 1],
    options: ['dry-run', 'assign'],
    run: ({ call, parsed }) =>
      call(parsed.flags.has('dry-run') ? 'results.preview' : 'results.import', {
        folder: resolve(wordOf(parsed, 0)),
        assign: pairsOf(parsed, 'assign'),
        ...languageOf(parsed),
      }),
  },
}

/** The answers of a paper, as a JSON list. What stands in it is judged at the door. */
function readAnswers(file: string): Input<'run.transcribe'>['answers'] {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8'))
  } catch (error) {
    throw new UsageError(`--file ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
