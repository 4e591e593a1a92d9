/**
 * Whether a runbook is good enough to be started: nobody is sent in a circle, into the dark or past
 * a check, and every line has its source. What it finds it names by code, with the step and the
 * place in the file.
 */
import { type Origins, toOrigin } from './expand.ts'
import { lintKnowledge } from './lint-knowledge.ts'
import { lintSteps } from './lint-steps.ts'
import { lintWays } from './lint-ways.ts'
import { lintWords } from './lint-words.ts'
import { type LintProblem, problemAt, toPointer } from './problem.ts'
import type { Runbook } from './schema.ts'
import { listSourceIds } from './sources.ts'
import { isOfItself, listUses, type Named } from './uses.ts'
import { compareVersions } from './version.ts'

export type { LintProblem } from './problem.ts'

/**
 * Every problem of a runbook that `readRunbook` accepted; an empty list lets it be started.
 *
 * With the origins of a runbook that includes parts, each problem leads to the file where it was written,
 * and a part is not blamed for a question that this runbook never answers.
 */
export function lintRunbook(runbook: Runbook, origins: Origins | null = null): LintProblem[] {
  return findProblems(runbook)
    .map((problem) => toOrigin(problem, origins))
    .filter(({ code, part }) => code !== 'runbook.variable-never-set' || part === undefined)
}

function findProblems(runbook: Runbook): LintProblem[] {
  return [
    ...lintUnused(runbook),
    ...lintDues(runbook),
    ...lintNeverSet(runbook),
    ...lintCorrections(runbook),
    ...lintWays(runbook),
    ...lintSteps(runbook),
    ...lintKnowledge(runbook),
    ...lintWords(runbook),
  ]
}

/** Declared and used by no step: usually a step that was forgotten. */
function lintUnused(runbook: Runbook): LintProblem[] {
  const uses = listUses(runbook).filter((use) => !isOfItself(use))
  const used = new Set(uses.map(({ kind, name }) => `${kind} ${name}`))
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
    .map(({ name, path }) => problemAt(runbook, 'runbook.due-never-opened', path, { name }))
}

/** A variable that is compared or shown, and that no host brings and no step reads or sets. */
function lintNeverSet(runbook: Runbook): LintProblem[] {
  const uses = listUses(runbook).filter(({ kind, path }) => kind === 'variable' && path[0] === 'steps')
  const set = new Set(
    uses
      .filter(({ name, path }) => path.includes('inputs') || (path.at(-2) === 'sets' && path.at(-1) === name))
      .map(({ name }) => name),
  )
  const used = new Set(uses.map(({ name }) => name))
  return Object.entries(runbook.variables)
    .filter(([name, { from }]) => used.has(name) && !set.has(name) && from !== 'host')
    .map(([name]) => ({
      code: 'runbook.variable-never-set',
      path: toPointer(['variables', name]),
      details: { name },
    }))
}

/** A version cannot correct itself or a later one: no run would ever be warned. */
function lintCorrections({ version, corrects = [] }: Runbook): LintProblem[] {
  return corrects.flatMap((one, index) =>
    compareVersions(one.version, version) < 0
      ? []
      : [{ code: 'runbook.corrects-not-older', path: toPointer(['corrects', index, 'version']), details: { version } }],
  )
}
