/**
 * What is said of a runbook before it is stored: while it is written, and before a file is taken in.
 */
import { examineRunbook } from '../../../src/domain/runbook/examine.ts'
import { findNotPlain } from '../../../src/domain/runbook/plain.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import { viewSources } from '../../../src/domain/runbook/sources.ts'
import { compareVersions } from '../../../src/domain/runbook/version.ts'
import type { Brought } from './bring.ts'
import { chartOf, compareShown, presentProblem } from './present.ts'
import { type Parts, readRunbookText } from './read-text.ts'
import { nameOf, type Shelf } from './shelf.ts'

/** The problems of a text with their places, and as much of its steps as can be shown. Pure. */
export function checkText(text: string, parts: Parts, language: Language) {
  const read = readRunbookText(text, parts)
  if (!read.ok) return noChart([presentProblem(read.problem)])
  const odd = findNotPlain(read.value)
  if (odd !== null) {
    const problem: LintProblem = { code: 'runbook.value-invalid', path: odd.path, details: { expected: odd.problem } }
    return noChart([presentProblem(read.place(problem))])
  }
  if (read.problems.length > 0) {
    return { ...noChart(read.problems.map((problem) => presentProblem(read.place(problem)))), ...nameOf(read.value) }
  }
  const { shown, problems } = examineRunbook(read.value, read.origins)
  return {
    ...nameOf(read.value),
    title: shown?.title[language] ?? '',
    problems: problems.map((problem) => presentProblem(read.place(problem))),
    ...chartOf(shown, '', language),
  }
}

function noChart(problems: ReturnType<typeof presentProblem>[]) {
  return { id: '', version: '', title: '', problems, start: '', steps: [], arrows: [] }
}

/** All that a person should see before a file is taken in. */
export function previewBrought(brought: Brought, shelf: Shelf, language: Language) {
  const { id, version, hash, format, shown, ready, problems, kept, file, source } = brought
  const existing = findExisting(shelf, id)
  return {
    file: { name: file, sizeBytes: source.length },
    format,
    id,
    version,
    hash,
    title: shown?.title[language] ?? id,
    summary: shown?.summary[language] ?? '',
    state: ready === null ? ('draft' as const) : ('ready' as const),
    problems: problems.map((problem) => presentProblem(brought.place(problem))),
    ...chartOf(shown, hash, language),
    ...(shown === null ? { commands: [], hazards: [], sources: [] } : listContents(shown, language)),
    kept: [...kept],
    existing: existing && { version: existing.version, hash: existing.hash, origin: existing.origin },
    changes: existing && compareShown(existing, brought, language),
    fits: judgeFit(brought, shelf, existing?.version ?? null),
  }
}

function findExisting(shelf: Shelf, id: string) {
  const own = shelf.versions.filter((version) => version.id === id && version.state !== 'withdrawn')
  return own.find(({ current }) => current) ?? own[0] ?? null
}

/**
 * How a brought version stands to what is here. A draft of the same version may be written over; what could be
 * started may not, because a run may have been pinned to it under that name.
 */
export function judgeFit(
  { id, version, hash }: Pick<Brought, 'id' | 'version' | 'hash'>,
  shelf: Shelf,
  current: string | null,
): 'new' | 'same' | 'newer' | 'older' | 'conflict' {
  const alike = shelf.versions.filter((one) => one.id === id && one.version === version && one.state !== 'withdrawn')
  if (alike.some((one) => one.hash === hash)) return 'same'
  if (alike.some(({ state, origin }) => state === 'ready' || origin === 'shipped')) return 'conflict'
  if (current === null) return 'new'
  return compareVersions(version, current) < 0 ? 'older' : 'newer'
}

function listContents(runbook: Runbook, language: Language) {
  const lines = runbook.steps.flatMap((step) =>
    step.kind === 'outcome' ? [] : (step.commands ?? []).map(({ shell, text }) => ({ shell, step: step.id, text })),
  )
  const sources = runbook.steps.flatMap((step) => viewSources(runbook, step, language))
  return {
    commands: [...new Set(lines.map(({ shell }) => shell))].map((shell) => ({
      shell: String(shell),
      lines: lines.filter((line) => line.shell === shell).map(({ step, text }) => ({ step, text })),
    })),
    hazards: runbook.steps.flatMap((step) =>
      step.kind === 'outcome' || step.hazard === undefined
        ? []
        : [
            {
              step: step.id,
              destroys: step.hazard.destroys[language],
              undo: step.hazard.undo?.[language] ?? '',
            },
          ],
    ),
    sources: [...new Map(sources.map((source) => [source.id, source])).values()].map(
      ({ id, title, publisher, date, mark }) => ({ id, title, publisher, date, mark: String(mark) }),
    ),
  }
}
