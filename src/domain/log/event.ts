/**
 * The events of the log: what each one says, and the order in which all are folded.
 *
 * Payloads hold integers, strings, arrays and objects only (see canonical.ts). A new fact is a new type or a
 * new optional field; the meaning of an old one never changes. Types that this version does not know are kept
 * byte for byte and fold to nothing.
 */
import * as z from 'zod/mini'
import { vaultPayloads } from './vault-payloads.ts'

const text = z.string().check(z.maxLength(4_000))
const shortText = z.string().check(z.maxLength(300))
const count = z.int().check(z.nonnegative())
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const hostStatusSchema = z.enum([
  'not-started',
  'in-progress',
  'waiting',
  'blocked',
  'escalated',
  'recovered',
  'retired',
])
/** Derived, never stored by hand. The order is that of the table in the design and of the chips on the screen. */
export type HostStatus = z.infer<typeof hostStatusSchema>
export const hostStatuses = hostStatusSchema.options

export const howSchema = z.enum([
  'runbook',
  'self-healed',
  'reimaged',
  'replaced',
  'not-affected',
  'decommissioned',
  'duplicate',
])
export type How = z.infer<typeof howSchema>

export const environmentSchema = z.enum(['physical', 'hyperv', 'vmware', 'citrix', 'aws', 'azure', 'gcp', 'remote'])
export type Environment = z.infer<typeof environmentSchema>
export const environments = environmentSchema.options

const outcome = z.object({
  status: z.enum(['recovered', 'escalated', 'blocked', 'retired']),
  how: z.optional(howSchema),
  dues: z.array(shortText),
  reason: z.optional(text),
  continue: z.optional(shortText),
})

const importCounts = z.object({
  rows: count,
  new: count,
  changed: count,
  same: count,
  refused: count,
  blank: count,
})

/** What each known event type carries. */
export const payloadSchemas = {
  'station-created': z.object({
    publicKey: shortText,
    app: shortText,
    /** The station that it stands in for: the workspace holds fewer of its events than its owner wrote. */
    replaces: z.optional(z.object({ station: shortText, wrote: count, found: count })),
  }),
  'workspace-created': z.object({ workspace: shortText, title: shortText }),
  'incident-opened': z.object({ incident: shortText, title: shortText }),
  'person-introduced': z.object({ name: shortText, role: z.enum(['technician', 'lead']) }),
  'import-finished': z.object({
    file: shortText,
    raw: sha256,
    canonical: sha256,
    encoding: shortText,
    delimiter: shortText,
    headerLine: count,
    /** Of a workbook. */
    sheet: z.optional(shortText),
    mapping: z.record(z.string(), z.string()),
    preset: z.optional(shortText),
    counts: importCounts,
  }),
  'import-reverted': z.object({ import: shortText }),
  /** A list of machines that are alive. `rows` = matched + unknown + refused + blank. `asOf`: its newest sighting. */
  'sightings-imported': z.object({
    source: shortText,
    file: shortText,
    raw: sha256,
    canonical: sha256,
    asOf: shortText,
    reading: z.object({ order: z.enum(['day-first', 'month-first']), offsetMinutes: z.int() }),
    counts: z.object({ rows: count, matched: count, unknown: count, refused: count, blank: count }),
  }),
  'sightings-reverted': z.object({ sightings: shortText }),
  /** `hash`: the attachment with the whole runbook as JSON. `source`: the attachment with the file as it was brought. */
  'runbook-added': z.object({
    runbook: shortText,
    version: shortText,
    hash: sha256,
    source: z.optional(sha256),
    file: z.optional(shortText),
    reason: z.optional(text),
  }),
  'runbook-withdrawn': z.object({ event: shortText, reason: z.optional(text) }),
  'host-status-set': z.object({
    status: z.enum(['blocked', 'escalated', 'retired', 'recovered']),
    how: z.optional(howSchema),
    blocker: z.optional(shortText),
    reason: z.optional(text),
    /** The sighting on which it rests (UTC, ISO 8601): the host is back since then. */
    seen: z.optional(shortText),
  }),
  'host-status-cleared': z.object({ event: shortText }),
  'blocker-lifted': z.object({ blocker: shortText, reason: z.optional(text) }),
  /** Takes back a lift: what it returned to the queue is held again. */
  'blocker-lift-cleared': z.object({ event: shortText }),
  /** The figures that somebody reported: the next report says what changed since. */
  'report-made': z.object({ figures: z.record(z.string(), count), note: z.optional(text) }),
  /** A notice of a vendor or of the own security people, as somebody brought it. `source`: who says so; never opened. */
  'advisory-added': z.object({ title: shortText, source: shortText, date: shortText, text }),
  /** `by`, `at`: who decided and when (UTC, ISO 8601), where that is not who noted it, nor when. */
  'decision-taken': z.object({ text, by: z.optional(shortText), at: z.optional(shortText) }),
  /** Takes back one of the two above, or such a taking back. */
  'record-entry-cleared': z.object({ event: shortText }),
  'host-linked': z.object({ other: shortText, reason: z.optional(text) }),
  'host-split': z.object({ reason: z.optional(text) }),
  'note-added': z.object({ text }),
  'run-started': z.object({
    runbook: shortText,
    version: shortText,
    hash: sha256,
    variables: z.record(z.string(), z.string()),
    reason: z.optional(text),
    /** What a person said of the host when the runbook was chosen. */
    answers: z.optional(z.record(z.string(), shortText)),
    /** The run that this one goes on from, and what was read in it. */
    after: z.optional(shortText),
    carried: z.optional(z.record(z.string(), text)),
  }),
  'step-answered': z.object({
    step: shortText,
    result: shortText,
    inputs: z.optional(z.record(z.string(), text)),
    note: z.optional(text),
    reason: z.optional(text),
    confirmed: z.optional(z.literal('yes')),
    early: z.optional(z.literal('yes')),
    next: z.optional(shortText),
    waitUntil: z.optional(shortText),
    outcome: z.optional(outcome),
    /**
     * Not given at the step itself. `stick`: carried out by a stick, in the run that `result` names, at the machine's own
     * time. `paper`: ticked on paper by `by`, typed in afterwards; `at` is the time on it, with the zone as it stands there.
     */
    source: z.optional(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('stick'), result: shortText, at: shortText }),
        z.object({ kind: z.literal('paper'), at: shortText, by: shortText, sheet: z.optional(shortText) }),
      ]),
    ),
  }),
  /** A result of a stick was taken over; the answers that it brought name it as their source. */
  'result-imported': z.object({
    result: shortText,
    file: sha256,
    tool: shortText,
    started: shortText,
    serial: shortText,
    name: shortText,
    stopped: shortText,
  }),
  'step-undone': z.object({ event: shortText }),
  'run-held': z.object({
    for: z.enum(['timer', 'person', 'key']),
    until: z.optional(shortText),
    reason: z.optional(text),
  }),
  'run-continued': z.object({}),
  'run-ended': z.object({ reason: text }),
  ...vaultPayloads,
} as const

export type EventType = keyof typeof payloadSchemas
export type Payload<T extends EventType> = z.infer<(typeof payloadSchemas)[T]>

/** The envelope, without the three fields that are computed from it (`prev` stands in the hashed part). */
export interface Envelope {
  readonly station: string
  /** Per station, from 1, without gaps. */
  readonly seq: number
  readonly time: string
  readonly actor: string
  readonly incident: string
  readonly host?: string
  readonly run?: string
  readonly type: string
  /** Of the payload. */
  readonly version: number
  readonly payload: unknown
  /** Hash of the event with the `seq` before, 64 zeros for the first. */
  readonly prev: string
}

export interface LoggedEvent extends Envelope {
  readonly hash: string
  readonly signature: string
}

/** What a caller asks to have written; the log adds who, when and the chain. */
export interface Draft<T extends EventType = EventType> {
  readonly type: T
  readonly payload: Payload<T>
  readonly host?: string
  readonly run?: string
}

/** Narrows a read event to one type; a payload that does not fit its type is treated as unknown. */
export function isEvent<T extends EventType>(event: Envelope, type: T): event is Envelope & { payload: Payload<T> } {
  return event.type === type && payloadSchemas[type].safeParse(event.payload).success
}

/** What gives an event its place in the total order. */
type Placed = Pick<Envelope, 'time' | 'station' | 'seq'>

/** The one total order of all events: time, then station, then seq. */
export function compareEvents(a: Placed, b: Placed): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1
  if (a.station !== b.station) return a.station < b.station ? -1 : 1
  return a.seq - b.seq
}

/** Text that sorts as `compareEvents` does. */
export function orderKey(event: Placed): string {
  return `${event.time} ${event.station} ${String(event.seq).padStart(16, '0')}`
}
