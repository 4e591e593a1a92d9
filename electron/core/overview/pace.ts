/**
 * How many hosts were finished in each hour, and what follows from it.
 */
import { type Forecast, forecastFinish, lookBackHours, type NoForecast } from '../../../src/domain/forecast/forecast.ts'
import { countsBy } from '../hosts/list-hosts.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface Hour {
  /** `2024-07-19T05`, UTC. */
  readonly hour: string
  readonly recovered: number
  readonly retired: number
  /** Of `recovered`, those that were seen alive since. */
  readonly confirmed: number
}

const hourMs = 3_600_000
/** Two weeks are drawn; what lies before is in the first hour. */
const longestHours = 24 * 14

/** Every hour from the first finished host to now, empty ones too; none when nobody finished anything. */
export function readHours(db: ReadDb, now: string): Hour[] {
  const confirmed = new Map(countsBy(db, 'confirmed:hour').map(({ key, total }) => [key, total]))
  const finished = countsBy(db, 'hour').filter(({ key }) => key !== '')
  const [first] = finished
  if (first === undefined) return []
  const last = hourStart(now)
  const start = Math.max(hourStart(`${first.key}:00:00.000Z`), last - (longestHours - 1) * hourMs)
  const hours = new Map<string, { recovered: number; retired: number; confirmed: number }>()
  for (let at = start; at <= last; at += hourMs) hours.set(hourOf(at), { recovered: 0, retired: 0, confirmed: 0 })
  for (const { key, byStatus } of finished) {
    // A clock that was ahead, and what is older than two weeks, count at the edges: the sums stay whole.
    const at = Math.min(last, Math.max(start, hourStart(`${key}:00:00.000Z`)))
    const hour = hours.get(hourOf(at))
    if (hour === undefined) throw new Error(`no hour ${hourOf(at)} between ${hourOf(start)} and ${hourOf(last)}`)
    hour.recovered += byStatus.recovered
    hour.retired += byStatus.retired
    hour.confirmed += confirmed.get(key) ?? 0
  }
  return [...hours].map(([hour, counts]) => ({ hour, ...counts }))
}

/** @param factor how much faster than in the past: 1.2 with a fifth more people */
export function forecastOf(hours: readonly Hour[], left: number, total: number, factor = 1): Forecast | NoForecast {
  // The current hour is not over: it would look like a slow one.
  const past = hours.slice(0, -1).map(({ recovered, retired }) => ({ finished: (recovered + retired) * factor }))
  return forecastFinish(past, left, total)
}

/** Hosts finished by site in each of the last hours, oldest first; the current hour is left out. */
export function readSiteHours(db: ReadDb, now: string): Map<string, { finished: number }[]> {
  const last = hourStart(now)
  const from = new Date(last - lookBackHours * hourMs).toISOString()
  const rows = db
    .prepare<[string, string], { site: string; hour: string; hosts: number }>(`
      SELECT site, substr(since, 1, 13) AS hour, count(*) AS hosts FROM host
      WHERE since >= ? AND since < ? AND status IN ('recovered', 'retired') GROUP BY site, hour
    `)
    .all(from, new Date(last).toISOString())
  const sites = new Map<string, { finished: number }[]>()
  for (const { site, hour, hosts } of rows) {
    const hours = sites.get(site) ?? Array.from({ length: lookBackHours }, () => ({ finished: 0 }))
    const index = Math.round((hourStart(`${hour}:00:00.000Z`) - Date.parse(from)) / hourMs)
    hours[index] = { finished: hosts }
    sites.set(site, hours)
  }
  return sites
}

/** Who finished a host in the last three hours, in one site or everywhere. */
export function countActive(db: ReadDb, now: string, site: string | undefined): number {
  const from = new Date(Date.parse(now) - 3 * hourMs).toISOString()
  return Number(
    db
      .prepare(`
        SELECT count(DISTINCT technician) FROM host
        WHERE since >= ? AND status IN ('recovered', 'retired') AND technician <> '' ${site === undefined ? '' : 'AND site = ?'}
      `)
      .pluck()
      .get(from, ...(site === undefined ? [] : [site])),
  )
}

function hourStart(time: string): number {
  return Math.floor(Date.parse(time) / hourMs) * hourMs
}

function hourOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 13)
}
