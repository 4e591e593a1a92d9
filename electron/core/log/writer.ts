/**
 * The one way into the log: events and what they project are written in one transaction.
 *
 * An event without its projection is a lie on the screen (P1, P3), so both commit together or not at all. The
 * writer keeps the head of its station's chain in memory and puts it back when a transaction fails.
 */

import { nextTime, wallOf } from '../../../src/domain/log/clock.ts'
import { type Draft, type LoggedEvent, payloadSchemas } from '../../../src/domain/log/event.ts'
import { refusalOfDisk } from '../workspace/file-error.ts'
import { heldTransaction } from '../workspace/held.ts'
import { refusalOfSqlite, type WriteDb } from '../workspace/sqlite.ts'
import type { Station } from '../workspace/station.ts'
import { hashEvent, noPrev } from './chain.ts'
import { eventToRow } from './event-row.ts'

/** Appends one event inside the running transaction. */
export type Append = (draft: Draft) => LoggedEvent

export interface LogWriter {
  /**
   * Runs `work` in one immediate transaction; its events are on disk when this returns.
   *
   * @throws {Refusal} `workspace.disk-full`, `workspace.disk-error`, `workspace.read-only`; nothing is kept then
   */
  write<Result>(work: (append: Append) => Result): Result
  /** Wall-clock time of the last event of this station, or `null`. */
  savedAt(): string | null
}

export interface Author {
  /** The name that stands in the log. */
  actor(): string
  incident(): string
  now(): number
}

/** Prepares the writer for the head that stands in the database. */
export function openLogWriter(db: WriteDb, station: Station, author: Author): LogWriter {
  const insert = db.prepare(`
    INSERT INTO event (station, seq, time, actor, incident, host, run, type, version, payload, prev, hash, signature)
    VALUES (:station, :seq, :time, :actor, :incident, :host, :run, :type, :version, :payload, :prev, :hash, :signature)
  `)
  let head = readHead(db, station.id)

  const append: Append = (draft) => {
    const payload = payloadSchemas[draft.type].parse(draft.payload)
    const envelope = {
      station: station.id,
      seq: head.seq + 1,
      time: nextTime(head.time, author.now()),
      actor: author.actor(),
      incident: author.incident(),
      ...(draft.host === undefined ? {} : { host: draft.host }),
      ...(draft.run === undefined ? {} : { run: draft.run }),
      type: draft.type,
      version: 1,
      payload,
      prev: head.hash,
    }
    const hash = hashEvent(envelope)
    const event = { ...envelope, hash, signature: station.sign(Buffer.from(hash, 'hex')) }
    insert.run(eventToRow(event))
    head = { seq: event.seq, hash, time: event.time }
    return event
  }

  return {
    write(work) {
      const before = head
      try {
        heldTransaction(db).commit()
        if (db.inTransaction) throw new Error('an event was written inside a transaction of somebody else')
        const result = db.transaction(() => work(append)).immediate()
        if (head.seq !== before.seq) remember(station, head.seq)
        return result
      } catch (error) {
        head = before
        throw refusalOfSqlite(error) ?? error
      }
    },
    savedAt: () => (head.time === null ? null : wallOf(head.time)),
  }
}

/** The events are on disk already, so a profile without room is no reason to refuse them; the next number is. */
function remember(station: Station, seq: number): void {
  try {
    station.remember(seq)
  } catch (error) {
    if (refusalOfDisk(error) === null) throw error
  }
}

interface Head {
  readonly seq: number
  readonly hash: string
  readonly time: string | null
}

function readHead(db: WriteDb, station: string): Head {
  const row = db
    .prepare<[string], { seq: number; hash: string; time: string }>(
      'SELECT seq, hash, time FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(station)
  return row ?? { seq: 0, hash: noPrev, time: null }
}
