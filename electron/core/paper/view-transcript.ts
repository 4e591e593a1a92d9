/**
 * A sheet that is being typed in, as the screen shows it: the way so far, the step that comes next, what half-typed
 * readings mean.
 */
import { lineEvent } from '../../../src/domain/paper/transcribe.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import { viewStep } from '../../../src/domain/runbook/view.ts'
import { type PinnedRunbook, presentHost } from '../hosts/present-host.ts'
import { judgeReading } from '../runs/check-reading.ts'
import { showOutcome, showPath, stepToContract } from '../runs/view-run.ts'
import type { Transcript } from './transcribe.ts'

/** @param typed half-typed readings of the step that comes next, by name */
export function viewTranscript(
  { host, run, runbook, state, answers }: Transcript,
  typed: Readonly<Record<string, string>>,
  pinned: PinnedRunbook,
  language: Language,
) {
  const view = viewStep(runbook, state, language)
  const lines = new Map(answers.map((_, at) => [lineEvent(at + 1), at + 1]))
  const inputs = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
  return {
    host: presentHost(host, pinned, language),
    runbook: { ...state.runbook, title: runbook.title[language] },
    starts: run === null,
    path: showPath(runbook, state, language).map((item) => ({ ...item, line: lines.get(item.event) ?? 0 })),
    step: view === null ? null : stepToContract(view, null),
    outcome: showOutcome(runbook, state, language),
    readings: Object.fromEntries(
      (view?.inputs ?? []).flatMap((input) => {
        const value = inputs[input.name]
        return value === undefined ? [] : [[input.name, judgeReading(input, state, { value, inputs }, language)]]
      }),
    ),
  }
}
