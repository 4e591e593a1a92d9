/** From one runbook to another: whether the ones that it hands a host over to are there. */
import { type LintProblem, stepProblem } from './problem.ts'
import type { Runbook } from './schema.ts'

/**
 * Outcomes that lead to a runbook which is not in the library, or back to the same one.
 *
 * @param known the ids of all runbooks of the library
 */
export function lintContinues(runbook: Runbook, known: ReadonlySet<string>): LintProblem[] {
  return runbook.steps.flatMap((step, index) => {
    const target = step.kind === 'outcome' ? step.outcome.continue : undefined
    if (target === undefined || (known.has(target) && target !== runbook.id)) return []
    return [stepProblem('runbook.continue-unknown', runbook, index, ['outcome', 'continue'], { name: target })]
  })
}
