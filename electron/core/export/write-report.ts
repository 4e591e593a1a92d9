/**
 * The report of the whole incident as an HTML file.
 */
import type { Report, ReportWords } from '../../../src/domain/report/model.ts'
import { writeReport } from '../../../src/domain/report/write-report.ts'
import { verifyLog } from '../log/verify.ts'
import { showOverview } from '../overview/show-overview.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { writeWholeFile } from './atomic-file.ts'

const mostBlocked = 500

/**
 * Gathers what a report says. The log is verified for it, so a million events take some seconds.
 *
 * @param about who makes it, when (ISO 8601), of which incident
 */
export async function gatherReport(
  db: ReadDb,
  folder: string,
  about: Pick<Report, 'now' | 'incident' | 'by'>,
): Promise<Report> {
  // Read in one go, before anything is awaited: no write comes between two figures.
  const overview = showOverview(db, 'site', about.now)
  const blocked = readBlocked(db)
  const log = await verifyLog(db, folder)
  return {
    ...about,
    figures: overview.figures,
    hours: overview.hours,
    forecast: overview.forecast,
    sites: overview.groups.map(({ key, total, byStatus, confirmed, left, criticalLeft }) => ({
      site: key,
      total,
      recovered: byStatus.recovered,
      confirmed,
      retired: byStatus.retired,
      left,
      criticalLeft,
    })),
    blockers: overview.blockers,
    blocked,
    blockedInAll: overview.figures.blocked,
    log: { ok: log.ok && log.attachments.missing.length === 0, events: log.events, stations: log.stations },
  }
}

/**
 * Writes a report, whole or not at all.
 *
 * @returns its size in bytes
 * @throws {Refusal} `export.no-permission`, `export.disk-full`, `export.disk-error`
 */
export function writeReportFile(report: Report, path: string, words: ReportWords, language: string): Promise<number> {
  return writeWholeFile(path, async (write) => {
    write(writeReport(report, words, language))
  })
}

function readBlocked(db: ReadDb): { name: string; site: string; blocker: string; since: string }[] {
  return db
    .prepare<[number], { name: string; site: string; blocker: string; since: string }>(`
      SELECT name, site, blocker, since FROM host WHERE status = 'blocked' ORDER BY need, name LIMIT ?
    `)
    .all(mostBlocked)
}
