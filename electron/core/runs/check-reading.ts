/**
 * What a reading means while it is typed. Nothing is stored.
 */
import { Refusal } from '../../../src/domain/refusal.ts'
import { checkReading } from '../../../src/domain/runbook/readings.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import type { RunState } from '../../../src/domain/runbook/state.ts'
import { sayStopCode } from '../../../src/domain/runbook/stop-codes.ts'
import { type InputView, viewStep } from '../../../src/domain/runbook/view.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { requireOpenRun } from './load-run.ts'

export interface ReadingShown {
  readonly ok: boolean
  readonly value: string
  readonly tone: 'good' | 'bad' | 'unknown'
  readonly code: string
  readonly text: string
  readonly details: Record<string, string>
}

/**
 * @param inputs what stands in the other fields of the step, for readings that need them (the zone of a clock)
 * @throws {Refusal} `run.not-open`, `run.step-not-open`, `run.input-unknown`
 */
export function checkStepReading(
  db: ReadDb,
  pinned: PinnedRunbook,
  asked: {
    readonly host: string
    readonly step: string
    readonly name: string
    readonly value: string
    readonly inputs: Readonly<Record<string, string>>
  },
  language: Language,
): ReadingShown {
  const { run } = requireOpenRun(db, pinned, asked.host)
  const view = viewStep(run.runbook, run.state, language)
  if (view === null || view.id !== asked.step)
    throw new Refusal('run.step-not-open', { step: asked.step, open: view?.id ?? '' })
  const input = view.inputs.find(({ name }) => name === asked.name)
  if (input === undefined) throw new Refusal('run.input-unknown', { input: asked.name })
  return judgeReading(input, run.state, asked, language)
}

/** The same for an input of a step that is shown, whether its run is stored or not. */
export function judgeReading(
  input: InputView,
  state: RunState,
  asked: { readonly value: string; readonly inputs: Readonly<Record<string, string>> },
  language: Language,
): ReadingShown {
  const zone = input.zone === undefined ? undefined : (asked.inputs[input.zone] ?? state.variables[input.zone])
  const reading = checkReading(input.type, asked.value, {
    ...input.context,
    ...(zone === undefined || zone === '' ? {} : { zone }),
  })
  if (!reading.ok) {
    return { ok: false, value: '', tone: 'bad', code: reading.code, text: '', details: { ...reading.details } }
  }
  const verdict = reading.verdict
  const said = input.verdicts.find(({ id }) => id === verdict?.code)?.text ?? ''
  const text = input.type === 'stop-code' ? addMeaning(said, sayStopCode(reading.value, language)) : said
  return {
    ok: true,
    value: reading.value,
    tone: verdict?.tone ?? 'good',
    code: verdict?.code ?? 'reading.accepted',
    text,
    details: { ...verdict?.details },
  }
}

/** What the runbook says of a stop code, then what the code usually means. */
function addMeaning(said: string, meaning: string): string {
  return [said, meaning].filter((text) => text !== '').join('\n')
}
