/**
 * Readings that are half typed, so that they are still there after another host was served.
 */
import { create } from 'zustand'

type Readings = Readonly<Record<string, string>>

interface Drafts {
  /** By the step of a run as it was shown (see `draftKey`). */
  readonly byStep: Readonly<Record<string, Readings>>
}

export const useDrafts = create<Drafts>()(() => ({ byStep: {} }))

/** The same step, shown again later in the run, begins empty. */
export function draftKey(run: string, step: { readonly id: string; readonly number: number }): string {
  return `${run} ${step.number} ${step.id}`
}

export function typeReading(key: string, name: string, value: string): void {
  useDrafts.setState(({ byStep }) => ({ byStep: { ...byStep, [key]: { ...byStep[key], [name]: value } } }))
}

export function forgetDraft(key: string): void {
  useDrafts.setState(({ byStep }) => {
    const { [key]: _, ...others } = byStep
    return { byStep: others }
  })
}
