/**
 * What a report to the board says: figures of one moment, and how each came about.
 */
import type { Forecast, NoForecast } from '../forecast/forecast.ts'

export interface Report {
  readonly incident: string
  /** UTC, ISO 8601. */
  readonly now: string
  readonly by: string
  readonly figures: Readonly<Record<ReportFigure, number>>
  /** `2024-07-19T05`, UTC, oldest first. */
  readonly hours: readonly { readonly hour: string; readonly recovered: number; readonly retired: number }[]
  readonly forecast: Forecast | NoForecast
  readonly sites: readonly ReportSite[]
  readonly blockers: readonly { readonly name: string; readonly hosts: number; readonly since: string }[]
  /** The first of them; `blockedInAll` says how many there are. */
  readonly blocked: readonly ReportBlocked[]
  readonly blockedInAll: number
  readonly log: {
    readonly ok: boolean
    readonly events: number
    readonly stations: readonly { readonly id: string; readonly events: number; readonly head: string }[]
  }
}

export type ReportFigure =
  | 'total'
  | 'left'
  | 'recovered'
  | 'retired'
  | 'confirmed'
  | 'contradicted'
  | 'unseen'
  | 'notStarted'
  | 'inProgress'
  | 'waiting'
  | 'blocked'
  | 'escalated'
  | 'criticalLeft'
  | 'dues'
  | 'aliveUntouched'

export interface ReportSite {
  readonly site: string
  readonly total: number
  readonly recovered: number
  readonly confirmed: number
  readonly retired: number
  readonly left: number
  readonly criticalLeft: number
}

export interface ReportBlocked {
  readonly name: string
  readonly site: string
  readonly blocker: string
  readonly since: string
}

/** The sentences of a report, in the reader's language: the namespace `report` of the locale files. */
export type ReportWords = (name: string, values?: Readonly<Record<string, string | number>>) => string
