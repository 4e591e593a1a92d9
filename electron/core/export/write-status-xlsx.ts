/**
 * The recovery status as a workbook: a summary, all hosts, and a sheet for each site.
 */

import { isFormula } from '../../../src/domain/export/neutralise.ts'
import { hostStatuses } from '../../../src/domain/log/event.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import type { HostFilter } from '../hosts/list-hosts.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { type Column, type WorkbookWriter, writeWorkbook } from '../xlsx/index.ts'
import { putInPlace } from './atomic-file.ts'
import { readStatusRows, type StatusRow, statusColumns } from './status-rows.ts'

export interface WorkbookExport {
  readonly path: string
  readonly filter: HostFilter
  readonly language: Language
  /** ISO 8601. */
  readonly now: string
  readonly incident: string
}

export interface WorkbookExported {
  readonly path: string
  readonly hosts: number
  readonly sizeBytes: number
  /** Texts that look like a formula, kept as text. */
  readonly neutralised: number
  readonly shortened: number
  readonly sheets: number
  /** Sites whose hosts stand among all hosts only. */
  readonly sitesWithoutSheet: number
}

/** More tabs than this nobody finds anything in. */
const mostSites = 300
/** Lines of the summary; sites beyond are added up in one. */
const mostSummed = 20_000
const rowsPerSlice = 500

/**
 * Writes the export. Times are days in UTC that can be sorted, numbers are numbers, everything else is text and can
 * never run. Memory does not grow with the hosts: sheets are written one after the other from ordered questions, and
 * all of them see the workspace as it was at the beginning.
 *
 * @throws {Refusal} `export.no-permission`, `export.disk-full`, `export.disk-error`; throws when `signal` is aborted,
 *   nothing is left then
 */
export async function writeStatusWorkbook(
  db: ReadDb,
  pinned: PinnedRunbook,
  asked: WorkbookExport,
  hooks: { readonly signal: AbortSignal; progress(done: number): void },
): Promise<WorkbookExported> {
  const sums = createSums()
  const counts = { neutralised: 0, written: 0 }
  const summed = { sheets: 0, shortened: 0, sitesWithoutSheet: 0 }

  async function* rowsOf(filter: HostFilter, note: (row: StatusRow) => void): AsyncGenerator<readonly string[]> {
    for (const row of readStatusRows(db, filter, pinned, asked.language)) {
      note(row)
      yield statusColumns.map(([, cellOf]) => cellOf(row))
      counts.written += 1
      if (counts.written % rowsPerSlice !== 0) continue
      // Every host is written twice: among all hosts, and with its site.
      hooks.progress(Math.floor(counts.written / 2))
      await new Promise((resolve) => setImmediate(resolve))
      hooks.signal.throwIfAborted()
    }
  }

  const write = async (writer: WorkbookWriter): Promise<void> => {
    await writer.addSheet({
      name: 'All hosts',
      columns,
      table: true,
      rows: rowsOf(asked.filter, (row) => {
        sums.add(row)
        for (const [, cellOf] of statusColumns) if (isFormula(cellOf(row))) counts.neutralised += 1
      }),
    })
    const { sites, left } = sums.sheets()
    for (const site of sites) {
      const rows = rowsOf({ ...asked.filter, site: [site] }, () => undefined)
      await writer.addSheet({ name: site === '' ? noSite : site, columns, table: true, rows })
    }
    summed.sitesWithoutSheet = left
    const { shortened } = writer.written
    const lines = summaryLines(asked, sums, { left, shortened, neutralised: counts.neutralised })
    await writer.addFirstSheet({ name: 'Summary', columns: summaryColumns, table: false, rows: inTurn(lines) })
    Object.assign(summed, writer.written)
  }

  // While a statement is under way its connection sees no later commit.
  const snapshot = db.prepare('SELECT host_number FROM host').iterate()
  snapshot.next()
  try {
    const sizeBytes = await putInPlace(asked.path, (fd) => writeWorkbook(fd, new Date(asked.now), write))
    return { path: asked.path, hosts: sums.hosts(), sizeBytes, neutralised: counts.neutralised, ...summed }
  } finally {
    snapshot.return?.()
  }
}

const noSite = 'No site'

const numbers = ['Criticality', 'Minutes']
const widths: Readonly<Record<string, number>> = {
  Criticality: 10,
  Minutes: 10,
  Note: 40,
  Reason: 32,
  'Other claims': 32,
}

const columns: readonly Column[] = statusColumns.map(([header]) => ({
  header,
  kind: header.endsWith('(UTC)') ? 'time' : numbers.includes(header) ? 'number' : 'text',
  width: widths[header] ?? 20,
}))

const summaryColumns: readonly Column[] = [
  { header: '', kind: 'text', width: 32 },
  { header: '', kind: 'number', width: 24 },
  ...hostStatuses.map((): Column => ({ header: '', kind: 'number', width: 14 })),
]

function summaryLines(
  { incident, now }: WorkbookExport,
  sums: Sums,
  { left, shortened, neutralised }: { readonly left: number; readonly shortened: number; readonly neutralised: number },
): readonly (readonly string[])[] {
  return [
    ['Incident', incident],
    ['Exported (UTC)', now.slice(0, 19).replace('T', ' ')],
    ...(left === 0 ? [] : [['Sites without a sheet of their own', String(left)]]),
    ...(shortened === 0 ? [] : [['Cells shortened to what a cell can hold', String(shortened)]]),
    ...(neutralised === 0 ? [] : [['Cells that look like a formula, kept as text', String(neutralised)]]),
    [],
    ['Site', 'Hosts', ...hostStatuses],
    ...sums.lines(),
  ]
}

async function* inTurn(lines: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* lines
}

type Sums = ReturnType<typeof createSums>

/** Hosts by site and status, added up while they pass. */
function createSums() {
  const all = new Map<string, number>()
  const bySite = new Map<string, Map<string, number>>()
  const others = new Map<string, number>()
  let hosts = 0
  const count = (sum: Map<string, number>, status: string) => sum.set(status, (sum.get(status) ?? 0) + 1)
  const lineOf = (name: string, sum: Map<string, number>) => [
    name,
    String([...sum.values()].reduce((total, some) => total + some, 0)),
    ...hostStatuses.map((status) => String(sum.get(status) ?? 0)),
  ]
  const inOrder = () => [...bySite].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    hosts: () => hosts,
    add({ site, status }: StatusRow): void {
      hosts += 1
      count(all, status)
      let sum = bySite.get(site)
      if (sum === undefined && bySite.size < mostSummed) {
        sum = new Map()
        bySite.set(site, sum)
      }
      count(sum ?? others, status)
    },
    /** The sites that get a sheet: one alone has all hosts already, of many the largest. */
    sheets(): { readonly sites: readonly string[]; readonly left: number } {
      if (bySite.size < 2) return { sites: [], left: 0 }
      const size = (site: string) => [...(bySite.get(site)?.values() ?? [])].reduce((total, some) => total + some, 0)
      const largest = [...bySite.keys()].map((site) => ({ site, hosts: size(site) }))
      largest.sort((a, b) => b.hosts - a.hosts || (a.site < b.site ? -1 : 1))
      const sites = largest.slice(0, mostSites).map(({ site }) => site)
      return { sites: sites.sort(), left: bySite.size - sites.length }
    },
    lines(): readonly (readonly string[])[] {
      return [
        lineOf('All sites', all),
        ...inOrder().map(([site, sum]) => lineOf(site === '' ? noSite : site, sum)),
        ...(others.size === 0 ? [] : [lineOf('Other sites', others)]),
      ]
    },
  }
}
