/**
 * The commands of a run: start, answer, take back, hold, go on, give up. Each gathers, lets the domain decide, and
 * writes one event with its projection in one transaction.
 */

import type { Draft } from '../../../src/domain/log/event.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Answer, decideAnswer, isRefusal } from '../../../src/domain/runbook/decide.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import { storeAttachment } from '../log/attachments.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile, type Workspace } from '../workspace/open.ts'
import type { LoadedRunbook, RunbookLibrary } from './library.ts'
import { type LoadedRun, loadRun, readHostEvents, requireOpenRun } from './load-run.ts'
import { proposeFor } from './propose.ts'

/**
 * Starts a run. Without a runbook the best proposal is taken.
 *
 * @throws {Refusal} `run.already-open`; `run.reason-needed` when a runbook is chosen that was not the best proposal;
 *   `runbook.not-found`, `runbook.broken`, `runbook.none-fits`
 */
export function startHostRun(
  workspace: Workspace,
  library: RunbookLibrary,
  ref: string,
  wanted: string | undefined,
  reason: string | undefined,
): void {
  const host = requireHost(workspace.db, ref)
  if (host.run !== null) throw new Refusal('run.already-open', { host: host.name, run: host.run })
  const best = proposeFor(workspace.db, host, library)[0]?.id
  const chosen = wanted ?? best
  if (chosen === undefined) throw new Refusal('runbook.none-fits', { host: host.name, environment: host.environment })
  const loaded = library.require(chosen)
  const why = reason?.trim() ?? ''
  if (chosen !== best && why === '') throw new Refusal('run.reason-needed', { runbook: chosen, proposed: best ?? '' })
  pinToWorkspace(workspace.folder, loaded)
  writeEvents(workspace, [
    {
      type: 'run-started',
      host: host.id,
      payload: {
        runbook: loaded.runbook.id,
        version: loaded.runbook.version,
        hash: loaded.hash,
        variables: variablesOf(host),
        ...(why === '' ? {} : { reason: why }),
      },
    },
  ])
}

function pinToWorkspace(folder: string, loaded: LoadedRunbook): void {
  try {
    storeAttachment(folder, loaded.bytes)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}

/** What a run knows of its host from the start; the names are those of `hostVariables` in the runbook schema. */
function variablesOf(host: HostTableRow): Record<string, string> {
  const facts: Record<string, string> = JSON.parse(host.facts)
  const known = {
    name: host.name,
    // A placeholder cannot be read back off a label.
    serial: host.serial_identifies === 1 ? host.serial : '',
    'asset-tag': host.asset_tag,
    model: facts.model ?? '',
    site: host.site,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''))
}

/** Records one answer, if the domain takes it. */
export function answerStep(workspace: Workspace, pinned: PinnedRunbook, ref: string, answer: Answer): void {
  const { host, run } = requireOpenRun(workspace.db, pinned, ref)
  const decided = decideAnswer(run.runbook, run.state, answer)
  if (isRefusal(decided)) throw new Refusal(decided.code, decided.details)
  const { payload } = decided
  const outcome = payload.outcome
  writeEvents(workspace, [
    {
      type: 'step-answered',
      host: host.id,
      run: run.id,
      payload: {
        ...payload,
        ...(outcome === undefined ? {} : { outcome: { ...outcome, dues: [...outcome.dues] } }),
      } as Draft<'step-answered'>['payload'], // `how` is one of the closed set: the runbook schema sees to it
    },
  ])
}

/**
 * Takes back the last answer that still stands, also the one that ended the run.
 *
 * @throws {Refusal} `run.nothing-to-undo`
 */
export function undoStep(workspace: Workspace, pinned: PinnedRunbook, ref: string): void {
  const host = requireHost(workspace.db, ref)
  const run = loadRun(workspace.db, host, pinned)
  const last = run?.state.path.at(-1)
  if (run === null || last === undefined || wasEnded(workspace, host, run))
    throw new Refusal('run.nothing-to-undo', { host: host.name })
  writeEvents(workspace, [{ type: 'step-undone', host: host.id, run: run.id, payload: { event: last.event } }])
}

function wasEnded(workspace: Workspace, host: HostTableRow, run: LoadedRun): boolean {
  return readHostEvents(workspace.db, host.id).some((event) => event.run === run.id && isEvent(event, 'run-ended'))
}

/** Puts an open run aside. `until` is the end of a timer, ISO 8601. */
export function holdRun(
  workspace: Workspace,
  pinned: PinnedRunbook,
  ref: string,
  hold: {
    readonly for: 'timer' | 'person' | 'key'
    readonly until?: string | undefined
    readonly reason?: string | undefined
  },
): void {
  const { host, run } = requireOpenRun(workspace.db, pinned, ref)
  const reason = hold.reason?.trim() ?? ''
  writeEvents(workspace, [
    {
      type: 'run-held',
      host: host.id,
      run: run.id,
      payload: {
        for: hold.for,
        ...(hold.until === undefined ? {} : { until: hold.until }),
        ...(reason === '' ? {} : { reason }),
      },
    },
  ])
}

export function continueRun(workspace: Workspace, pinned: PinnedRunbook, ref: string): void {
  const { host, run } = requireOpenRun(workspace.db, pinned, ref)
  writeEvents(workspace, [{ type: 'run-continued', host: host.id, run: run.id, payload: {} }])
}

/** Gives an attempt up. The host goes back to the queue. */
export function endRun(workspace: Workspace, pinned: PinnedRunbook, ref: string, reason: string): void {
  const { host, run } = requireOpenRun(workspace.db, pinned, ref)
  if (reason.trim() === '') throw new Refusal('run.reason-needed', { host: host.name })
  writeEvents(workspace, [{ type: 'run-ended', host: host.id, run: run.id, payload: { reason: reason.trim() } }])
}
