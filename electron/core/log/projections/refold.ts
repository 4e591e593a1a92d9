/**
 * Folds one host again and replaces what the tables say of it.
 *
 * This is the only writer of `host`, `claim`, `host_search`, `run` and `counter`. Live work, loads, merges and
 * rebuild all come through here, so they agree by construction (P3, P4).
 */
import { type Claim, claimsOf, normaliseClaim } from '../../../../src/domain/hosts/claims.ts'
import { compareEvents, type LoggedEvent, orderKey } from '../../../../src/domain/log/event.ts'
import type { Sighting } from '../../../../src/domain/sightings/confirm.ts'
import { foldHost, type HostFold, type LoadedRow } from '../../../../src/domain/status/fold-host.ts'
import type { Statement, WriteDb } from '../../workspace/sqlite.ts'
import { type EventRow, eventColumns, ofFewTypes, rowToEvent, totalOrder } from '../event-row.ts'
import { prepareCounters } from './counters.ts'
import { foldToRow, type HostTableRow, hostColumns } from './host-row.ts'
import { prepareMembers } from './members.ts'
import type { CanonicalRow } from './settle.ts'
import { prepareStepCounters, type StepCounters, storedSteps } from './step-counters.ts'

export interface Refold {
  /** Folds the host to which this id belongs. Call it inside a transaction, `flush` before the commit. */
  host(id: string): void
  /**
   * Does what `host` does, without its questions, for a host that the tables meet for the first time: the row of a load
   * that stands is all that was ever said of it. Most hosts come like this, and the questions cost more than the fold.
   */
  newHost(number: number, row: Pick<CanonicalRow, 'id' | 'fields' | 'weak'>): void
  flush(): void
  drop(): void
}

interface StoredLoad {
  readonly fields: string
  readonly weak: string
  readonly reverted: number
  readonly time: string
  readonly station: string
  readonly seq: number
}

interface StoredSighting {
  readonly seen: string
  readonly asOf: string
  readonly source: string
  readonly reverted: number
}

interface ShownClaim extends Claim {
  readonly why?: NonNullable<Claim['why']>
}

export function prepareRefold(db: WriteDb): Refold {
  const counters = prepareCounters(db)
  const members = prepareMembers(db)
  const numberOf = db.prepare<[string], number>('SELECT host_number FROM host_number WHERE id = ?').pluck()
  const addNumber = db
    .prepare<[string], number>('INSERT INTO host_number (id) VALUES (?) RETURNING host_number')
    .pluck()
  const loads = db.prepare<[string], StoredLoad>(`
    SELECT import_row.fields, import_row.weak, import.reverted, import.time, import.station, import.seq
    FROM import_row JOIN import USING (import_number)
    WHERE import_row.host_number = (SELECT host_number FROM host_number WHERE id = ?)
  `)
  const events = db.prepare<[string], EventRow>(
    `SELECT ${eventColumns} FROM event WHERE host = ? ORDER BY ${totalOrder}`,
  )
  const lastLift = db.prepare<[string], Pick<EventRow, 'time' | 'station' | 'seq'>>(`
    SELECT time, station, seq FROM event
    WHERE type = 'blocker-lifted' AND ${ofFewTypes} AND json_extract(payload, '$.blocker') = ?
      AND station || ':' || seq NOT IN (
        SELECT json_extract(payload, '$.event') FROM event WHERE type = 'blocker-lift-cleared' AND ${ofFewTypes}
      )
    ORDER BY time DESC, station DESC, seq DESC LIMIT 1
  `)
  const sightings = db.prepare<[string], StoredSighting>(`
    SELECT sighting_row.seen, sighting.as_of AS asOf, sighting.source, sighting.reverted
    FROM sighting_row JOIN sighting USING (sighting_number)
    WHERE sighting_row.host_number = (SELECT host_number FROM host_number WHERE id = ?)
  `)
  const oldRow = db.prepare<[number], HostTableRow>(`SELECT ${hostColumns.join(', ')} FROM host WHERE host_number = ?`)
  const row = prepareRow(db)
  const dropRow = db.prepare<[number]>('DELETE FROM host WHERE host_number = ?')
  const claims = prepareClaims(db)
  const stepCounters = prepareStepCounters(db)
  const runs = prepareRuns(db, stepCounters)

  const liftedAt = (blocker: string): string | null => {
    const lift = lastLift.get(blocker)
    return lift === undefined ? null : orderKey(lift)
  }

  const fold = (group: readonly string[]): { fold: HostFold | null; claims: ShownClaim[] } => {
    const stored = group.flatMap((id) => loads.all(id)).sort(compareEvents)
    const said: LoadedRow[] = stored.map((row) => ({ fields: JSON.parse(row.fields), reverted: row.reverted === 1 }))
    const happened: LoggedEvent[] = group.flatMap((id) => events.all(id).map(rowToEvent)).sort(compareEvents)
    const seen: Sighting[] = group
      .flatMap((id) => sightings.all(id))
      .map((row) => ({ ...row, reverted: row.reverted === 1 }))
    const found = foldHost(said, happened, seen, liftedAt)
    const weak = stored.map((row): string[] => JSON.parse(row.weak))
    const standing = said.some((load) => !load.reverted)
    return {
      fold: found,
      claims: found === null ? [] : unitedClaims(said, weak, (load) => !standing || !load.reverted),
    }
  }

  const remove = (number: number): void => {
    const before = oldRow.get(number) ?? null
    if (before === null) return
    dropRow.run(number)
    claims.replace(number, [], '')
    runs.replace(number, [])
    counters.move(before, null)
  }

  const tableRow = (number: number, id: string, found: HostFold, known: readonly ShownClaim[]): HostTableRow => {
    const shown = normaliseClaim('serial', found.facts.fields.serial ?? '')
    const serial = known.find((claim) => claim.kind === 'serial' && claim.value === shown)
    return foldToRow(number, id, found, serial?.identifies === true)
  }

  const host = (id: string): void => {
    const canonical = members.canonicalOf(id)
    const group = members.membersOf(canonical)
    for (const member of group) {
      // A joined host is shown once, under the smallest id.
      if (member !== canonical) remove(numberOf.get(member) ?? 0)
    }
    const result = fold(group)
    const number = numberOf.get(canonical) ?? Number(addNumber.get(canonical))
    if (result.fold === null) {
      remove(number)
      return
    }
    const before = oldRow.get(number) ?? null
    const after = tableRow(number, canonical, result.fold, result.claims)
    // Most rows of a newer list say nothing new, and a row is part of many indexes.
    const changed = before === null ? hostColumns : hostColumns.filter((column) => before[column] !== after[column])
    if (before === null) row.add(after)
    else if (changed.length > 0) row.change(after, changed)
    const rest = searchedBeside(after)
    const isSearchedAnew = before === null || rest !== searchedBeside(before)
    if (isSearchedAnew || !claims.same(number, result.claims)) claims.replace(number, result.claims, rest)
    runs.replace(number, result.fold.runs)
    if (changed.length > 0) counters.move(before, after)
  }

  return {
    host,
    newHost(number, { id, fields, weak }) {
      const said = [{ fields, reverted: false }]
      const found = foldHost(said, [], [], liftedAt)
      // Whom a list of live machines named has a number already, and does not come here.
      if (found === null || members.isMember(id) || events.get(id) !== undefined) {
        host(id)
        return
      }
      const known = unitedClaims(said, [weak ?? []], () => true)
      const after = tableRow(number, id, found, known)
      row.add(after)
      claims.add(number, known, searchedBeside(after))
      counters.move(null, after)
    },
    flush: () => {
      counters.flush()
      stepCounters.flush()
    },
    drop: () => {
      counters.drop()
      stepCounters.drop()
    },
  }
}

/** By place, not by name: names cost more than the insert when there are so many. */
function prepareRow(db: WriteDb) {
  const columns = `(${hostColumns.join(', ')}) VALUES (${hostColumns.map(() => '?').join(', ')})`
  const add = db.prepare<unknown[]>(`INSERT INTO host ${columns}`)
  const changeByColumns = new Map<string, Statement<unknown[]>>()
  return {
    /** For a host that has none. */
    add(row: HostTableRow): void {
      add.run(hostColumns.map((column) => row[column]))
    },
    /** Writes some columns of a row that is there: only the indexes over them are touched, which is most of the cost. */
    change(row: HostTableRow, changed: readonly (keyof HostTableRow)[]): void {
      const sets = changed.map((column) => `${column} = ?`).join(', ')
      const known = changeByColumns.get(sets)
      const change = known ?? db.prepare<unknown[]>(`UPDATE host SET ${sets} WHERE host_number = ?`)
      if (known === undefined) changeByColumns.set(sets, change)
      change.run([...changed.map((column) => row[column]), row.host_number])
    },
  }
}

/** What is searched beside the claims. */
function searchedBeside(row: HostTableRow): string {
  return [row.site, row.place].join(' ')
}

/** All claims of the loads that count, each value once; a value that a list gave to several hosts identifies nothing. */
function unitedClaims(
  loads: readonly LoadedRow[],
  weak: readonly (readonly string[])[],
  counts: (load: LoadedRow) => boolean,
): ShownClaim[] {
  const united = new Map<string, ShownClaim>()
  for (const [index, load] of loads.entries()) {
    if (!counts(load)) continue
    for (const claim of claimsOf({ fields: load.fields, line: 0 })) {
      const key = `${claim.kind} ${claim.value}`
      const judged =
        weak[index]?.includes(key) === true ? { ...claim, identifies: false, why: 'repeated' as const } : claim
      const before = united.get(key)
      if (before === undefined || (before.identifies && !judged.identifies)) united.set(key, judged)
    }
  }
  return [...united.values()]
}

function prepareClaims(db: WriteDb) {
  const drop = db.prepare<[number]>('DELETE FROM claim WHERE host_number = ?')
  const add = db.prepare<[number, string, string, string, number, string]>(
    'INSERT INTO claim (host_number, kind, value, shown, identifies, why) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const any = db.prepare<[number], number>('SELECT 1 FROM claim WHERE host_number = ? LIMIT 1').pluck()
  const dropText = db.prepare<[number]>('DELETE FROM host_search WHERE rowid = ?')
  const addText = db.prepare<[number, string]>('INSERT INTO host_search (rowid, text) VALUES (?, ?)')
  const stored = db
    .prepare<[number], string[]>(
      'SELECT kind, value, shown, identifies, why FROM claim WHERE host_number = ? ORDER BY claim_number',
    )
    .raw()
  const addAll = (number: number, claims: readonly ShownClaim[], rest: string): void => {
    if (claims.length === 0) return
    for (const claim of claims) {
      add.run(number, claim.kind, claim.value, claim.shown, claim.identifies ? 1 : 0, claim.why ?? '')
    }
    const shown = claims.flatMap((claim) =>
      claim.shown.toLowerCase() === claim.value ? [claim.value] : [claim.shown, claim.value],
    )
    addText.run(number, [...shown, rest].join('\n').toLowerCase())
  }
  return {
    same(number: number, claims: readonly ShownClaim[]): boolean {
      const wanted = claims.map((claim) => [
        claim.kind,
        claim.value,
        claim.shown,
        claim.identifies ? 1 : 0,
        claim.why ?? '',
      ])
      return JSON.stringify(stored.all(number)) === JSON.stringify(wanted)
    },
    replace(number: number, claims: readonly ShownClaim[], rest: string): void {
      if (any.get(number) !== undefined) {
        drop.run(number)
        dropText.run(number)
      }
      addAll(number, claims, rest)
    },
    /** For a host that has none. */
    add: addAll,
  }
}

function prepareRuns(db: WriteDb, counters: StepCounters) {
  const stored = db.prepare<[number], { runbook: string; steps: string }>(
    'SELECT runbook, steps FROM run WHERE host_number = ?',
  )
  const drop = db.prepare<[number]>('DELETE FROM run WHERE host_number = ?')
  const add = db.prepare(`
    INSERT INTO run (id, host_number, runbook, version, hash, status, started_at, finished_at, technician, steps)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  return {
    replace(number: number, runs: HostFold['runs']): void {
      const before = stored.all(number)
      if (runs.length === 0 && before.length === 0) return
      for (const { runbook, steps } of before) counters.count(runbook, JSON.parse(steps), -1)
      drop.run(number)
      for (const run of runs) {
        const steps = storedSteps(run)
        counters.count(run.runbook, steps, 1)
        add.run(
          run.id,
          number,
          run.runbook,
          run.version,
          run.hash,
          run.status,
          run.startedAt,
          run.finishedAt,
          run.technician,
          JSON.stringify(steps),
        )
      }
    },
  }
}
