/**
 * What a person says of hosts outside a run: blocked, escalated, retired, recovered by other means; notes; joined,
 * parted; a blocker lifted. One event for each host.
 */
import { type Draft, isEvent } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type EventRow, eventColumns, rowToEvent } from '../log/event-row.ts'
import { prepareMembers } from '../log/projections/members.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { prepareRequireHost, requireHost } from './find-host.ts'
import { listBlockers } from './list-hosts.ts'

export interface HostSetting {
  readonly status: 'blocked' | 'escalated' | 'retired' | 'recovered'
  readonly how?: Draft<'host-status-set'>['payload']['how']
  readonly blocker?: string | undefined
  readonly reason?: string | undefined
  /** Rests on the newest sighting of each host: it is back since then, not since the act. */
  readonly bySighting?: boolean | undefined
}

const howsOf = {
  blocked: [],
  escalated: [],
  recovered: ['self-healed', 'reimaged', 'replaced'],
  retired: ['not-affected', 'decommissioned', 'duplicate'],
} as const satisfies Record<HostSetting['status'], readonly string[]>

/**
 * What it takes to set a status by hand: one event for each host, judged before the first is written.
 *
 * @throws {Refusal} `host.not-found`, `host.ambiguous`; `host.how-invalid` when recovered or retired comes without a
 *   way that belongs to it; `host.reason-needed` when blocked comes without a blocker or escalated without a reason;
 *   `host.run-open` for recovered and retired while a run is open; `host.not-seen` when it rests on a sighting that is
 *   not there. Nothing is set then
 */
export function draftSettings(db: ReadDb, refs: readonly string[], setting: HostSetting): Draft[] {
  const blocker = setting.blocker?.trim() ?? ''
  const reason = setting.reason?.trim() ?? ''
  const allowed: readonly string[] = howsOf[setting.status]
  if (allowed.length > 0 && (setting.how === undefined || !allowed.includes(setting.how))) {
    throw new Refusal('host.how-invalid', { status: setting.status, how: setting.how ?? '', allowed })
  }
  if (setting.status === 'blocked' && blocker === '')
    throw new Refusal('host.reason-needed', { status: setting.status })
  if (setting.status === 'escalated' && reason === '')
    throw new Refusal('host.reason-needed', { status: setting.status })
  const hosts = new Map(refs.map(prepareRequireHost(db)).map((host) => [host.id, host]))
  for (const host of hosts.values()) {
    if (host.run !== null && allowed.length > 0) throw new Refusal('host.run-open', { host: host.name, run: host.run })
    if (setting.bySighting === true && host.seen_at === '') throw new Refusal('host.not-seen', { host: host.name })
  }
  return [...hosts.values()].map((host) => ({
    type: 'host-status-set' as const,
    host: host.id,
    payload: {
      status: setting.status,
      ...(setting.how === undefined || allowed.length === 0 ? {} : { how: setting.how }),
      ...(setting.status === 'blocked' ? { blocker } : {}),
      ...(reason === '' ? {} : { reason }),
      ...(setting.bySighting === true ? { seen: host.seen_at } : {}),
    },
  }))
}

/** What takes such events back. @throws {Refusal} `host.status-not-set` when an id is not such an event */
export function draftClearings(db: ReadDb, events: readonly string[]): Draft[] {
  const read = db.prepare<[string, number], EventRow>(`SELECT ${eventColumns} FROM event WHERE station = ? AND seq = ?`)
  return events.map((id): Draft => {
    const [station = '', seq = ''] = id.split(':')
    const row = read.get(station, Number(seq))
    const event = row === undefined ? null : rowToEvent(row)
    if (event === null || !isEvent(event, 'host-status-set') || event.host === undefined) {
      throw new Refusal('host.status-not-set', { event: id })
    }
    return { type: 'host-status-cleared', host: event.host, payload: { event: id } }
  })
}

export function addNote(workspace: Workspace, ref: string, text: string): string {
  const host = requireHost(workspace.db, ref)
  return writeEvents(workspace, [{ type: 'note-added', host: host.id, payload: { text } }])[0] ?? ''
}

/** Joins two hosts that are one machine. @throws {Refusal} `host.same`, `host.run-open` when both have an open run */
export function linkHosts(workspace: Workspace, a: string, b: string, reason: string | undefined): string {
  const [first, second] = [requireHost(workspace.db, a), requireHost(workspace.db, b)]
  if (first.id === second.id) throw new Refusal('host.same', { host: first.name })
  if (first.run !== null && second.run !== null)
    throw new Refusal('host.run-open', { host: second.name, run: second.run })
  const why = reason?.trim() ?? ''
  writeEvents(workspace, [
    { type: 'host-linked', host: first.id, payload: { other: second.id, ...(why === '' ? {} : { reason: why }) } },
  ])
  return prepareMembers(workspace.db).canonicalOf(first.id)
}

/** Parts a host into what was joined. @returns the ids that stand alone again @throws {Refusal} `host.not-linked` */
export function splitHost(workspace: Workspace, ref: string, reason: string | undefined): string[] {
  const host = requireHost(workspace.db, ref)
  const members = prepareMembers(workspace.db).membersOf(host.id)
  if (members.length < 2) throw new Refusal('host.not-linked', { host: host.name })
  const why = reason?.trim() ?? ''
  writeEvents(workspace, [{ type: 'host-split', host: host.id, payload: why === '' ? {} : { reason: why } }])
  return [...members]
}

/** Lifts a blocker: every host that it held returns to the queue. @throws {Refusal} `blocker.not-found` */
export function liftBlocker(
  workspace: Workspace,
  name: string,
  reason: string | undefined,
): { readonly event: string; readonly hosts: number } {
  const blocker = listBlockers(workspace.db).find((known) => known.name === name)
  if (blocker === undefined) throw new Refusal('blocker.not-found', { blocker: name })
  const why = reason?.trim() ?? ''
  const [event = ''] = writeEvents(workspace, [
    { type: 'blocker-lifted', payload: { blocker: name, ...(why === '' ? {} : { reason: why }) } },
  ])
  return { event, hosts: blocker.hosts }
}

/**
 * Takes a lift back: what nobody touched since is held again.
 *
 * @returns how many hosts the blocker holds now
 * @throws {Refusal} `blocker.not-lifted` when the id is no lift
 */
export function clearLift(workspace: Workspace, id: string): number {
  const [station = '', seq = ''] = id.split(':')
  const blocker = workspace.db
    .prepare<[string, number], string>(
      "SELECT json_extract(payload, '$.blocker') FROM event WHERE station = ? AND seq = ? AND type = 'blocker-lifted'",
    )
    .pluck()
    .get(station, Number(seq))
  if (blocker === undefined) throw new Refusal('blocker.not-lifted', { event: id })
  writeEvents(workspace, [{ type: 'blocker-lift-cleared', payload: { event: id } }])
  return listBlockers(workspace.db).find(({ name }) => name === blocker)?.hosts ?? 0
}
