/**
 * Handlers for the stick: its script goes out, its results come in.
 */
import manifest from '../../package.json' with { type: 'json' }
import type { Language, Output } from '../../src/contract/index.ts'
import type { stickMethods } from '../../src/contract/stick.ts'
import { exportStick } from '../core/runs/export-stick.ts'
import { importResults, type PlannedResult, previewResults } from '../core/runs/import-results.ts'
import { pinToWorkspace } from '../core/runs/start-run.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'

export function openStickHandlers(session: Session): Pick<Handlers, keyof typeof stickMethods> {
  const side = () => ({
    db: session.db(),
    pinned: session.pinned,
    now: new Date(session.setting.now()).toISOString(),
  })
  const report = (planned: readonly PlannedResult[], wanted: Language | undefined): Output<'results.preview'> => {
    const language = session.language(wanted)
    const count = (state: PlannedResult['state']) => planned.filter((one) => one.state === state).length
    return {
      counts: {
        files: planned.length,
        new: count('new'),
        known: count('known'),
        proposals: count('proposal'),
        refused: count('refused'),
      },
      results: planned.map(({ details, candidates, ...one }) => ({
        ...one,
        candidates: [...candidates],
        message: one.code === '' ? '' : session.setting.say(`stick.${one.code}`, details, language),
      })),
    }
  }
  return {
    'stick.export': (input) => {
      const loaded = session.library.require(input.runbook)
      // What a stick brings back must still be understood when the runbook has moved on.
      if (session.info() !== null) pinToWorkspace(session.folder(), loaded.bytes())
      return exportStick(loaded, input.path, manifest.version)
    },
    'results.preview': (input) => report(previewResults(side(), input.folder, input.assign ?? {}), input.language),
    'results.import': (input) => {
      const planned = importResults(session.writer(), side(), input.folder, input.assign ?? {})
      session.wrote('hosts', 'runs')
      return report(planned, input.language)
    },
  }
}
