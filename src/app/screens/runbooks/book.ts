/**
 * One version of a runbook as the reader has it: its steps by id, in the order in which they are read, and what leads
 * where.
 */
import type { ChartArrow, Output, ReadStep } from '../../../contract/index.ts'
import { drawChart } from '../../../domain/runbook/draw-chart.ts'

export type Shown = Output<'runbook.show'>

export interface Book {
  readonly start: string
  readonly arrows: readonly ChartArrow[]
  /** Every step, in the order in which they are read; those that nothing leads to (of a draft) at the end. */
  readonly steps: readonly ReadStep[]
  stepOf(id: string): ReadStep | undefined
  /** From 1; 0 for a step that there is not. */
  numberOf(id: string): number
  /** The arrows that leave a step, as they stand in the file. */
  leaving(id: string): readonly ChartArrow[]
}

export function openBook({ start, steps, arrows }: Pick<Shown, 'start' | 'steps' | 'arrows'>): Book {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const { steps: order, left } = drawChart({ start, steps, arrows }, true)
  const sorted = [...order, ...left].flatMap((id) => byId.get(id) ?? [])
  const numbers = new Map(sorted.map(({ id }, place) => [id, place + 1]))
  return {
    start,
    arrows,
    steps: sorted,
    stepOf: (id) => byId.get(id),
    numberOf: (id) => numbers.get(id) ?? 0,
    leaving: (id) => arrows.filter(({ from }) => from === id),
  }
}
