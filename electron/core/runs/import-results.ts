/**
 * Takes the results of a stick over into the log: each one becomes the events of one run, all or none.
 *
 * A result that the log has already is left alone. One whose machine is not surely known, or whose host stands
 * elsewhere, changes nothing: it is a proposal until a person names the host.
 */
import { type Draft, isEvent } from '../../../src/domain/log/event.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { startRun } from '../../../src/domain/runbook/state.ts'
import { type Replayed, replayEntries } from '../../../src/domain/stick/replay.ts'
import type { StickResult } from '../../../src/domain/stick/result.ts'
import { hostsByClaim, requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import { ofFewTypes } from '../log/event-row.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeTogether } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { loadRun, readHostEvents } from './load-run.ts'
import { type ResultFile, readResultFiles } from './read-results.ts'
import { hashContent } from './runbook-file.ts'
import { pinToWorkspace, variablesOf } from './start-run.ts'

export interface PlannedResult {
  readonly file: string
  /** `new` is or was taken over, `known` stands in the log already, `proposal` waits for a person. */
  readonly state: 'new' | 'known' | 'proposal' | 'refused'
  /** Why it is not new; empty for what is. */
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  readonly result: string
  readonly serial: string
  readonly name: string
  readonly host: { readonly id: string; readonly name: string } | null
  readonly candidates: readonly { readonly id: string; readonly name: string }[]
  readonly runbook: string
  readonly steps: number
  readonly stopped: string
}

type Planned = PlannedResult & { readonly write: ((workspace: Workspace) => void) | null }
/** Hosts that a person named, by the id of the result. */
export type Assigned = Readonly<Record<string, string>>

interface Side {
  readonly db: ReadDb
  readonly pinned: PinnedRunbook
  readonly now: string
}

/** What an import would do. Nothing is written. @throws {Refusal} as `readResultFiles`, and for an unknown host */
export function previewResults(side: Side, folder: string, assigned: Assigned): PlannedResult[] {
  const known = readKnown(side.db)
  return readResultFiles(folder).map((file) => withoutWrite(planFile(side, known, file, assigned)))
}

/** Takes over what is new, each result in one transaction; a failure keeps those before it. */
export function importResults(workspace: Workspace, side: Side, folder: string, assigned: Assigned): PlannedResult[] {
  const known = readKnown(side.db)
  return readResultFiles(folder).map((file) => {
    const planned = planFile(side, known, file, assigned)
    planned.write?.(workspace)
    if (planned.write !== null) known.set(planned.result, file.sha256)
    return withoutWrite(planned)
  })
}

function withoutWrite({ write, ...planned }: Planned): PlannedResult {
  return planned
}

/** Results that the log has, with the hash of their file. */
function readKnown(db: ReadDb): Map<string, string> {
  const rows = db
    .prepare<[], { result: string; file: string }>(`
      SELECT json_extract(payload, '$.result') AS result, json_extract(payload, '$.file') AS file
      FROM event WHERE type = 'result-imported' AND ${ofFewTypes}
    `)
    .all()
  return new Map(rows.map(({ result, file }) => [result, file]))
}

function planFile(side: Side, known: ReadonlyMap<string, string>, file: ResultFile, assigned: Assigned): Planned {
  if (!file.read.ok) {
    const { code, line } = file.read
    return { ...nothing(file.file), state: 'refused', code, details: { line } }
  }
  const { result } = file.read
  const shown = {
    ...nothing(file.file),
    result: result.id,
    serial: result.serial,
    name: result.name,
    runbook: result.runbook.id,
    steps: result.entries.length,
    stopped: result.stopped,
  }
  const before = known.get(result.id)
  if (before === file.sha256) return { ...shown, state: 'known', code: 'result.known' }
  if (before !== undefined) return { ...shown, state: 'refused', code: 'result.changed' }
  if (result.entries.length === 0) return { ...shown, state: 'refused', code: 'result.nothing-done' }
  const runbook = side.pinned(result.runbook.hash)
  if (runbook === null) {
    const { id, version } = result.runbook
    return { ...shown, state: 'refused', code: 'result.runbook-unknown', details: { runbook: id, version } }
  }
  if (runbook.incident !== result.incident || runbook.id !== result.runbook.id) {
    return { ...shown, state: 'refused', code: 'result.other-incident', details: { incident: result.incident } }
  }
  const named = Object.hasOwn(assigned, result.id) ? assigned[result.id] : undefined
  const found = named === undefined ? findMachine(side.db, result) : [requireHost(side.db, named)]
  const candidates = found.slice(0, 20).map(({ id, name }) => ({ id, name }))
  const host = found[0]
  if (host === undefined || found.length > 1) {
    const code = host === undefined ? 'result.host-unknown' : 'result.host-ambiguous'
    return { ...shown, state: 'proposal', code, candidates }
  }
  const way = planRun(side, runbook, host, result, named !== undefined)
  const about = { ...shown, host: { id: host.id, name: host.name }, candidates }
  if ('code' in way) return { ...about, ...way }
  return {
    ...about,
    state: 'new',
    write: (workspace) => writeResult(workspace, host, runbook, result, file.sha256, way),
  }
}

function nothing(file: string): Planned {
  return {
    file,
    state: 'refused',
    code: '',
    details: {},
    result: '',
    serial: '',
    name: '',
    host: null,
    candidates: [],
    runbook: '',
    steps: 0,
    stopped: '',
    write: null,
  }
}

/** The hosts that may be the machine: one when serial and name do not speak against each other. */
function findMachine(db: ReadDb, { serial, name }: StickResult): readonly HostTableRow[] {
  const bySerial = serial === '' ? [] : hostsByClaim(db, serial)
  const byName = name === '' ? [] : hostsByClaim(db, name)
  if (bySerial.length === 0) return byName
  if (byName.length === 0) return bySerial
  const both = bySerial.filter(({ id }) => byName.some((other) => other.id === id))
  return both.length > 0 ? both : [...bySerial, ...byName]
}

interface Way {
  /** The open run that goes on; `null` begins a new one. */
  readonly run: string | null
  readonly answers: Extract<Replayed, { ok: true }>['answers']
}
type Held = Pick<PlannedResult, 'state' | 'code' | 'details'>

function planRun(side: Side, runbook: Runbook, host: HostTableRow, result: StickResult, byPerson: boolean): Way | Held {
  const open = host.run === null ? null : loadRun(side.db, host, side.pinned)
  if (open !== null && open.state.runbook.hash === result.runbook.hash) {
    const on = replayEntries(runbook, open.state, result.entries, side.now)
    if (on.ok) return { run: open.id, answers: on.answers }
  }
  if (open !== null && !byPerson && !isOnlyOfSticks(side.db, host, open.id)) {
    return { state: 'proposal', code: 'result.run-elsewhere', details: { step: open.state.step ?? '' } }
  }
  if (open === null && !byPerson && (host.status === 'recovered' || host.status === 'retired')) {
    return { state: 'proposal', code: 'result.host-settled', details: {} }
  }
  const start = startRun(runbook, result.runbook.hash, variablesOf(host))
  const replayed = replayEntries(runbook, start, result.entries, side.now)
  if (replayed.ok) return { run: null, answers: replayed.answers }
  return { state: 'refused', code: 'result.does-not-follow', details: { step: replayed.step, why: replayed.why } }
}

/** A run in which no person has answered yet may be followed by a newer result. */
function isOnlyOfSticks(db: ReadDb, host: HostTableRow, run: string): boolean {
  const answers = readHostEvents(db, host.id).filter((event) => event.run === run && isEvent(event, 'step-answered'))
  return (
    answers.length > 0 &&
    answers.every((event) => isEvent(event, 'step-answered') && event.payload.source?.kind === 'stick')
  )
}

function writeResult(
  workspace: Workspace,
  host: HostTableRow,
  runbook: Runbook,
  result: StickResult,
  sha256: string,
  way: Way,
): void {
  const { id, version, hash } = result.runbook
  // The stick may have been made on another laptop.
  pinToWorkspace(workspace.folder, hashContent(runbook).bytes)
  writeTogether(workspace, (append) => {
    const run =
      way.run ??
      append({
        type: 'run-started',
        host: host.id,
        payload: { runbook: id, version, hash, variables: variablesOf(host) },
      })
    append({
      type: 'result-imported',
      host: host.id,
      run,
      payload: {
        result: result.id,
        file: sha256,
        tool: result.tool,
        started: result.started,
        serial: result.serial,
        name: result.name,
        stopped: result.stopped,
      },
    })
    for (const { entry, answered } of way.answers) {
      append({
        type: 'step-answered',
        host: host.id,
        run,
        payload: {
          ...answered.payload,
          source: { kind: 'stick', result: result.id, at: entry.at },
        } as Draft<'step-answered'>['payload'], // as in answer.ts: the runbook schema sees to `how`
      })
    }
  })
}
