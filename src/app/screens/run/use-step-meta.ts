/**
 * The line above the title: which step, where, how long.
 */
import type { StepView } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'

export function useStepMeta(step: StepView): readonly string[] {
  const text = useText('run')
  const format = useFormat()
  return [
    text('meta.step', { n: step.number }),
    ...(step.place === '' ? [] : [step.place]),
    step.minutes < 1 ? text('meta.short') : text('meta.minutes', { minutes: format.minutes(step.minutes) }),
    ...(step.practice ? [text('meta.practice')] : []),
  ]
}
