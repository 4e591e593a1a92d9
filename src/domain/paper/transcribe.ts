/**
 * What was ticked on paper, line by line, as answers of a run: each is decided as if it were given on the screen, so
 * that a paper can lead nowhere that the runbook does not.
 */
import { decideAnswer, isRefusal, type Refusal, type StepAnswered } from '../runbook/decide.ts'
import { evolve } from '../runbook/evolve.ts'
import type { Runbook } from '../runbook/schema.ts'
import type { RunState } from '../runbook/state.ts'

/** One ticked answer of the paper. */
export interface PaperLine {
  readonly step: string
  /** `done`, `failed`, `skipped`, or the id of an option or deviation. */
  readonly result: string
  readonly inputs?: Readonly<Record<string, string>> | undefined
  readonly note?: string | undefined
  readonly reason?: string | undefined
  /** The boxes of a killer step were ticked on the paper. */
  readonly confirm?: boolean | undefined
}

export type Transcribed =
  | { readonly ok: true; readonly answers: readonly StepAnswered[]; readonly state: RunState }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly line: number; readonly refusal: Refusal }

/** The id that line `n` has in the state while nothing is stored. */
export const lineEvent = (n: number): string => `paper:${n}`

/**
 * Decides the lines from where the run stands.
 *
 * A wait that is ticked counts as waited: the paper has one time for all of its lines, so none can be called early.
 *
 * @param at ISO 8601, the time on the paper
 */
export function transcribeLines(
  runbook: Runbook,
  state: RunState,
  lines: readonly PaperLine[],
  at: string,
): Transcribed {
  const answers: StepAnswered[] = []
  let so = state
  for (const [index, { step, result, inputs, note, reason, confirm }] of lines.entries()) {
    const answered = decideAnswer(runbook, so, {
      step,
      result,
      ...(inputs === undefined ? {} : { inputs }),
      ...(note === undefined ? {} : { note }),
      ...(reason === undefined ? {} : { reason }),
      ...(confirm === undefined ? {} : { confirm }),
      now: so.waitUntil !== null && so.waitUntil > at ? so.waitUntil : at,
    })
    if (isRefusal(answered)) return { ok: false, line: index + 1, refusal: answered }
    answers.push(answered)
    so = evolve(runbook, so, { id: lineEvent(index + 1), time: at, ...answered })
  }
  return { ok: true, answers, state: so }
}

export type PaperTime =
  | { readonly ok: true; readonly at: string; readonly utc: string }
  | { readonly ok: false; readonly code: 'paper.time-invalid' | 'paper.time-future' | 'paper.time-before' }

const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)$/

/**
 * The time on a paper, to the minute: a real one, not in the future, not before the last answer of the run.
 *
 * @param at ISO 8601 with its zone
 * @param last ISO 8601; `null` where the run begins with the paper
 * @returns `at` with the zone as it stands on the paper, and the same in UTC
 */
export function readPaperTime(at: string, now: string, last: string | null): PaperTime {
  const [, day = '', minute = '', zone = ''] = written.exec(at) ?? []
  const time = Date.parse(`${day}T${minute}:00${zone}`)
  // A day that the calendar has not would be moved into the next month.
  if (Number.isNaN(time) || !isDay(day)) return { ok: false, code: 'paper.time-invalid' }
  if (time > Date.parse(now)) return { ok: false, code: 'paper.time-future' }
  // Whole minutes: a step of 14:05:40 may stand on the paper as 14:05.
  if (last !== null && time < Math.floor(Date.parse(last) / 60_000) * 60_000) {
    return { ok: false, code: 'paper.time-before' }
  }
  return { ok: true, at: `${day}T${minute}:00${zone}`, utc: new Date(time).toISOString() }
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
