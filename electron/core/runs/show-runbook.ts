/**
 * Runbooks as lists and as pages to read.
 */
import type { Language } from '../../../src/domain/runbook/schema.ts'
import { startRun } from '../../../src/domain/runbook/state.ts'
import { viewStep } from '../../../src/domain/runbook/view.ts'
import type { RunbookLibrary } from './library.ts'
import { stepToContract } from './view-run.ts'

export function listRunbooks(library: RunbookLibrary, language: Language) {
  return {
    runbooks: library.runbooks.map(({ runbook, hash }) => ({
      id: runbook.id,
      version: runbook.version,
      hash,
      title: runbook.title[language],
      summary: runbook.summary[language],
      environments: [...runbook['applies-to'].environments],
      steps: runbook.steps.length,
      minutes: runbook.minutes,
    })),
    broken: library.broken.map(({ file, problems }) => ({
      file,
      code: problems[0]?.code ?? '',
      path: problems[0]?.path ?? '',
    })),
  }
}

/** Every step of a runbook as it would be shown before anything is known of a host. */
export function showRunbook(library: RunbookLibrary, id: string, language: Language) {
  const { runbook, hash } = library.require(id)
  const start = startRun(runbook, hash, {})
  return {
    id: runbook.id,
    version: runbook.version,
    hash,
    title: runbook.title[language],
    summary: runbook.summary[language],
    steps: runbook.steps.flatMap((step) => {
      const view = viewStep(runbook, { ...start, step: step.id }, language)
      return view === null ? [] : [stepToContract(view, null)]
    }),
  }
}
