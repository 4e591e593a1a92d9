/**
 * The readings of a step while they are typed: kept when another host is served, checked a moment after each key,
 * and checked once more before they are stored, because a scanner is faster than a check.
 */
import { useEffect, useState } from 'react'
import type { Output, StepView } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { useLanguage } from '../../i18n/index.ts'
import { draftKey, forgetDraft, typeReading, useDrafts } from '../../stores/drafts.ts'

export type ReadingCheck = Output<'run.check-reading'>
type Values = Readonly<Record<string, string>>

export interface StepReadings {
  readonly values: Values
  /** By name; missing while a field is empty or its check is on the way. */
  readonly checks: Readonly<Record<string, ReadingCheck>>
  /** `wrong`: one cannot be such a value. `bad`: it can, and the runbook says that it is not the good one. */
  readonly state: 'open' | 'wrong' | 'bad'
  type(name: string, value: string): void
  /** The values to store, or `null` when one of them cannot be stored. */
  settle(evenIfBad: boolean): Promise<Values | null>
  forget(): void
}

const pauseMs = 120
const none: Values = {}

export function useReadings(host: string, run: string, step: StepView): StepReadings {
  const language = useLanguage()
  const key = draftKey(run, step)
  const typed = useDrafts(({ byStep }) => byStep[key] ?? none)
  const values: Values = Object.fromEntries(step.inputs.map(({ name, value }) => [name, typed[name] ?? value]))
  const asked = JSON.stringify(values)
  const [checked, setChecked] = useState<{ readonly of: string; readonly checks: StepReadings['checks'] }>({
    of: '',
    checks: {},
  })

  const checkAll = async (): Promise<StepReadings['checks']> => {
    const inputs = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    const answers = await Promise.all(
      Object.entries(inputs).map(async ([name, value]) => {
        const check = await call('run.check-reading', { host, step: step.id, name, value, inputs, language })
        return [name, check] as const
      }),
    )
    return Object.fromEntries(answers)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all of `values`
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      // A check that is refused says nothing about the value; storing it will say what is wrong.
      void checkAll().then(
        (checks) => {
          if (current) setChecked({ of: asked, checks })
        },
        () => {},
      )
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asked, host, step.id, language])

  // What was said of the text before stays until the new text is checked: nothing flickers under the eye.
  const checks = Object.fromEntries(Object.entries(checked.checks).filter(([name]) => values[name]?.trim() !== ''))
  return {
    values,
    checks,
    state: stateOf(Object.values(checks)),
    type: (name, value) => typeReading(key, name, value),
    async settle(evenIfBad) {
      if (step.inputs.length === 0) return values
      const now = await checkAll().catch(() => null)
      if (now === null) return values
      setChecked({ of: asked, checks: now })
      const state = stateOf(Object.values(now))
      if (state === 'wrong' || (state === 'bad' && !evenIfBad)) return null
      return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    },
    forget: () => forgetDraft(key),
  }
}

function stateOf(checks: readonly ReadingCheck[]): StepReadings['state'] {
  if (checks.some(({ ok }) => !ok)) return 'wrong'
  return checks.some(({ tone }) => tone === 'bad') ? 'bad' : 'open'
}
