/**
 * Takes a filled-in sheet over into the log: all of its answers in one transaction, or none.
 *
 * It goes on with the open run of the host, or begins one with the runbook of the sheet. Who typed it in is the actor
 * of the events; who worked, and when, stands in the source of each answer.
 */

import { eventIdOf } from '../../../src/domain/ids.ts'
import { wallOf } from '../../../src/domain/log/clock.ts'
import type { Draft } from '../../../src/domain/log/event.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { type PaperLine, readPaperTime, transcribeLines } from '../../../src/domain/paper/transcribe.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import type { StepAnswered } from '../../../src/domain/runbook/decide.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { type RunState, startRun } from '../../../src/domain/runbook/state.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeEvents, writeTogether } from '../log/write-events.ts'
import type { Shelf } from '../runbooks/shelf.ts'
import { type LoadedRun, loadRun, readHostEvents } from '../runs/load-run.ts'
import { proposeFor } from '../runs/propose.ts'
import { pinToWorkspace, variablesOf } from '../runs/start-run.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface FilledPaper {
  readonly host: string
  /** Of the sheet, where the host has no open run; without it the best proposal. */
  readonly runbook?: string | undefined
  readonly hash?: string | undefined
  /** ISO 8601 with its zone. */
  readonly at: string
  /** Who worked. */
  readonly by: string
  readonly sheet?: string | undefined
  readonly answers: readonly PaperLine[]
}

/** What a sheet would make of the host. Nothing is written. */
export interface Transcript {
  readonly host: HostTableRow
  /** The open run that goes on; `null` when the sheet begins one. */
  readonly run: string | null
  readonly runbook: Runbook
  readonly at: string
  readonly answers: readonly StepAnswered[]
  /** After the last line. */
  readonly state: RunState
  /** Of the runbook, when a run begins; as `pinToWorkspace` takes it. */
  readonly bytes: Buffer | null
}

/** What is asked when a sheet is read. */
export interface PaperSide {
  readonly db: ReadDb
  readonly pinned: PinnedRunbook
  readonly library: Shelf
  /** ISO 8601. */
  readonly now: string
}

/**
 * Follows a sheet line by line.
 *
 * @throws {Refusal} `paper.time-*`; `run.already-open` for a sheet of another runbook than that of the open run; what
 *   `run.answer` is refused with, and then `line` (from 1) in the details
 */
export function planTranscript({ db, pinned, library, now }: PaperSide, paper: FilledPaper): Transcript {
  const host = requireHost(db, paper.host)
  const open = host.run === null ? null : loadRun(db, host, pinned)
  const base = open === null ? beginRun(db, library, host, paper) : goOn(host, open, paper)
  const last = open === null ? null : lastAnswerAt(db, host, open)
  const time = readPaperTime(paper.at, now, last)
  if (!time.ok) throw new Refusal(time.code, { at: paper.at, last: last ?? '' })
  const read = transcribeLines(base.runbook, base.state, paper.answers, time.utc)
  if (!read.ok) throw new Refusal(read.refusal.code, { ...read.refusal.details, line: read.line })
  return { ...base, host, at: time.at, answers: read.answers, state: read.state }
}

type Base = Pick<Transcript, 'run' | 'runbook' | 'state' | 'bytes'>

function goOn(host: HostTableRow, { id, runbook, state }: LoadedRun, paper: FilledPaper): Base {
  const other = paper.runbook !== undefined && paper.runbook !== runbook.id
  if (other || (paper.hash !== undefined && paper.hash !== state.runbook.hash)) {
    throw new Refusal('run.already-open', { host: host.name, run: id })
  }
  return { run: id, runbook, state, bytes: null }
}

function beginRun(db: ReadDb, library: Shelf, host: HostTableRow, paper: FilledPaper): Base {
  const id = paper.runbook ?? proposeFor(db, host, library, {}).proposals[0]?.id
  if (id === undefined) throw new Refusal('runbook.none-fits', { host: host.name, environment: host.environment })
  const { ready, hash, bytes, version, problems } = library.find(id, paper.hash)
  if (ready === null) throw new Refusal('runbook.draft', { runbook: id, version, problems: problems.length })
  return { run: null, runbook: ready, state: startRun(ready, hash, variablesOf(host)), bytes: bytes() }
}

/** When the last answer that stands was given: for one from paper the time on it. */
function lastAnswerAt(db: ReadDb, host: HostTableRow, run: LoadedRun): string {
  const id = run.state.path.at(-1)?.event
  const last = readHostEvents(db, host.id).find((event) => eventIdOf(event.station, event.seq) === id)
  if (last === undefined) return run.startedAt
  const source = isEvent(last, 'step-answered') ? last.payload.source : undefined
  return source?.kind === 'paper' ? new Date(source.at).toISOString() : wallOf(last.time)
}

/** Stores what was planned. @returns the ids of the answers, in order */
export function storeTranscript(workspace: Workspace, transcript: Transcript, paper: FilledPaper): readonly string[] {
  const { host, runbook, state, bytes, at, answers } = transcript
  if (bytes !== null) pinToWorkspace(workspace.folder, bytes)
  const sheet = paper.sheet?.trim() ?? ''
  const source = { kind: 'paper' as const, at, by: paper.by.trim(), ...(sheet === '' ? {} : { sheet }) }
  return writeTogether(workspace, (append) => {
    const run =
      transcript.run ??
      append({
        type: 'run-started',
        host: host.id,
        payload: {
          runbook: runbook.id,
          version: runbook.version,
          hash: state.runbook.hash,
          variables: variablesOf(host),
        },
      })
    return answers.map(({ payload }) =>
      append({
        type: 'step-answered',
        host: host.id,
        run,
        payload: { ...payload, source } as Draft<'step-answered'>['payload'], // as in runs/answer.ts: the runbook schema sees to `how`
      }),
    )
  })
}

/**
 * Takes back all answers at the end of the way that were typed in from the same paper.
 *
 * @throws {Refusal} `run.nothing-to-undo` when the last answer is not from paper
 */
export function undoPaper(workspace: Workspace, pinned: PinnedRunbook, ref: string): void {
  const host = requireHost(workspace.db, ref)
  const run = loadRun(workspace.db, host, pinned)
  const events = readHostEvents(workspace.db, host.id)
  if (run === null || events.some((event) => event.run === run.id && isEvent(event, 'run-ended'))) {
    throw new Refusal('run.nothing-to-undo', { host: host.name })
  }
  const sources = new Map(
    events.flatMap((event) =>
      isEvent(event, 'step-answered') && event.payload.source?.kind === 'paper'
        ? [[String(eventIdOf(event.station, event.seq)), JSON.stringify(event.payload.source)] as const]
        : [],
    ),
  )
  const way = run.state.path.map(({ event }) => event).reverse()
  const paper = sources.get(way[0] ?? '')
  if (paper === undefined) throw new Refusal('run.nothing-to-undo', { host: host.name })
  const end = way.findIndex((event) => sources.get(event) !== paper)
  writeEvents(
    workspace,
    way
      .slice(0, end < 0 ? undefined : end)
      .map((event) => ({ type: 'step-undone', host: host.id, run: run.id, payload: { event } })),
  )
}
