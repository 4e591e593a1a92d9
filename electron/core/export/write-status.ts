/**
 * The recovery status as a file: CSV for other lists, JSON for programs, a workbook for people.
 */
import { stringify } from 'csv-stringify/sync'
import { isFormula, neutraliseCell } from '../../../src/domain/export/neutralise.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import type { HostFilter } from '../hosts/list-hosts.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { type Write, writeWholeFile } from './atomic-file.ts'
import { readStatusRows, statusColumns } from './status-rows.ts'
import { writeStatusWorkbook } from './write-status-xlsx.ts'

export type StatusFormat = 'csv' | 'json' | 'xlsx'

export interface StatusExport {
  readonly format: StatusFormat
  readonly path: string
  readonly filter: HostFilter
  readonly language: Language
  /** ISO 8601. */
  readonly now: string
  readonly incident: string
}

export interface StatusExported {
  readonly path: string
  readonly hosts: number
  readonly sizeBytes: number
  readonly neutralised: number
  readonly shortened: number
  readonly sheets: number
  readonly sitesWithoutSheet: number
}

const rowsPerSlice = 500

/**
 * Writes the export. CSV: RFC 4180, UTF-8 with BOM, CRLF, times in UTC; cells that a spreadsheet would run are made
 * text and counted. JSON: one document, nothing neutralised, absent values left out. XLSX: see `writeStatusWorkbook`.
 *
 * @throws {Refusal} `export.no-permission`, `export.disk-full`; throws when `signal` is aborted, nothing is left then
 */
export async function writeStatus(
  db: ReadDb,
  pinned: PinnedRunbook,
  asked: StatusExport,
  hooks: { readonly signal: AbortSignal; progress(done: number): void },
): Promise<StatusExported> {
  if (asked.format === 'xlsx') return writeStatusWorkbook(db, pinned, asked, hooks)
  const counts = { hosts: 0, neutralised: 0, shortened: 0, sheets: 0, sitesWithoutSheet: 0 }
  const sizeBytes = await writeWholeFile(asked.path, async (write) => {
    const head = asked.format === 'csv' ? writeCsv(write, counts) : writeJson(write, asked)
    for (const row of readStatusRows(db, asked.filter, pinned, asked.language)) {
      head.row(statusColumns.map(([, cellOf]) => cellOf(row)))
      counts.hosts += 1
      if (counts.hosts % rowsPerSlice !== 0) continue
      hooks.progress(counts.hosts)
      await new Promise((resolve) => setImmediate(resolve))
      hooks.signal.throwIfAborted()
    }
    head.end()
  })
  return { path: asked.path, sizeBytes, ...counts }
}

interface RowWriter {
  row(cells: readonly string[]): void
  end(): void
}

function writeCsv(write: Write, counts: { neutralised: number }): RowWriter {
  // A bare LF or CR in a cell ends no record of ours, but it does for whoever reads the file.
  const line = (cells: readonly string[]): string =>
    stringify([cells], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
  write(`\ufeff${line(statusColumns.map(([header]) => header))}`)
  return {
    row(cells) {
      counts.neutralised += cells.filter(isFormula).length
      write(line(cells.map(neutraliseCell)))
    },
    end: () => undefined,
  }
}

function writeJson(write: Write, { now, incident }: StatusExport): RowWriter {
  const head = JSON.stringify({ format: 'bluelift-status/1', exportedAt: now, incident })
  write(`${head.slice(0, -1)},"hosts":[`)
  let separator = '\n'
  return {
    row(cells) {
      const named = Object.fromEntries(
        statusColumns.map(([header], index) => [keyOf(header), cells[index] ?? '']).filter(([, value]) => value !== ''),
      )
      write(separator + JSON.stringify(named))
      separator = ',\n'
    },
    end() {
      write('\n]}\n')
    },
  }
}

/** `Started (UTC)` becomes `startedUtc`. */
function keyOf(header: string): string {
  const words = header.replace(/[()]/g, '').split(' ')
  return words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
}
