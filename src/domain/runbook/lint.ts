/**
 * Whether a runbook is good enough to be started: nobody is sent in a circle, into the dark or past
 * a check, and every line has its source. What it finds it names by code, with the step and the
 * place in the file.
 */
import { lintKnowledge } from './lint-knowledge.ts'
import { lintSteps } from './lint-steps.ts'
import { lintWays } from './lint-ways.ts'
import { lintWords } from './lint-words.ts'
import { type LintProblem, toPointer } from './problem.ts'
import type { Runbook } from './schema.ts'
import { listSourceIds } from './sources.ts'
import { listUses, type Named } from './uses.ts'

export type { LintProblem } from './problem.ts'

/** Every problem of a runbook that `readRunbook` accepted; an empty list lets it be started. */
export function lintRunbook(runbook: Runbook): LintProblem[] {
  return [
    ...lintUnused(runbook),
    ...lintDues(runbook),
    ...lintWays(runbook),
    ...lintSteps(runbook),
    ...lintKnowledge(runbook),
    ...lintWords(runbook),
  ]
}

/** Declared and used by no step: usually a step that was forgotten. */
function lintUnused(runbook: Runbook): LintProblem[] {
  const used = new Set(listUses(runbook).map(({ kind, name }) => `${kind} ${name}`))
  const sources = new Set(runbook.steps.flatMap(listSourceIds))
  const look = (kind: Named, key: 'variables' | 'places' | 'dues' | 'reasons' | 'sources') =>
    Object.keys(runbook[key])
      .filter((name) => !used.has(`${kind} ${name}`) && !sources.has(name))
      .map((name) => ({ code: `runbook.${kind}-unused`, path: toPointer([key, name]), details: { name } }))
  return [
    ...look('variable', 'variables'),
    ...look('place', 'places'),
    ...look('due', 'dues'),
    ...look('reason', 'reasons'),
    ...look('source', 'sources'),
  ]
}

/** A due that is settled somewhere must have been opened somewhere. */
function lintDues(runbook: Runbook): LintProblem[] {
  const dues = listUses(runbook).filter(({ kind }) => kind === 'due')
  const opened = new Set(dues.filter(({ path }) => !path.includes('closes')).map(({ name }) => name))
  return dues
    .filter(({ name, path }) => path.includes('closes') && !opened.has(name))
    .map(({ name, path }) => ({ code: 'runbook.due-never-opened', path: toPointer(path), details: { name } }))
}
