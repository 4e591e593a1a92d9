/**
 * What the answers of a result mean for a run: each is decided as if a person had given it, so that a
 * result can never lead anywhere that the runbook does not.
 */
import { decideAnswer, isRefusal, type StepAnswered } from '../runbook/decide.ts'
import { evolve } from '../runbook/evolve.ts'
import type { Runbook } from '../runbook/schema.ts'
import type { RunState } from '../runbook/state.ts'
import type { StickEntry } from './result.ts'

export type Replayed =
  | { readonly ok: true; readonly answers: readonly { readonly entry: StickEntry; readonly answered: StepAnswered }[] }
  /** `step` is the first one that does not follow. */
  | { readonly ok: false; readonly step: string; readonly why: string }

/**
 * Replays the answers from where the run stands. Those that the run is past already are left out: they
 * begin at its open step.
 *
 * @param now ISO 8601, the time of the import: what the machine's clock says is kept as text only
 */
export function replayEntries(
  runbook: Runbook,
  state: RunState,
  entries: readonly StickEntry[],
  now: string,
): Replayed {
  const first = entries.findIndex(({ step }) => step === state.step)
  if (first < 0) return { ok: false, step: entries[0]?.step ?? '', why: 'run.step-not-open' }
  const answers: { entry: StickEntry; answered: StepAnswered }[] = []
  let so = state
  for (const entry of entries.slice(first)) {
    const note = entry.notes.join('; ').slice(0, 2_000)
    const answered = decideAnswer(runbook, so, {
      step: entry.step,
      result: entry.answer,
      inputs: entry.inputs,
      ...(note !== '' && { note }),
      // The script asked before the act and wrote the answer only after it.
      confirm: true,
      now,
    })
    if (isRefusal(answered)) return { ok: false, step: entry.step, why: answered.code }
    answers.push({ entry, answered })
    so = evolve(runbook, so, { id: `stick:${answers.length}`, time: now, ...answered })
  }
  return { ok: true, answers }
}
