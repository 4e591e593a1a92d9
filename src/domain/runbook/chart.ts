/** A runbook as a chart: its arrows one by one, each with the words of its answer. */
import { listArrows } from './arrows.ts'
import { type ConditionView, viewConditions } from './condition-view.ts'
import type { Language, Next, Runbook, Step, When } from './schema.ts'

export interface ChartArrow {
  readonly from: string
  readonly to: string
  /** `done`, `limit`, or the id of an option or a deviation. */
  readonly result: string
  readonly label: string
  readonly kind: 'next' | 'option' | 'deviation' | 'limit'
  /** One of several ways of the same answer: a value chooses. */
  readonly branch: boolean
  /** The values that choose it; empty for the branch that is left, and without branches. */
  readonly when: ConditionView[]
  readonly likely: boolean
}

/** Every arrow, in the order of the file. */
export function listChart(runbook: Runbook, language: Language): ChartArrow[] {
  return runbook.steps.flatMap((step) => [
    ...listArrows(step).flatMap(({ result, next }) => {
      const answer = findAnswer(step, result)
      const label = answer?.label[language] ?? ''
      const kind = answer === undefined ? 'next' : step.kind === 'decide' ? 'option' : 'deviation'
      return listWays(next).map(({ to, likely, when }): ChartArrow => {
        const usual = answer === undefined ? step.kind !== 'decide' : 'likely' in answer && answer.likely === true
        const branch = typeof next !== 'string' && next.length > 1
        return {
          from: step.id,
          to,
          result,
          label,
          kind,
          branch,
          when: viewConditions(runbook, when, language),
          likely: usual && (likely || !branch),
        }
      })
    }),
    ...(step.kind === 'outcome' || step.limit === undefined
      ? []
      : [
          {
            from: step.id,
            to: step.limit.goto,
            result: 'limit',
            label: '',
            kind: 'limit' as const,
            branch: false,
            when: [],
            likely: false,
          },
        ]),
  ])
}

function findAnswer(step: Step, result: string) {
  if (step.kind === 'outcome') return undefined
  const answers = step.kind === 'decide' ? step.options : (step.deviations ?? [])
  return answers.find(({ id }) => id === result)
}

function listWays(next: Next): readonly { to: string; likely: boolean; when: When | undefined }[] {
  if (typeof next === 'string') return [{ to: next, likely: true, when: undefined }]
  return next.map(({ goto, likely, when }) => ({ to: goto, likely: likely === true, when }))
}
