/**
 * The commands of an open run: answer, take back, hold, go on, give up. Each gathers, lets the domain decide, and
 * writes one event with its projection in one transaction.
 */

import type { Draft } from '../../../src/domain/log/event.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Answer, decideAnswer, isRefusal } from '../../../src/domain/runbook/decide.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import { type LoadedRun, loadRun, readHostEvents, requireOpenRun } from './load-run.ts'

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
