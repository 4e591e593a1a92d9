/**
 * A folded host as its row in the table `host`.
 */
import type { HostFold } from '../../../../src/domain/status/fold-host.ts'

export interface HostTableRow {
  readonly host_number: number
  readonly id: string
  readonly name: string
  readonly serial: string
  readonly serial_identifies: number
  readonly asset_tag: string
  readonly site: string
  readonly place: string
  readonly environment: string
  readonly criticality: number
  readonly status: string
  readonly how: string | null
  readonly blocker: string
  readonly reason: string
  readonly confirmation: string
  readonly dues: string
  readonly technician: string
  readonly run: string | null
  readonly runbook: string
  readonly runbook_version: string
  readonly runbook_hash: string
  readonly step: string
  readonly started_at: string
  readonly finished_at: string
  readonly since: string
  readonly touched_at: string
  readonly wait_until: string | null
  readonly held_for: string
  readonly note: string
  readonly need: number
  readonly facts: string
  readonly seen_at: string
  readonly seen_by: string
  readonly attention: string
  readonly building: string
}

/** The columns of `host`, in the order of `HostTableRow`. */
export const hostColumns = [
  'host_number',
  'id',
  'name',
  'serial',
  'serial_identifies',
  'asset_tag',
  'site',
  'place',
  'environment',
  'criticality',
  'status',
  'how',
  'blocker',
  'reason',
  'confirmation',
  'dues',
  'technician',
  'run',
  'runbook',
  'runbook_version',
  'runbook_hash',
  'step',
  'started_at',
  'finished_at',
  'since',
  'touched_at',
  'wait_until',
  'held_for',
  'note',
  'need',
  'facts',
  'seen_at',
  'seen_by',
  'attention',
  'building',
] as const satisfies readonly (keyof HostTableRow)[]

/** @param serialIdentifies whether the serial is a valid claim of this host */
export function foldToRow(number: number, id: string, fold: HostFold, serialIdentifies: boolean): HostTableRow {
  const { fields, environment, criticality } = fold.facts
  const open = fold.run !== null && (fold.run.status === 'open' || fold.run.status === 'waiting')
  return {
    host_number: number,
    id,
    name: fields.name ?? fields.serial ?? fields.assetTag ?? id,
    serial: fields.serial ?? '',
    serial_identifies: serialIdentifies ? 1 : 0,
    asset_tag: fields.assetTag ?? '',
    site: fields.site ?? '',
    place: placeOf(fields),
    environment,
    criticality,
    status: fold.status,
    how: fold.how,
    blocker: fold.blocker,
    reason: fold.reason,
    confirmation: fold.evidence.confirmation,
    dues: JSON.stringify(fold.dues),
    technician: fold.technician,
    run: open ? (fold.run?.id ?? null) : null,
    runbook: fold.run?.runbook ?? '',
    runbook_version: fold.run?.version ?? '',
    runbook_hash: fold.run?.hash ?? '',
    step: fold.run?.step ?? '',
    started_at: fold.run?.startedAt ?? '',
    finished_at: fold.run?.finishedAt ?? '',
    since: fold.since,
    touched_at: fold.touchedAt,
    wait_until: open ? (fold.run?.waitUntil ?? null) : null,
    held_for: open ? (fold.run?.heldFor ?? '') : '',
    note: fold.note,
    need: fold.need,
    facts: JSON.stringify(fields),
    seen_at: fold.evidence.seenAt,
    seen_by: fold.evidence.seenBy,
    attention: fold.evidence.attention,
    building: fields.building ?? '',
  }
}

/** How to reach it, in one line: building, floor, room, department, person. */
function placeOf(fields: Readonly<Record<string, string>>): string {
  return ['building', 'floor', 'room', 'department', 'person']
    .map((field) => fields[field] ?? '')
    .filter((value) => value !== '')
    .join(', ')
}
