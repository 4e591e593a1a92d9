/**
 * What the lead looks at: figures, hours, forecast, blockers, groups. Nothing here counts the table of hosts.
 */
import { type Forecast, forecastFinish, type NoForecast } from '../../../src/domain/forecast/forecast.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import { titleOf } from '../../../src/domain/runbook/text.ts'
import { type ByStatus, countsBy, listBlockers } from '../hosts/list-hosts.ts'
import type { Grouping } from '../log/projections/counters.ts'
import type { RunbookLibrary } from '../runs/library.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { readFigures, readLastReport } from './figures.ts'
import { countActive, forecastOf, readHours, readSiteHours } from './pace.ts'

export interface Group {
  readonly key: string
  readonly total: number
  readonly byStatus: ByStatus
  readonly confirmed: number
  readonly left: number
  /** Of `left`, those of criticality 1; for sites only, 0 elsewhere. */
  readonly criticalLeft: number
  readonly forecast: Forecast | NoForecast | null
}

/** @param now UTC, ISO 8601 */
export function showOverview(db: ReadDb, by: Grouping, now: string) {
  const figures = readFigures(db)
  const hours = readHours(db, now)
  const report = readLastReport(db)
  return {
    now,
    figures,
    sinceReport:
      report === null ? null : { event: report.event, at: report.at, by: report.by, figures: { ...report.figures } },
    hours,
    forecast: forecastOf(hours, figures.left, figures.total),
    active: countActive(db, now, undefined),
    blockers: listBlockers(db),
    groups: readGroups(db, by, now),
  }
}

/** Criticality 1 left first, then left, then by name. Sums to all hosts for every grouping (P7). */
function readGroups(db: ReadDb, by: Grouping, now: string): Group[] {
  const confirmed = totals(db, `confirmed:${by}`)
  const critical = new Map(
    by === 'site'
      ? countsBy(db, 'critical:site').map(({ key, total, byStatus }) => [key, leftOf(total, byStatus)])
      : [],
  )
  const siteHours = by === 'site' ? readSiteHours(db, now) : null
  return countsBy(db, by)
    .map(({ key, total, byStatus }): Group => {
      const left = leftOf(total, byStatus)
      return {
        key,
        total,
        byStatus,
        confirmed: confirmed.get(key) ?? 0,
        left,
        criticalLeft: critical.get(key) ?? 0,
        forecast: siteHours === null ? null : forecastFinish(siteHours.get(key) ?? [], left, total),
      }
    })
    .sort((a, b) => b.criticalLeft - a.criticalLeft || b.left - a.left || (a.key < b.key ? -1 : 1))
}

function totals(db: ReadDb, dimension: string): Map<string, number> {
  return new Map(countsBy(db, dimension).map(({ key, total }) => [key, total]))
}

function leftOf(total: number, byStatus: ByStatus): number {
  return total - byStatus.recovered - byStatus.retired
}

/**
 * What more or fewer people would do to the finish: the pace grows with them, no faster.
 *
 * @param more people beside those who finished a host in the last three hours
 */
export function forecastWith(db: ReadDb, site: string | undefined, more: number, now: string) {
  const active = countActive(db, now, site)
  const factor = active === 0 ? 1 : Math.max(0, active + more) / active
  if (site === undefined) {
    const { left, total } = readFigures(db)
    const hours = readHours(db, now)
    return { active, today: forecastOf(hours, left, total), instead: forecastOf(hours, left, total, factor) }
  }
  const group = countsBy(db, 'site').find(({ key }) => key === site)
  const past = readSiteHours(db, now).get(site) ?? []
  const left = group === undefined ? 0 : leftOf(group.total, group.byStatus)
  const faster = past.map(({ finished }) => ({ finished: finished * factor }))
  return {
    active,
    today: forecastFinish(past, left, group?.total ?? 0),
    instead: forecastFinish(faster, left, group?.total ?? 0),
  }
}

/** How often each step was answered, how it went and how long it took; the slowest in all first. */
export function listSteps(db: ReadDb, library: RunbookLibrary, language: Language) {
  const rows = db
    .prepare<[], { runbook: string; step: string; result: string; answers: number; timed: number; seconds: number }>(
      'SELECT runbook, step, result, answers, timed, seconds FROM step_counter WHERE answers > 0',
    )
    .all()
  const known = new Map(library.runbooks.map(({ runbook }) => [runbook.id, runbook]))
  const steps = new Map<string, StepFigures>()
  for (const { runbook: id, step, result, answers, timed, seconds } of rows) {
    const runbook = known.get(id)
    const found = runbook?.steps.find((candidate) => candidate.id === step)
    const figures = steps.get(`${id} ${step}`) ?? {
      runbook: id,
      runbookTitle: runbook?.title[language] ?? id,
      step,
      title: runbook === undefined || found === undefined ? step : titleOf(runbook, found.id, language),
      answers: 0,
      unexpected: 0,
      timed: 0,
      seconds: 0,
    }
    // The answers of a decision are all expected; elsewhere everything but "done" is not.
    const unexpected = found?.kind === 'decide' || result === 'done' ? 0 : answers
    steps.set(`${id} ${step}`, {
      ...figures,
      answers: figures.answers + answers,
      unexpected: figures.unexpected + unexpected,
      timed: figures.timed + timed,
      seconds: figures.seconds + seconds,
    })
  }
  return [...steps.values()].sort((a, b) => b.seconds - a.seconds || b.answers - a.answers)
}

interface StepFigures {
  readonly runbook: string
  readonly runbookTitle: string
  readonly step: string
  readonly title: string
  readonly answers: number
  readonly unexpected: number
  readonly timed: number
  readonly seconds: number
}
