/**
 * The words of CACAO 2.0 that writing and reading share: our ids, which fields of a step say what our own step says,
 * and plain records.
 *
 * Source: OASIS, CACAO Security Playbooks Version 2.0, and the JSON schemas of its committee.
 */
export type Json = Record<string, unknown>

/** Made once for good: another one would be another extension to every reader. */
export const extensionId = 'extension-definition--5b0e6c1f-0d4a-4c55-9a0e-6f1a2f3f7a51'
export const identityId = 'identity--8d6c1f0a-6c52-4f0b-9f33-0b7a5f1f9f11'
export const technicianId = 'individual--2f9a4c3e-71d8-4b1e-8c60-94a7d5e0b3c2'

/** What our own step says in the fields of a CACAO step. Everything else in one is kept for others. */
export const saidFields = [
  'type',
  'name',
  'description',
  'commands',
  'on_completion',
  'on_success',
  'on_failure',
  'on_true',
  'on_false',
  'condition',
  'switch',
  'cases',
] as const

/** Dictionaries in which entries of others stand beside ours. */
export const dictionaries = [
  'playbook_variables',
  'playbook_extensions',
  'extension_definitions',
  'agent_definitions',
  'target_definitions',
  'authentication_info_definitions',
  'data_marking_definitions',
] as const

/** Steps to which no way of the playbook leads, as they stand: those of an exception, say. */
export const unreachedKey = '/unreached'

/** What was kept of a playbook of others; the block `foreign` of a runbook. */
export interface Kept {
  readonly format: 'cacao-2.0'
  readonly playbook: Json
  /** By the key of the step: its id, `id/answer`, `id/RESULT/N`, `/start`, `/end`. */
  readonly steps: Json
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value when it is a record, or an empty one. */
export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {}
}

/** The own field of a record: keys come from files and may be `constructor`. */
export function fieldOf(record: Json, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** A record without these fields and without those that are undefined. */
export function without(record: Json, fields: readonly string[]): Json {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => value !== undefined && !fields.includes(key)),
  )
}

/** Only what a record says. */
export function defined(record: Json): Json {
  return without(record, [])
}

/** The fields of a step that a digest covers. */
export function saidBy(step: Json): Json {
  return Object.fromEntries(saidFields.flatMap((key) => (Object.hasOwn(step, key) ? [[key, step[key]]] : [])))
}
