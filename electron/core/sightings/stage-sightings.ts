/**
 * Reads a list of live machines and finds out what it says, without touching the workspace. Two passes over the file:
 * how a column of times is to be read is known only at its end.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimsOf } from '../../../src/domain/hosts/claims.ts'
import type { HostRow } from '../../../src/domain/hosts/row.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import {
  createTimeJudge,
  type DayOrder,
  readSeenTime,
  type TimeColumn,
  type TimeReading,
} from '../../../src/domain/sightings/seen-time.ts'
import { prepareKnownHosts } from '../hosts/import/identify.ts'
import { type ListChoices, type OpenList, openList, type RefusedRow, readRecords } from '../hosts/import/read-list.ts'
import { copyHashed, type JobHooks, type ListWarning, requireUnchanged, writeCanonical } from '../hosts/import/stage.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { prepareMatchHost } from './match-host.ts'
import { openSeenScratch, type SeenScratch } from './seen-scratch.ts'

/** What a person says of the times of a list. */
export interface TimeChoices {
  readonly order?: DayOrder | undefined
  /** Minutes that the zone of the list is ahead of UTC. */
  readonly offsetMinutes?: number | undefined
}

export interface SightingsPlan {
  /** `rows` = matched + unknown + refused + blank. */
  readonly counts: {
    readonly rows: number
    readonly matched: number
    readonly unknown: number
    readonly refused: number
    readonly blank: number
  }
  /** Hosts that the list names: several rows can be one host. */
  readonly hosts: number
  /** The newest sighting. UTC, ISO 8601. */
  readonly asOf: string
  readonly column: TimeColumn
  readonly reading: TimeReading
  /** The first rows whose machine no list of hosts names. */
  readonly unknownFirst: { line: number; name: string }[]
  readonly warnings: ListWarning[]
  readonly refused: RefusedRow[]
}

export interface StagedSightings {
  readonly plan: SightingsPlan
  readonly fileName: string
  readonly raw: { readonly file: string; readonly sha256: string }
  readonly canonical: { readonly file: string; readonly sha256: string }
}

const firstFew = 20
/** A clock that is a little ahead is no reason to refuse what it saw. */
const aheadMs = 10 * 60_000

/**
 * Stages a list of live machines.
 *
 * @param now UTC, ISO 8601: nobody was seen later
 * @throws {Refusal} every `list.*` code; `sightings.no-time` when no column says when; `sightings.day-order` when each
 *   day could be a month and nobody chose; `sightings.none` when no row names a host of the workspace with a time
 */
export async function stageSightings(
  db: ReadDb,
  scratchFolder: string,
  path: string,
  choices: { readonly list: ListChoices; readonly time: TimeChoices },
  { keep, job, now }: { readonly keep: boolean; readonly job: JobHooks; readonly now: string },
): Promise<StagedSightings> {
  const list = await openList(path, choices.list)
  if (list.mapped.mapping.lastSeen === undefined) {
    throw new Refusal('sightings.no-time', { headers: list.shape.headers.slice(0, 30) })
  }
  mkdirSync(scratchFolder, { recursive: true })
  const base = join(scratchFolder, randomBytes(8).toString('hex'))
  const files = { raw: `${base}.raw`, canonical: `${base}.seen` }
  const scratch = openSeenScratch(`${base}.db`)
  try {
    const column = await judgeColumn(list, job)
    const order = choices.time.order ?? column.order
    if (order === null) throw new Refusal('sightings.day-order', { column: list.mapping.lastSeen ?? '' })
    const reading: TimeReading = {
      order: order === 'either' ? 'day-first' : order,
      offsetMinutes: choices.time.offsetMinutes ?? 0,
    }
    const read = await readSightings(db, list, scratch, reading, job, now)
    if (read.asOf === '') throw new Refusal('sightings.none', { ...read.counts })
    const raw = keep ? await copyHashed(path, files.raw) : ''
    const canonical = await writeCanonical(scratch.newest(), keep ? files.canonical : null, job)
    requireUnchanged(list)
    const isAssumed = column.needsZone && choices.time.offsetMinutes === undefined
    return {
      plan: {
        ...read,
        hosts: scratch.countHosts(),
        column,
        reading,
        warnings: [
          ...list.shape.warnings,
          ...(isAssumed ? [{ code: 'sightings.zone-assumed', column: list.mapping.lastSeen ?? '' }] : []),
        ],
      },
      fileName: list.fileName,
      raw: { file: files.raw, sha256: raw },
      canonical: { file: files.canonical, sha256: canonical },
    }
  } catch (error) {
    for (const file of [files.raw, files.canonical]) rmSync(file, { force: true })
    throw refusalOfFile(error) ?? error
  } finally {
    scratch.close()
  }
}

async function judgeColumn(list: OpenList, job: JobHooks): Promise<TimeColumn> {
  const judge = createTimeJudge()
  for await (const records of readRecords(list, hooksOf(list, job))) {
    for (const record of records) if (record.kind === 'row') judge.add(record.row.fields.lastSeen ?? '')
  }
  return judge.found()
}

type Read = Pick<SightingsPlan, 'counts' | 'asOf' | 'unknownFirst' | 'refused'>

async function readSightings(
  db: ReadDb,
  list: OpenList,
  scratch: SeenScratch,
  reading: TimeReading,
  job: JobHooks,
  now: string,
): Promise<Read> {
  const match = prepareMatchHost(db)
  const readKnown = prepareKnownHosts(db)
  const latest = new Date(Date.parse(now) + aheadMs).toISOString()
  const counts = { rows: 0, matched: 0, unknown: 0, refused: 0, blank: 0 }
  const unknownFirst: Read['unknownFirst'] = []
  const refused: RefusedRow[] = []
  let asOf = ''
  const refuse = (row: RefusedRow): void => {
    counts.refused += 1
    if (refused.length < firstFew) refused.push(row)
  }
  const timeOf = (row: HostRow): string | null => {
    const said = row.fields.lastSeen ?? ''
    const seen = readSeenTime(said, reading)
    const code = seen === null ? 'row.no-time' : seen > latest ? 'row.time-ahead' : null
    if (code === null) return seen
    refuse({
      line: row.line,
      code,
      column: list.mapping.lastSeen ?? '',
      ...(said === '' ? {} : { value: said.slice(0, 80) }),
    })
    return null
  }
  for await (const records of readRecords(list, hooksOf(list, job))) {
    const rows = records.flatMap((record) => (record.kind === 'row' ? [record.row] : []))
    const claims = rows.map(claimsOf)
    const known = readKnown(claims.flat())
    for (const record of records) {
      if (record.kind === 'warning') continue
      counts.rows += record.kind === 'blank' ? record.count : 1
      if (record.kind === 'blank') counts.blank += record.count
      else if (record.kind === 'refused') refuse(record.refused)
    }
    for (const [index, row] of rows.entries()) {
      const seen = timeOf(row)
      if (seen === null) continue
      const found = match(claims[index] ?? [], known)
      if (found === 'ambiguous') {
        refuse({ line: row.line, code: 'row.ambiguous', column: list.mapping.name ?? '' })
        continue
      }
      // Whoever was seen proves how fresh the list is, whether we know it or not.
      if (seen > asOf) asOf = seen
      if (found === 'unknown') {
        counts.unknown += 1
        if (unknownFirst.length < firstFew) unknownFirst.push({ line: row.line, name: row.fields.name ?? '' })
      } else {
        counts.matched += 1
        scratch.add(found.host, row.line, seen)
      }
    }
  }
  return { counts, asOf: counts.matched === 0 ? '' : asOf, unknownFirst, refused }
}

function hooksOf(list: OpenList, job: JobHooks) {
  return {
    signal: job.signal,
    progress: (bytes: number) => {
      job.progress('reading', bytes, list.shape.sizeBytes, 'bytes')
    },
  }
}
