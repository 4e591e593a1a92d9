/**
 * Everything about one host: facts, claims, runs, history, and other hosts that may be the same machine.
 */

import { eventIdOf } from '../../../src/domain/ids.ts'
import { wallOf } from '../../../src/domain/log/clock.ts'
import { isEvent, type LoggedEvent } from '../../../src/domain/log/event.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import { titleOf } from '../../../src/domain/runbook/text.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { prepareMembers } from '../log/projections/members.ts'
import { readHostEvents } from '../runs/load-run.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { type PinnedRunbook, presentHost } from './present-host.ts'

type RunStatus = 'open' | 'waiting' | 'recovered' | 'escalated' | 'blocked' | 'retired' | 'ended'

/** What stands in columns of its own and is not repeated among the facts. */
const ownColumns = new Set(['name', 'serial', 'assetTag', 'site', 'environment', 'criticality'])

export function showHost(db: ReadDb, host: HostTableRow, pinned: PinnedRunbook, language: Language) {
  const facts: Record<string, string> = JSON.parse(host.facts)
  return {
    host: {
      ...presentHost(host, pinned, language),
      claims: db
        .prepare<[number], { kind: string; value: string; identifies: number; why: string }>(
          'SELECT kind, shown AS value, identifies, why FROM claim WHERE host_number = ? ORDER BY claim_number',
        )
        .all(host.host_number)
        .map((claim) => ({ ...claim, identifies: claim.identifies === 1 })),
      facts: Object.fromEntries(Object.entries(facts).filter(([field]) => !ownColumns.has(field))),
      candidates: listCandidates(db, host),
      members: [...prepareMembers(db).membersOf(host.id)],
    },
    runs: db
      .prepare<
        [number],
        {
          id: string
          runbook: string
          version: string
          hash: string
          status: RunStatus
          startedAt: string
          finishedAt: string | null
          technician: string
        }
      >(`
        SELECT id, runbook, version, hash, status, started_at AS startedAt, finished_at AS finishedAt, technician
        FROM run WHERE host_number = ? ORDER BY started_at
      `)
      .all(host.host_number)
      .map(({ hash, ...run }) => ({ ...run, runbookTitle: pinned(hash)?.title[language] ?? run.runbook })),
    history: listHistory(readHostEvents(db, host.id), pinned, language),
  }
}

/**
 * Hosts that share a claim which does not decide (a name that stands on two serials, a name cut at 15 characters).
 * A person decides; nothing is joined silently.
 */
function listCandidates(db: ReadDb, host: HostTableRow): { id: string; name: string; why: string }[] {
  const shared = db
    .prepare<[number, number], { id: string; name: string; why: string }>(`
      SELECT DISTINCT other_host.id, other_host.name, 'same-' || mine.kind AS why
      FROM claim AS mine
      JOIN claim AS other ON other.value = mine.value AND other.kind = mine.kind
      JOIN host AS other_host ON other_host.host_number = other.host_number
      WHERE mine.host_number = ? AND other.host_number <> ? AND (mine.kind = 'name' OR mine.identifies = 1) LIMIT 10
    `)
    .all(host.host_number, host.host_number)
  const cut = listCutNames(db, host)
  const known = new Set(shared.map(({ id }) => id))
  return [...shared, ...cut.filter(({ id }) => !known.has(id)).map((other) => ({ ...other, why: 'cut-name' }))]
}

/** NetBIOS cuts names at 15 characters: the longer ones that begin so, or the cut one of a long name. */
function listCutNames(db: ReadDb, host: HostTableRow): { id: string; name: string }[] {
  const cutAt = 15
  const name = host.name.toLowerCase()
  if (name.length < cutAt) return []
  const isCut = name.length === cutAt
  return db
    .prepare<[string, string, string], { id: string; name: string }>(`
      SELECT DISTINCT host.id, host.name FROM claim JOIN host USING (host_number)
      WHERE claim.value >= ? AND claim.value <= ? AND claim.kind = 'name' AND host.id <> ? LIMIT 10
    `)
    .all(name.slice(0, cutAt), isCut ? `${name}\u{10ffff}` : name.slice(0, cutAt), host.id)
}

interface HistoryItem {
  readonly event: string
  readonly time: string
  readonly actor: string
  readonly type: string
  readonly undone: boolean
  readonly values: Record<string, string>
}

function listHistory(events: readonly LoggedEvent[], pinned: PinnedRunbook, language: Language): HistoryItem[] {
  const undone = new Set(
    events.flatMap((event) =>
      isEvent(event, 'step-undone') || isEvent(event, 'host-status-cleared') ? [event.payload.event] : [],
    ),
  )
  const runbooks = new Map<string, Runbook | null>()
  return events.map((event) => {
    const id = eventIdOf(event.station, event.seq)
    if (isEvent(event, 'run-started')) runbooks.set(id, pinned(event.payload.hash))
    return {
      event: id,
      time: wallOf(event.time),
      actor: event.actor,
      type: event.type,
      undone: undone.has(id),
      values: valuesOf(event, runbooks.get(event.run ?? id) ?? null, language),
    }
  })
}

/** The values of the sentence `history.<type>`. */
function valuesOf(event: LoggedEvent, runbook: Runbook | null, language: Language): Record<string, string> {
  if (isEvent(event, 'run-started')) {
    return {
      runbook: runbook?.title[language] ?? event.payload.runbook,
      version: event.payload.version,
      reason: event.payload.reason ?? '',
    }
  }
  if (isEvent(event, 'step-answered')) {
    const { step, result, inputs, note, reason, outcome, source } = event.payload
    return {
      step: runbook === null ? step : titleOf(runbook, step, language),
      result,
      resultText: runbook === null ? result : resultTextOf(runbook, step, result, language),
      readings: Object.values(inputs ?? {}).join(', '),
      note: note ?? '',
      reason: reason ?? '',
      outcome: outcome?.status ?? '',
      paperAt: source?.kind === 'paper' ? source.at : '',
      paperBy: source?.kind === 'paper' ? source.by : '',
    }
  }
  if (isEvent(event, 'host-status-set')) {
    const { status, how, blocker, reason } = event.payload
    return { status, how: how ?? '', blocker: blocker ?? '', reason: reason ?? '' }
  }
  if (isEvent(event, 'run-held'))
    return { for: event.payload.for, until: event.payload.until ?? '', reason: event.payload.reason ?? '' }
  if (isEvent(event, 'result-imported')) {
    const { stopped } = event.payload
    return { stopped: runbook === null ? stopped : titleOf(runbook, stopped, language) }
  }
  if (isEvent(event, 'key-revealed')) {
    const { keyId, by, second, reason } = event.payload
    return { keyId: keyId.slice(0, 8), by, second: second ?? '', reason: reason ?? '' }
  }
  if (isEvent(event, 'key-refused')) return { reason: event.payload.reason ?? '' }
  if (isEvent(event, 'key-rotated')) return { how: event.payload.how, reason: event.payload.reason ?? '' }
  if (isEvent(event, 'run-ended')) return { reason: event.payload.reason }
  if (isEvent(event, 'note-added')) return { text: event.payload.text }
  if (isEvent(event, 'step-undone') || isEvent(event, 'host-status-cleared')) return { event: event.payload.event }
  if (isEvent(event, 'host-linked')) return { other: event.payload.other, reason: event.payload.reason ?? '' }
  return {}
}

function resultTextOf(runbook: Runbook, stepId: string, result: string, language: Language): string {
  const step = runbook.steps.find(({ id }) => id === stepId)
  if (step === undefined || step.kind === 'outcome') return ''
  const answers = step.kind === 'decide' ? step.options : (step.deviations ?? [])
  return answers.find(({ id }) => id === result)?.label[language] ?? ''
}
