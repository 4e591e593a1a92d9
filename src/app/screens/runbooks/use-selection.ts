/**
 * The step that chart, list and panel are about, and the usual way to it.
 */
import { useMemo } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { findWayTo } from '../../../domain/runbook/way-to.ts'
import { standAtStep, usePlace } from '../../stores/place.ts'
import type { Book } from './book.ts'

export interface Selection {
  readonly step: ReadStep
  /** From the first step to this one. */
  readonly way: readonly string[]
  select(id: string): void
}

/** @returns `null` for a runbook without steps */
export function useSelection(book: Book): Selection | null {
  const wanted = usePlace((place) => place.step)
  const step = book.stepOf(wanted ?? book.start) ?? book.steps[0]
  const id = step?.id ?? ''
  const way = useMemo(() => findWayTo(book.start, id, book.arrows), [book, id])
  if (step === undefined) return null
  return {
    step,
    way,
    select: (to) => {
      if (book.stepOf(to) !== undefined) standAtStep(to)
    },
  }
}
