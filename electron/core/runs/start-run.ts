/**
 * Begins an attempt: the first one of a host, the next one, or another runbook in the middle of one.
 */
import type { Draft } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { carryReadings } from '../../../src/domain/runbook/carry.ts'
import type { FactAnswers } from '../../../src/domain/runbook/choose.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import { storeAttachment } from '../log/attachments.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { Workspace } from '../workspace/open.ts'
import type { LoadedRunbook, RunbookLibrary } from './library.ts'
import { type LoadedRun, loadRun, requireOpenRun } from './load-run.ts'
import { proposeFor } from './propose.ts'

export interface StartWishes {
  /** Without it the best proposal is taken. */
  readonly runbook?: string | undefined
  readonly reason?: string | undefined
  /** What a person said of the host, beyond the lists; kept with the run. */
  readonly answers?: FactAnswers | undefined
}

/**
 * Starts a run. Readings of the run that handed the host over are taken along.
 *
 * @throws {Refusal} `run.already-open`; `run.reason-needed` when a runbook is chosen that was not the best proposal;
 *   `runbook.not-found`, `runbook.broken`, `runbook.none-fits`
 */
export function startHostRun(
  workspace: Workspace,
  library: RunbookLibrary,
  pinned: PinnedRunbook,
  ref: string,
  { runbook: wanted, reason, answers = {} }: StartWishes,
): void {
  const host = requireHost(workspace.db, ref)
  if (host.run !== null) throw new Refusal('run.already-open', { host: host.name, run: host.run })
  const best = proposeFor(workspace.db, host, library, answers).proposals[0]?.id
  const chosen = wanted ?? best
  if (chosen === undefined) throw new Refusal('runbook.none-fits', { host: host.name, environment: host.environment })
  const loaded = library.require(chosen)
  const why = reason?.trim() ?? ''
  if (chosen !== best && why === '') throw new Refusal('run.reason-needed', { runbook: chosen, proposed: best ?? '' })
  const last = lastThatLeadsTo(workspace, pinned, host, chosen)
  pinToWorkspace(workspace.folder, loaded.bytes())
  writeEvents(workspace, [startOf(host, loaded, last, why, answers)])
}

/**
 * Goes on with another runbook in the middle of an attempt ("this is a virtual machine after all"): the open run ends
 * with the reason, the new one begins with what was read so far. Both are one commit.
 *
 * @throws {Refusal} `run.not-open`, `run.reason-needed`, `run.same-runbook`, `runbook.not-found`, `runbook.broken`
 */
export function changeRunbook(
  workspace: Workspace,
  library: RunbookLibrary,
  pinned: PinnedRunbook,
  ref: string,
  wanted: string,
  reason: string,
): void {
  const { host, run } = requireOpenRun(workspace.db, pinned, ref)
  const loaded = library.require(wanted)
  const why = reason.trim()
  if (why === '') throw new Refusal('run.reason-needed', { runbook: wanted, proposed: run.runbook.id })
  if (loaded.hash === run.state.runbook.hash) throw new Refusal('run.same-runbook', { runbook: wanted })
  pinToWorkspace(workspace.folder, loaded.bytes())
  writeEvents(workspace, [
    { type: 'run-ended', host: host.id, run: run.id, payload: { reason: why } },
    startOf(host, loaded, run, why, {}),
  ])
}

function startOf(
  host: HostTableRow,
  { runbook, hash }: LoadedRunbook,
  before: LoadedRun | null,
  reason: string,
  answers: FactAnswers,
): Draft<'run-started'> {
  const said = Object.entries(answers).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const carried = before === null ? {} : carryReadings(before.runbook, before.state, runbook)
  return {
    type: 'run-started',
    host: host.id,
    payload: {
      runbook: runbook.id,
      version: runbook.version,
      hash,
      variables: variablesOf(host),
      ...(reason === '' ? {} : { reason }),
      ...(said.length === 0 ? {} : { answers: Object.fromEntries(said) }),
      ...(before === null ? {} : { after: before.id }),
      ...(Object.keys(carried).length === 0 ? {} : { carried }),
    },
  }
}

/** The last run of the host, when it ended by naming this runbook to go on with. */
function lastThatLeadsTo(
  workspace: Workspace,
  pinned: PinnedRunbook,
  host: HostTableRow,
  runbook: string,
): LoadedRun | null {
  if (host.runbook_hash === '' || pinned(host.runbook_hash) === null) return null
  const last = loadRun(workspace.db, host, pinned)
  return last?.state.outcome?.continue === runbook ? last : null
}

/** Keeps a runbook with the workspace, so that what names its hash can be understood there for good. */
export function pinToWorkspace(folder: string, bytes: Buffer): void {
  try {
    storeAttachment(folder, bytes)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}

/** What a run knows of its host from the start; the names are those of `hostVariables` in the runbook schema. */
export function variablesOf(host: HostTableRow): Record<string, string> {
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
