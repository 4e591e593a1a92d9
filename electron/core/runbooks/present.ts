/**
 * Versions of runbooks as lists, pages, charts and comparisons show them.
 */
import { type ChartArrow, listChart } from '../../../src/domain/runbook/chart.ts'
import { compareRunbooks } from '../../../src/domain/runbook/compare.ts'
import { type ReadStep, readThrough } from '../../../src/domain/runbook/read-through.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import { stepToContract } from '../runs/view-run.ts'
import type { Parts, PlacedProblem } from './read-text.ts'
import type { Shelf, ShelfVersion } from './shelf.ts'

/** One line of the list. */
export function presentVersion(version: ShelfVersion, language: Language) {
  const { id, hash, origin, state, current, problems, added, shown } = version
  return {
    id,
    version: version.version,
    hash,
    title: shown?.title[language] ?? id,
    summary: shown?.summary[language] ?? '',
    incident: shown?.incident ?? '',
    environments: [...(shown?.['applies-to'].environments ?? [])] as string[],
    steps: shown?.steps.length ?? 0,
    minutes: shown?.minutes ?? 0,
    origin,
    state,
    current,
    problems: problems.length,
    event: added?.event ?? '',
    addedBy: added?.actor ?? '',
    addedAt: added?.time ?? '',
    file: added?.file ?? '',
    reason: added?.reason ?? '',
  }
}

/** @param all also drafts, withdrawn and older versions */
export function listRunbooks(shelf: Shelf, all: boolean, language: Language) {
  return {
    runbooks: shelf.versions
      .filter(({ current }) => all || current)
      .map((version) => presentVersion(version, language)),
    broken: shelf.broken.map(({ file, problems }) => ({
      file,
      code: problems[0]?.code ?? '',
      path: problems[0]?.path ?? '',
      details: { ...problems[0]?.details },
    })),
  }
}

/** @throws {Refusal} `runbook.not-found`, `runbook.broken` */
export function showRunbook(shelf: Shelf, id: string, hash: string | undefined, language: Language) {
  const version = shelf.find(id, hash)
  return {
    ...presentVersion(version, language),
    ...chartOf(version.shown, version.hash, language),
    tools: (version.shown?.tools ?? []).map((tool) => tool[language]),
  }
}

/** Every step as it would be shown before anything is known of a host, and the arrows between them. */
export function chartOf(runbook: Runbook | null, hash: string, language: Language) {
  if (runbook === null) return { start: '', steps: [], arrows: [] as ChartArrow[] }
  return {
    start: runbook.start,
    steps: readThrough(runbook, hash, language).map(presentStep),
    arrows: listChart(runbook, language),
  }
}

function presentStep(step: ReadStep) {
  return {
    ...stepToContract(step, null),
    short: step.short,
    times: step.times,
    commands: step.commands.map(({ when, ...line }) => ({ ...line, when: [...when] })),
    outcome: step.outcome,
  }
}

export function presentProblem({ code, step = '', path, part = '', line, column, details = {} }: PlacedProblem) {
  return { code, step, path, part, line, column, details: { ...details } }
}

/** The shared parts, by their ids, as a file has to name them. */
export function presentParts(parts: Parts, language: Language) {
  return [...parts.values()]
    .toSorted((a, b) => (a.part.id < b.part.id ? -1 : 1))
    .map(({ part, hash }) => ({
      id: part.id,
      version: part.version,
      hash,
      title: part.title[language],
      exits: Object.entries(part.exits).map(([id, title]) => ({ id, title: title[language] })),
      steps: part.steps.map(({ id }) => id),
      variables: Object.keys(part.variables),
    }))
}

/** @throws {Refusal} `runbook.not-found`, `runbook.broken` */
export function compareVersionsOf(shelf: Shelf, id: string, from: string, to: string, language: Language) {
  return compareShown(shelf.find(id, from), shelf.find(id, to), language)
}

type Side = Pick<ShelfVersion, 'version' | 'hash' | 'value' | 'shown'>

export function compareShown(from: Side, to: Side, language: Language) {
  const compared = compareRunbooks(from.value, to.value)
  const titled = (side: Side) => (id: string) => ({
    id,
    title: side.shown?.steps.find((step) => step.id === id)?.title[language] ?? id,
  })
  return {
    from: { version: from.version, hash: from.hash },
    to: { version: to.version, hash: to.hash },
    added: compared.added.map(titled(to)),
    removed: compared.removed.map(titled(from)),
    changed: compared.changed.map(({ id, fields }) => ({ ...titled(to)(id), fields: [...fields] })),
    fields: [...compared.fields],
  }
}
