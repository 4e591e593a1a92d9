/**
 * Random histories of several stations: any events, at any times, about a handful of hosts.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { LoggedEvent } from '../../../src/domain/log/event.ts'
import { storeAttachment } from '../log/attachments.ts'
import { noPrev } from '../log/chain.ts'
import type { SealedRow } from '../log/projections/keys.ts'
import type { CanonicalRow, SightingRow } from '../log/projections/settle.ts'

const hosts = ['AAAAAAAAAAAAAAA1', 'AAAAAAAAAAAAAAA2', 'AAAAAAAAAAAAAAA3', 'AAAAAAAAAAAAAAA4']
const stations = ['0000000000000001', '0000000000000002', '0000000000000003']
const hash = 'f'.repeat(64)

/** One event before it has a place in a station's log. */
type Loose = Pick<LoggedEvent, 'type' | 'payload' | 'host' | 'run'> & {
  readonly rows?: readonly CanonicalRow[]
  readonly seen?: readonly SightingRow[]
  readonly keys?: readonly SealedRow[]
}

const host = fc.constantFrom(...hosts)
const eventId = fc
  .tuple(fc.constantFrom(...stations), fc.integer({ min: 1, max: 12 }))
  .map(([station, seq]) => `${station}:${seq}`)
const step = fc.constantFrom('one', 'two', 'three')
const blocker = fc.constantFrom('key server down', 'room locked')
const until = fc.constant('2024-07-19T08:00:00.000Z')

const rowsOf = fc
  .uniqueArray(
    fc.record({
      id: host,
      site: fc.constantFrom('Leeds', 'York', ''),
      serial: fc.constantFrom('7HK2Q93', 'Default string', ''),
      criticality: fc.constantFrom('1', '3', ''),
      weak: fc.boolean(),
    }),
    { minLength: 1, selector: ({ id }) => id },
  )
  .map((rows): CanonicalRow[] =>
    rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, weak, ...fields }, line) => ({
        id,
        line: line + 2,
        fields: {
          name: `PC-${id.at(-1)}`,
          ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
        },
        ...(weak ? { weak: ['serial 7hk2q93'] } : {}),
      })),
  )

const seenOf = fc
  .uniqueArray(
    fc.record({ id: host, minute: fc.integer({ min: 0, max: 59 }), hour: fc.integer({ min: 5, max: 14 }) }),
    {
      minLength: 1,
      selector: ({ id }) => id,
    },
  )
  .map((rows): SightingRow[] =>
    rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, hour, minute }, line) => ({
        id,
        line: line + 2,
        seen: `2024-07-19T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`,
      })),
  )

const key = fc.constantFrom('KKKKKKKKKKKKKKK1', 'KKKKKKKKKKKKKKK2', 'KKKKKKKKKKKKKKK3')
/** Sealed by nobody: projections never look into what is sealed. */
const keysOf = fc.array(
  fc.record({
    key,
    keyId: fc.constantFrom('', 'EA96E66B-D684-474A-B09A-CDCDE48041E6', 'EA96E66B-0000-474A-B09A-CDCDE48041E6'),
    volume: fc.constantFrom('os' as const, '' as const),
    createdAt: fc.constant(''),
    source: fc.constant('ad'),
    claims: fc.constantFrom([], [{ kind: 'name', value: 'PC-1' }], [{ kind: 'serial', value: '7HK2Q93' }]),
    sealed: fc.constantFrom('AAAA', 'BBBB'),
  }),
  { minLength: 1, maxLength: 4 },
)
const keyEvent: fc.Arbitrary<Loose> = fc.oneof(
  keysOf.map((keys) => ({
    type: 'keys-imported',
    payload: {},
    keys: keys.map((row, index) => ({ ...row, line: index + 1 })),
  })),
  fc.record({ host, payload: fc.record({ key }) }).map((event) => ({ type: 'key-assigned', ...event })),
  fc
    .record({ host, payload: fc.record({ key, keyId: fc.constant(''), by: fc.constant('R. Patel') }) })
    .map((event) => ({ type: 'key-revealed', ...event })),
  fc.record({ key }).map((payload) => ({ type: 'key-used', payload })),
  fc.record({ key }).map((payload) => ({ type: 'key-refused', payload })),
  fc.record({ key, how: fc.constant('changed') }).map((payload) => ({ type: 'key-rotated', payload })),
)

const loose: fc.Arbitrary<Loose> = fc.oneof(
  seenOf.map((seen) => ({ type: 'sightings-imported', payload: {}, seen })),
  eventId.map((list) => ({ type: 'sightings-reverted', payload: { sightings: list } })),
  keyEvent,
  keyEvent,
  rowsOf.map((rows) => ({ type: 'import-finished', payload: {}, rows })),
  eventId.map((load) => ({ type: 'import-reverted', payload: { import: load } })),
  host.map((id) => ({
    type: 'run-started',
    host: id,
    payload: { runbook: 'r', version: '1.0.0', hash, variables: {} },
  })),
  fc
    .record({
      host,
      run: eventId,
      payload: fc.record(
        {
          step,
          result: fc.constant('done'),
          next: step,
          waitUntil: until,
          outcome: fc.constantFrom(
            { status: 'recovered', how: 'runbook', dues: ['rotate-key'] },
            { status: 'blocked', dues: [], reason: 'room locked' },
            { status: 'escalated', dues: [] },
          ),
          source: fc.constantFrom(
            { kind: 'stick', result: '1-2-3-4-5/7HK2Q93', at: '' },
            { kind: 'paper', at: '2024-07-19T06:05:00+01:00', by: 'N. Patel', sheet: '7KQ2M4XD' },
          ),
        },
        { requiredKeys: ['step', 'result'] },
      ),
    })
    .map((event) => ({ type: 'step-answered', ...event })),
  fc
    .record({ host, run: eventId, payload: fc.record({ event: eventId }) })
    .map((event) => ({ type: 'step-undone', ...event })),
  fc
    .record({
      host,
      run: eventId,
      payload: fc.constantFrom({ for: 'timer', until: '2024-07-19T09:00:00.000Z' }, { for: 'person', reason: 'PIN' }),
    })
    .map((event) => ({ type: 'run-held', ...event })),
  fc.record({ host, run: eventId, payload: fc.constant({}) }).map((event) => ({ type: 'run-continued', ...event })),
  fc
    .record({ host, run: eventId, payload: fc.constant({ reason: 'gave up' }) })
    .map((event) => ({ type: 'run-ended', ...event })),
  fc
    .record({
      host,
      run: eventId,
      payload: fc.constant({
        result: '1-2-3-4-5/7HK2Q93',
        file: hash,
        tool: '0.1.0',
        started: '',
        serial: '7HK2Q93',
        name: '',
        stopped: 'two',
      }),
    })
    .map((event) => ({ type: 'result-imported', ...event })),
  fc
    .record({ host, payload: blocker.map((name) => ({ status: 'blocked', blocker: name })) })
    .map((event) => ({ type: 'host-status-set', ...event })),
  fc
    .record({ host, payload: fc.constant({ status: 'retired', how: 'not-affected' }) })
    .map((event) => ({ type: 'host-status-set', ...event })),
  fc
    .record({ host, payload: fc.record({ event: eventId }) })
    .map((event) => ({ type: 'host-status-cleared', ...event })),
  blocker.map((name) => ({ type: 'blocker-lifted', payload: { blocker: name } })),
  eventId.map((event) => ({ type: 'blocker-lift-cleared', payload: { event } })),
  fc.record({ host, payload: fc.record({ other: host }) }).map((event) => ({ type: 'host-linked', ...event })),
  host.map((id) => ({ type: 'host-split', host: id, payload: {} })),
  fc.record({ host, payload: fc.constant({ text: 'on a cart' }) }).map((event) => ({ type: 'note-added', ...event })),
  fc.constantFrom('1.0.0', '1.0.1').map((version) => ({
    type: 'runbook-added',
    payload: { runbook: 'r', version, hash, file: 'r.yaml' },
  })),
  eventId.map((event) => ({ type: 'runbook-withdrawn', payload: { event } })),
  fc.constant({
    type: 'advisory-added',
    payload: { title: 'Hub', source: 'CrowdStrike', date: '2024-07-19', text: '' },
  }),
  fc.constant({ type: 'decision-taken', payload: { text: 'Servers first' } }),
  eventId.map((event) => ({ type: 'record-entry-cleared', payload: { event } })),
  fc.constant({ type: 'report-made', payload: { figures: { total: 4 } } }),
  host.map((id) => ({ type: 'from-the-future', host: id, payload: { anything: 1 } })),
)

export interface History {
  readonly events: readonly LoggedEvent[]
  readonly loads: ReadonlyMap<string, Buffer>
}

/** A history whose stations number their events without gaps. Answers are aimed at runs that exist, often. */
export const aHistory: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      event: loose,
      station: fc.constantFrom(...stations),
      tick: fc.integer({ min: 0, max: 30 }),
      aim: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((parts) => {
    const seqs = new Map<string, number>()
    const loads = new Map<string, Buffer>()
    const started = new Map<string, string>()
    const events = parts.map(({ event, station, tick, aim }, index): LoggedEvent => {
      const seq = (seqs.get(station) ?? 0) + 1
      seqs.set(station, seq)
      const { rows, seen, keys, ...fields } = event
      const known = fields.host === undefined ? undefined : started.get(fields.host)
      const aimed = aim && fields.run !== undefined && known !== undefined ? { ...fields, run: known } : fields
      if (event.type === 'run-started' && event.host !== undefined) started.set(event.host, `${station}:${seq}`)
      return {
        station,
        seq,
        time: `2024-07-19T06:${String(Math.floor((index + tick) / 60)).padStart(2, '0')}:${String((index + tick) % 60).padStart(2, '0')}.000Z/0000`,
        actor: 'M. Okafor',
        incident: 'incident-1',
        version: 1,
        ...aimed,
        payload: payloadOf(fields.payload, event, loads),
        prev: noPrev,
        hash: createHash('sha256').update(`${station}${seq}`).digest('hex'),
        signature: '',
      }
    })
    return { events, loads }
  })

function payloadOf(
  payload: unknown,
  { rows, seen, keys }: Pick<Loose, 'rows' | 'seen' | 'keys'>,
  loads: Map<string, Buffer>,
): unknown {
  if (rows !== undefined) return payloadOfLoad(rows, loads)
  if (seen !== undefined) return payloadOfSightings(seen, loads)
  return keys === undefined ? payload : payloadOfKeys(keys, loads)
}

function payloadOfKeys(keys: readonly SealedRow[], loads: Map<string, Buffer>) {
  const bytes = gzipSync(keys.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const sealed = createHash('sha256').update(bytes).digest('hex')
  loads.set(sealed, bytes)
  const counts = { rows: keys.length, new: keys.length, same: 0, conflict: 0, refused: 0, blank: 0 }
  return { vault: 'V', file: 'keys.csv', source: 'ad', sealed, counts }
}

function keep(rows: readonly unknown[], loads: Map<string, Buffer>): string {
  const bytes = gzipSync(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
  const canonical = createHash('sha256').update(bytes).digest('hex')
  loads.set(canonical, bytes)
  return canonical
}

function payloadOfSightings(rows: readonly SightingRow[], loads: Map<string, Buffer>) {
  const canonical = keep(rows, loads)
  return {
    source: 'Falcon',
    file: 'seen.csv',
    raw: canonical,
    canonical,
    asOf: rows
      .map(({ seen }) => seen)
      .sort()
      .at(-1),
    reading: { order: 'day-first', offsetMinutes: 0 },
    counts: { rows: rows.length, matched: rows.length, unknown: 0, refused: 0, blank: 0 },
  }
}

function payloadOfLoad(rows: readonly CanonicalRow[], loads: Map<string, Buffer>) {
  const canonical = keep(rows, loads)
  return {
    file: 'list.csv',
    raw: canonical,
    canonical,
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    mapping: { name: 'Name' },
    counts: { rows: rows.length, new: rows.length, changed: 0, same: 0, refused: 0, blank: 0 },
  }
}

export function storeLoads(folder: string, loads: ReadonlyMap<string, Buffer>): void {
  for (const bytes of loads.values()) storeAttachment(folder, bytes)
}
