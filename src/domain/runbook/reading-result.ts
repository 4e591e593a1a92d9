/** What the check of a reading is told and what it answers: an ordinary result, never an exception. */
import type { When } from './schema.ts'

export interface ReadingContext {
  /** The variable that is read; verdicts speak of it by this name. */
  readonly name?: string
  /** What the run knows, for verdicts that compare. */
  readonly variables?: Readonly<Record<string, string>>
  /** Offset of the clock that a file time was read from, canonical: `+08:00`. */
  readonly zone?: string
  /** Which comes first in dates like 07/08/2024 on that machine, where it is known. */
  readonly dateOrder?: 'day-first' | 'month-first'
  readonly options?: readonly string[]
  readonly excludes?: readonly string[]
  readonly verdicts?: readonly { readonly id: string; readonly tone: Tone; readonly when?: When }[]
}

export type Tone = 'good' | 'bad' | 'unknown'
export interface Verdict {
  readonly tone: Tone
  /** The id of the verdict in the runbook. */
  readonly code: string
  /** For a file time: `utc`, `local`, and the border that it was compared with, as `borderUtc`, `borderLocal`. */
  readonly details: Readonly<Record<string, string>>
}
export type ReadingCode =
  | 'reading.empty'
  | 'reading.too-long'
  | 'reading.control-character'
  | 'reading.drive-letter'
  | 'reading.excluded'
  | 'reading.key-id'
  | 'reading.file-time'
  | 'reading.date-ambiguous'
  | 'reading.zone-missing'
  | 'reading.utc-offset'
  | 'reading.stop-code'
  | 'reading.count'
  | 'reading.choice'
  | 'reading.file-name'
  | 'reading.serial'
export interface ReadingRefused {
  readonly ok: false
  readonly code: ReadingCode
  readonly details: Readonly<Record<string, string>>
}
export type Reading = { readonly ok: true; readonly value: string; readonly verdict?: Verdict } | ReadingRefused

/** Refuses a reading with a code and what is to be said about it. */
export function refuseReading(code: ReadingCode, details: Readonly<Record<string, string>> = {}): ReadingRefused {
  return { ok: false, code, details }
}
