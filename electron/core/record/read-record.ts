/**
 * The record of an incident out of the log and the maintained figures. No name of a key and no digit is in it.
 */
import { isEvent } from '../../../src/domain/log/event.ts'
import { listBlockers } from '../hosts/list-hosts.ts'
import { readFigures } from '../overview/figures.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { readTotals } from '../workspace/totals.ts'
import { readMilestones } from './milestones.ts'
import { type Entry, readEntries } from './read-entries.ts'

export interface TimelineEntry {
  /** UTC, ISO 8601. */
  readonly time: string
  readonly kind: Kind
  readonly by: string
  readonly values: Record<string, string | number>
}
type Kind =
  | ReturnType<typeof readMilestones>[number]['kind']
  | 'opened'
  | 'load'
  | 'load-reverted'
  | 'sightings'
  | 'sightings-reverted'
  | 'blocker'
  | 'lifted'
  | 'report'
  | 'decision'
  | 'advisory'
  | 'runbook'
  | 'vault'
  | 'reveals'

export function readRecord(db: ReadDb) {
  const { all, standing } = readEntries(db)
  const { total, recovered, retired, left, confirmed } = readFigures(db)
  return {
    incident: readTotals(db).incident,
    advisories: standing
      .flatMap(({ id, event }) =>
        isEvent(event, 'advisory-added') ? [{ ...event.payload, event: id, by: event.actor }] : [],
      )
      .reverse(),
    decisions: standing.flatMap(({ id, time, event }) =>
      isEvent(event, 'decision-taken')
        ? [
            {
              event: id,
              text: event.payload.text,
              by: event.payload.by ?? event.actor,
              at: event.payload.at ?? time,
              noted: time,
              notedBy: event.actor,
            },
          ]
        : [],
    ),
    timeline: readTimeline(db, all, standing, total - retired),
    people: readPeople(all),
    figures: { total, recovered, retired, left, confirmed },
  }
}

function readTimeline(
  db: ReadDb,
  all: readonly Entry[],
  standing: readonly Entry[],
  toRecover: number,
): TimelineEntry[] {
  const files = new Map(all.map(({ id, event }) => [id, nameOf(event.payload)]))
  const unlifted = new Set(
    all.flatMap(({ event }) => (isEvent(event, 'blocker-lift-cleared') ? [event.payload.event] : [])),
  )
  const stands = new Set(standing.map(({ id }) => id))
  const said = all.flatMap((entry) => {
    if (unlifted.has(entry.id)) return []
    if ((entry.event.type === 'decision-taken' || entry.event.type === 'advisory-added') && !stands.has(entry.id)) {
      return []
    }
    return sayEntry(entry, files)
  })
  const blocked = listBlockers(db).map(
    ({ name, hosts, since }): TimelineEntry => ({ time: since, kind: 'blocker', by: '', values: { name, hosts } }),
  )
  const back = readMilestones(db, toRecover).map(
    ({ kind, time, hosts, of }): TimelineEntry => ({ time, kind, by: '', values: { hosts, of } }),
  )
  // Sorting is stable: what has the same time stays in the order of the log.
  return [...said, ...blocked, ...readReveals(db), ...back].sort((a, b) =>
    a.time === b.time ? 0 : a.time < b.time ? -1 : 1,
  )
}

function sayEntry({ time, event }: Entry, files: ReadonlyMap<string, string>): TimelineEntry[] {
  const by = event.actor
  const at = (kind: Kind, values: TimelineEntry['values'], when = time): TimelineEntry[] => [
    { time: when, kind, by, values },
  ]
  if (isEvent(event, 'incident-opened')) return at('opened', { title: event.payload.title })
  if (isEvent(event, 'import-finished')) {
    const { file, counts } = event.payload
    return at('load', { file, rows: counts.rows, hosts: counts.new })
  }
  if (isEvent(event, 'import-reverted')) return at('load-reverted', { file: files.get(event.payload.import) ?? '' })
  if (isEvent(event, 'sightings-imported')) {
    const { file, source, counts } = event.payload
    return at('sightings', { file, source, rows: counts.rows, matched: counts.matched })
  }
  if (isEvent(event, 'sightings-reverted')) {
    return at('sightings-reverted', { file: files.get(event.payload.sightings) ?? '' })
  }
  if (isEvent(event, 'blocker-lifted')) return at('lifted', { name: event.payload.blocker })
  if (isEvent(event, 'report-made')) {
    const { left = 0, recovered = 0 } = event.payload.figures
    return at('report', { recovered, left })
  }
  if (isEvent(event, 'advisory-added'))
    return at('advisory', { title: event.payload.title, source: event.payload.source })
  if (isEvent(event, 'decision-taken')) {
    const { text, by: decided, at: when } = event.payload
    return [{ time: when ?? time, kind: 'decision', by: decided ?? by, values: { text } }]
  }
  if (isEvent(event, 'runbook-added')) {
    return at('runbook', { runbook: event.payload.runbook, version: event.payload.version })
  }
  return isEvent(event, 'vault-created') ? at('vault', {}) : []
}

/** How many keys were shown in each hour, and to how many people. */
function readReveals(db: ReadDb): TimelineEntry[] {
  return db
    .prepare<[], { hour: string; first: string; reveals: number; people: number }>(`
      SELECT substr(time, 1, 13) AS hour, min(time) AS first, count(*) AS reveals, count(DISTINCT actor) AS people
      FROM key_act WHERE kind = 'revealed' GROUP BY hour
    `)
    .all()
    .map(({ first, reveals, people }) => ({ time: first, kind: 'reveals', by: '', values: { reveals, people } }))
}

/** Everybody who said who they are; the role they had last. */
function readPeople(all: readonly Entry[]) {
  const people = new Map<string, { name: string; role: 'technician' | 'lead' | ''; since: string }>()
  for (const { time, event } of all) {
    const { name, role } = isEvent(event, 'person-introduced')
      ? event.payload
      : { name: event.actor, role: people.get(event.actor)?.role ?? ('' as const) }
    if (name !== '') people.set(name, { name, role, since: people.get(name)?.since ?? time })
  }
  return [...people.values()]
}

function nameOf(payload: unknown): string {
  return typeof payload === 'object' && payload !== null && 'file' in payload ? String(payload.file) : ''
}
