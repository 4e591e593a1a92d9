/**
 * A run as screens and scripts see it.
 */

import { wallOf } from '../../../src/domain/log/clock.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { listWarnings } from '../../../src/domain/runbook/corrections.ts'
import { viewPath } from '../../../src/domain/runbook/path-view.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import type { RunState } from '../../../src/domain/runbook/state.ts'
import { dueText, reasonText, titleOf } from '../../../src/domain/runbook/text.ts'
import { type StepView, viewStep } from '../../../src/domain/runbook/view.ts'
import { type PinnedRunbook, presentHost } from '../hosts/present-host.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { type LoadedRun, loadRun, readHostEvents } from './load-run.ts'

/**
 * @param known every runbook that can be started, older versions too: a newer one may warn this run
 * @throws {Refusal} `run.runbook-missing`
 */
export function viewRun(
  db: ReadDb,
  host: HostTableRow,
  known: readonly Runbook[],
  pinned: PinnedRunbook,
  language: Language,
) {
  const loaded = loadRun(db, host, pinned)
  const notes = readHostEvents(db, host.id).flatMap((event) =>
    isEvent(event, 'note-added') ? [{ text: event.payload.text, time: wallOf(event.time), actor: event.actor }] : [],
  )
  const shown = { host: presentHost(host, pinned, language), notes }
  if (loaded === null) return { ...shown, run: null, variables: {}, path: [], step: null, warnings: [] }
  const open = host.run === loaded.id
  return {
    ...shown,
    run: showRun(host, loaded, open, language),
    variables: { ...loaded.state.variables },
    path: showPath(loaded.runbook, loaded.state, language),
    step: open ? showStep(host, loaded, language) : null,
    warnings: open ? listWarnings(loaded.runbook, loaded.state.step, known, language) : [],
  }
}

/** The answered steps of a state in the shape of the contract. */
export function showPath(runbook: Runbook, state: RunState, language: Language) {
  return viewPath(runbook, state, language).map((item) => ({
    step: item.step,
    title: item.title,
    result: item.result,
    resultText: item.resultText,
    readings: item.readings.map(({ text }) => text),
    note: state.path.find(({ event }) => event === item.event)?.note ?? '',
    time: item.time === '' ? '' : wallOf(item.time),
    event: item.event,
    skipped: item.result === 'skipped',
  }))
}

function showRun(
  host: HostTableRow,
  { id, runbook, state, startedAt, touchedAt }: LoadedRun,
  open: boolean,
  language: Language,
) {
  const held = open && host.status === 'waiting'
  return {
    id,
    runbook: { id: runbook.id, version: runbook.version, hash: state.runbook.hash, title: runbook.title[language] },
    status: open ? (held ? ('waiting' as const) : ('open' as const)) : ('ended' as const),
    startedAt,
    finishedAt: open ? null : host.finished_at === '' ? touchedAt : host.finished_at,
    technician: host.technician,
    touchedAt,
    heldFor: open && host.held_for !== '' ? host.held_for : null,
    heldReason: held ? host.reason : '',
    unchecked: state.unchecked.map((step) => titleOf(runbook, step, language)),
    outcome: showOutcome(runbook, state, language),
  }
}

/** How a run ended, in words; `null` while it is open. */
export function showOutcome(runbook: Runbook, { outcome }: RunState, language: Language) {
  if (outcome === null) return null
  const { status, how, dues, reason, continue: goesOn } = outcome
  return {
    status,
    dues: dues.map((due) => dueText(runbook, due, language)),
    ...(how === undefined ? {} : { how }),
    ...(reason === undefined ? {} : { reason: reasonText(runbook, reason, language) }),
    ...(goesOn === undefined ? {} : { continue: goesOn }),
  }
}

function showStep(host: HostTableRow, { runbook, state }: LoadedRun, language: Language) {
  const view = viewStep(runbook, state, language)
  return view === null ? null : stepToContract(view, host.wait_until)
}

/** A step in the shape of the contract. `heldUntil` is the end of a timer that somebody set by hand. */
export function stepToContract(view: StepView, heldUntil: string | null) {
  return {
    id: view.id,
    kind: view.kind,
    title: view.title,
    text: view.text,
    say: [...view.say],
    place: view.place,
    minutes: view.minutes,
    number: view.number,
    about: view.about,
    commands: view.commands.map((command) => ({ ...command })),
    expect: view.expect,
    hazard: view.hazard,
    confirm: view.confirm === null ? null : { facts: view.confirm.facts.map((fact) => ({ ...fact })) },
    options: view.options.map(({ id, label, hint, likely }) => ({ id, label, hint, likely })),
    deviations: view.deviations.map(({ id, label, hint }) => ({ id, label, hint })),
    results: [...view.results],
    inputs: view.inputs.map(({ name, type, title, hint, required, options, value }) => ({
      name,
      type,
      title,
      hint,
      required,
      options: options.map((option) => ({ ...option })),
      value: value ?? '',
    })),
    waitUntil: heldUntil ?? view.waitUntil,
    sources: view.sources.map((source) => ({ ...source })),
    practice: view.practice,
    missing: [...view.missing],
    ahead: view.ahead.map(({ id, title }) => ({ id, title })),
    dues: [...view.dues],
  }
}
