/**
 * A host row as the contract shows it: numbers as answers, names of the runbook in the caller's language.
 */
import type { Environment, HostStatus, How } from '../../../src/domain/log/event.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import { dueText, reasonText, titleOf } from '../../../src/domain/runbook/text.ts'
import type { Attention, Confirmation } from '../../../src/domain/sightings/confirm.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'

export interface ShownHost {
  readonly id: string
  readonly name: string
  readonly serial: string
  readonly serialIdentifies: boolean
  readonly assetTag: string
  readonly site: string
  readonly place: string
  readonly environment: Environment
  readonly criticality: number
  readonly status: HostStatus
  readonly how: How | null
  readonly blocker: string
  readonly reason: string
  readonly confirmation: Confirmation
  readonly seenAt: string
  readonly seenBy: string
  readonly attention: Attention
  readonly dues: string[]
  readonly technician: string
  readonly lastStep: string
  readonly since: string
  readonly run: string | null
  readonly waitUntil: string | null
}

/** Finds the runbook that a run is pinned to, or `null` when its attachment is missing. */
export type PinnedRunbook = (hash: string) => Runbook | null

export function presentHost(row: HostTableRow, pinned: PinnedRunbook, language: Language): ShownHost {
  const runbook = row.runbook_hash === '' ? null : pinned(row.runbook_hash)
  const dues: string[] = JSON.parse(row.dues)
  return {
    id: row.id,
    name: row.name,
    serial: row.serial,
    serialIdentifies: row.serial_identifies === 1,
    assetTag: row.asset_tag,
    site: row.site,
    place: row.place,
    // The columns that are cast here are written from these very unions, by foldToRow.
    environment: row.environment as Environment,
    status: row.status as HostStatus,
    how: row.how as How | null,
    criticality: row.criticality,
    blocker: row.blocker,
    reason: runbook === null ? row.reason : reasonText(runbook, row.reason, language),
    confirmation: row.confirmation as Confirmation,
    seenAt: row.seen_at,
    seenBy: row.seen_by,
    attention: row.attention as Attention,
    dues: runbook === null ? dues : dues.map((due) => dueText(runbook, due, language)),
    technician: row.technician,
    lastStep: runbook === null ? '' : titleOf(runbook, row.step === '' ? runbook.start : row.step, language),
    since: row.since,
    run: row.run,
    waitUntil: row.wait_until,
  }
}
