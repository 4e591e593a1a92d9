/**
 * "A newer version corrects a danger in a step ahead of you": what an open run is warned of. The run itself stays
 * as it was begun (P5).
 */
import { listAfter } from './arrows.ts'
import type { Language, Runbook, StepId } from './schema.ts'
import { titleOf } from './text.ts'
import { compareVersions } from './version.ts'

export interface Warning {
  readonly step: StepId
  /** As the run's own runbook calls it. */
  readonly title: string
  /** The version that corrects it. */
  readonly version: string
  readonly text: string
}

/**
 * The dangers of this runbook that newer versions name, in steps that can still be reached from `step`, itself
 * included. A correction for a version is one for everything before it as well.
 *
 * @param newer any runbooks; those of another id and those that are not newer are passed over
 */
export function listWarnings(
  runbook: Runbook,
  step: StepId | null,
  newer: readonly Runbook[],
  language: Language,
): Warning[] {
  if (step === null) return []
  const own = newer.filter((one) => one.id === runbook.id && compareVersions(one.version, runbook.version) > 0)
  if (own.every(({ corrects }) => corrects === undefined)) return []
  const reachable = listReachable(runbook, step)
  const warnings = own.flatMap(({ version, corrects = [] }) =>
    corrects
      .filter((one) => compareVersions(runbook.version, one.version) <= 0 && reachable.has(one.step))
      .map((one) => ({
        step: one.step,
        title: titleOf(runbook, one.step, language),
        version,
        text: one.text[language],
      })),
  )
  // The same correction stands in every version after the one that made it.
  return [...new Map(warnings.map((warning) => [`${warning.step} ${warning.text}`, warning])).values()]
}

function listReachable(runbook: Runbook, start: StepId): ReadonlySet<StepId> {
  const steps = new Map(runbook.steps.map((step) => [step.id, step]))
  const seen = new Set<StepId>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id)
    if (step === undefined || seen.has(id)) continue
    seen.add(id)
    open.push(...listAfter(step))
  }
  return seen
}
