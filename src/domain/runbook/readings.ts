/**
 * Readings: values that a technician reads off a machine and types, checked by their type.
 *
 * Each type has one canonical form, which is itself a valid reading, so that a stored value can be
 * checked again. What a value *means* (good, bad) is said by the verdicts of the runbook; what is
 * refused here is only what cannot be such a value at all.
 */
import { holds, listConditions } from './condition.ts'
import { formatLocal, readFileTime } from './file-time.ts'
import {
  type Reading,
  type ReadingContext,
  type ReadingRefused,
  refuseReading,
  type Verdict,
} from './reading-result.ts'
import type { ReadingType } from './schema.ts'
import { findStopCode } from './stop-codes.ts'
import { readUtcOffset } from './utc-offset.ts'

export type { Reading, ReadingContext, Tone } from './reading-result.ts'

const maxLength = 200

/**
 * Checks one reading.
 *
 * @returns the canonical value and, where the runbook judges it, the first verdict that holds
 */
export function checkReading(type: ReadingType, value: string, context: ReadingContext): Reading {
  const given = value.normalize('NFKC').trim()
  if (given === '') return refuseReading('reading.empty')
  if (given.length > maxLength) return refuseReading('reading.too-long', { most: String(maxLength) })
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(given)) return refuseReading('reading.control-character')
  const canonical = canonise(type, given, context)
  if (typeof canonical !== 'string') return canonical
  if (context.excludes?.includes(canonical)) return refuseReading('reading.excluded', { value: canonical })
  const verdict = judge(type, canonical, context)
  return verdict === null ? { ok: true, value: canonical } : { ok: true, value: canonical, verdict }
}

/** A canonical value as lists show it: `D:`, `2024-07-19 05:27 UTC`. */
export function formatReading(type: ReadingType, value: string): string {
  if (type === 'drive-letter') return `${value}:`
  if (type === 'file-time') return `${formatLocal(value, '+00:00')} UTC`
  return type === 'utc-offset' ? `UTC${value}` : value
}

function canonise(type: ReadingType, given: string, context: ReadingContext): string | ReadingRefused {
  switch (type) {
    case 'text':
      return given
    case 'serial':
      return readSerial(given)
    case 'drive-letter':
      return /^[a-z](?::\\?)?$/i.test(given) ? given.charAt(0).toUpperCase() : refuseReading('reading.drive-letter')
    case 'key-id':
      return readKeyId(given)
    case 'file-time':
      return readFileTime(given, context)
    case 'utc-offset':
      return readUtcOffset(given) ?? refuseReading('reading.utc-offset')
    case 'stop-code':
      return findStopCode(given) ?? refuseReading('reading.stop-code')
    case 'count':
      return /^\d{1,6}$/.test(given) ? String(Number(given)) : refuseReading('reading.count')
    case 'choice':
      return context.options?.includes(given) ? given : refuseReading('reading.choice', { value: given })
    case 'file-name':
      return readFileName(given)
    default:
      return type satisfies never
  }
}

/** Blanks and case do not tell serial numbers apart, and a label has neither reliably. */
function readSerial(given: string): string | ReadingRefused {
  const serial = given.replace(/\s+/g, '').toUpperCase()
  return serial.length <= 64 ? serial : refuseReading('reading.serial')
}

/** The first eight characters as on the screen, or the whole GUID, with or without braces. */
function readKeyId(given: string): string | ReadingRefused {
  const id = given.replace(/[{}\s]/g, '').toUpperCase()
  if (/^[0-9A-F]{8}$/.test(id)) return id
  if (/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(id)) return id
  const wrong = /[^0-9A-F-]/.exec(id)
  return refuseReading(
    'reading.key-id',
    wrong === null ? { length: String(id.length) } : { wrong: wrong[0], position: String(wrong.index + 1) },
  )
}

function readFileName(given: string): string | ReadingRefused {
  const wrong = /[\\/:*?"<>|]/.exec(given)
  if (wrong !== null) return refuseReading('reading.file-name', { wrong: wrong[0], position: String(wrong.index + 1) })
  return given === '.' || given === '..' ? refuseReading('reading.file-name') : given
}

function judge(type: ReadingType, value: string, context: ReadingContext): Verdict | null {
  const { name, verdicts } = context
  if (name === undefined || verdicts === undefined) return null
  const variables = { ...context.variables, [name]: value }
  const found = verdicts.find((verdict) => holds(verdict.when, variables))
  if (found === undefined) return null
  if (type !== 'file-time') return { tone: found.tone, code: found.id, details: { value } }
  return { tone: found.tone, code: found.id, details: describeTime(value, context) }
}

/** The reading in both clocks, and the border of the runbook in both: the screen says all four. */
function describeTime(value: string, context: ReadingContext): Record<string, string> {
  const zone = readUtcOffset(context.zone ?? '') ?? '+00:00'
  const details: Record<string, string> = { utc: value, local: formatLocal(value, zone) }
  const borders = (context.verdicts ?? []).flatMap((verdict) => listConditions(verdict.when))
  const border = borders.find((condition) => 'at-or-after' in condition)
  if (border !== undefined && 'at-or-after' in border) {
    details.borderUtc = border['at-or-after']
    details.borderLocal = formatLocal(border['at-or-after'], zone)
  }
  return details
}
