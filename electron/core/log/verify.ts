/**
 * Checks the whole log: every chain, every hash, every signature, every attachment that an event names.
 *
 * SQLite's own checks see a torn page, not a changed row or a missing end; only this does.
 */
import { isEvent } from '../../../src/domain/log/event.ts'
import { readVault } from '../vault/read-vault.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { stationIdOf } from '../workspace/station.ts'
import { isAttachmentIntact } from './attachments.ts'
import { hashEvent, isSigned, noPrev } from './chain.ts'
import { type EventRow, eventColumns, rowToEvent } from './event-row.ts'

export interface StationReport {
  readonly id: string
  readonly events: number
  /** Hash of the last event: what a witness writes down. */
  readonly head: string
  readonly ok: boolean
  readonly firstBad: { readonly seq: number; readonly code: string } | null
}

export interface LogReport {
  readonly ok: boolean
  readonly events: number
  readonly stations: readonly StationReport[]
  readonly attachments: { readonly expected: number; readonly missing: readonly string[] }
}

/**
 * Verifies everything. Codes of `firstBad`: `gap` (a seq is missing), `chain` (does not follow the one before),
 * `hash` (content changed), `signature`, `key` (the station's first event does not carry the key of its name).
 *
 * @param progress called with the number of events checked so far
 */
export async function verifyLog(
  db: ReadDb,
  folder: string,
  progress: (done: number) => void = () => undefined,
): Promise<LogReport> {
  const names = db.prepare<[], string>('SELECT DISTINCT station FROM event ORDER BY station').pluck().all()
  const attachments = new Set<string>()
  let checked = 0
  const stations = names.map((station) =>
    verifyStation(db, station, attachments, () => {
      checked += 1
      if (checked % 1_000 === 0) progress(checked)
    }),
  )
  // The wrapped key of somebody who left, or under an old passphrase, is meant to be gone.
  for (const header of readVault(db).erased) attachments.delete(header)
  const missing: string[] = []
  for (const sha256 of [...attachments].sort()) {
    if (!(await isAttachmentIntact(folder, sha256))) missing.push(sha256)
  }
  return {
    ok: stations.every((station) => station.ok) && missing.length === 0,
    events: stations.reduce((sum, station) => sum + station.events, 0),
    stations,
    attachments: { expected: attachments.size, missing },
  }
}

function verifyStation(db: ReadDb, station: string, attachments: Set<string>, count: () => void): StationReport {
  const rows = db.prepare<[string], EventRow>(`SELECT ${eventColumns} FROM event WHERE station = ? ORDER BY seq`)
  let publicKey = ''
  let prev = noPrev
  let seq = 0
  let firstBad: StationReport['firstBad'] = null
  for (const row of rows.iterate(station)) {
    count()
    const event = rowToEvent(row)
    if (seq === 0 && isEvent(event, 'station-created')) publicKey = event.payload.publicKey
    for (const sha256 of namedAttachments(event)) attachments.add(sha256)
    const code = faultOf(event, seq, prev, station, publicKey)
    if (code !== null && firstBad === null) firstBad = { seq: event.seq, code }
    prev = event.hash
    seq = event.seq
  }
  const events = Number(db.prepare('SELECT count(*) FROM event WHERE station = ?').pluck().get(station))
  return { id: station, events, head: prev, ok: firstBad === null, firstBad }
}

function faultOf(
  event: ReturnType<typeof rowToEvent>,
  seqBefore: number,
  prev: string,
  station: string,
  publicKey: string,
): string | null {
  if (event.seq !== seqBefore + 1) return 'gap'
  if (event.prev !== prev) return 'chain'
  if (publicKey === '' || stationIdOf(publicKey) !== station) return 'key'
  if (hashEvent(event) !== event.hash) return 'hash'
  return isSigned(event.hash, event.signature, publicKey) ? null : 'signature'
}

/** The attachments that an event cannot be understood without. */
export function namedAttachments(event: ReturnType<typeof rowToEvent>): string[] {
  if (isEvent(event, 'import-finished') || isEvent(event, 'sightings-imported'))
    return [event.payload.raw, event.payload.canonical]
  if (isEvent(event, 'keys-imported')) return [event.payload.sealed]
  if (isEvent(event, 'vault-slot-added') || isEvent(event, 'vault-slot-changed')) return [event.payload.header]
  if (isEvent(event, 'runbook-added')) {
    return [event.payload.hash, ...(event.payload.source === undefined ? [] : [event.payload.source])]
  }
  return isEvent(event, 'run-started') ? [event.payload.hash] : []
}
