/**
 * The places of boxes and lines, as soon as they are known.
 */
import { useEffect, useMemo, useState } from 'react'
import { type ChartLine, type DrawnChart, drawChart } from '../../../domain/runbook/draw-chart.ts'
import type { Book } from './book.ts'
import { fromGraph, type Layout, toGraph } from './chart-graph.ts'
import { layOut } from './lay-out.ts'
import { useArrowWords } from './use-arrow-words.ts'

export interface LaidOut {
  readonly drawn: DrawnChart
  readonly layout: Layout
  /** How long the library took. */
  readonly ms: number
}

/** @returns `null` until it is laid out, the last layout while the next one is made; `failed` when the library gave up */
export function useLayout(book: Book, whole: boolean): LaidOut | 'failed' | null {
  const drawn = useMemo(() => drawChart(book, whole), [book, whole])
  const sayLine = useLineWords(book)
  const [laidOut, setLaidOut] = useState<LaidOut | 'failed' | null>(null)
  useEffect(() => {
    let old = false
    const begun = performance.now()
    layOut(toGraph(book, drawn, sayLine)).then(
      (graph) => {
        if (!old) setLaidOut({ drawn, layout: fromGraph(graph, drawn), ms: performance.now() - begun })
      },
      () => {
        if (!old) setLaidOut('failed')
      },
    )
    return () => {
      old = true
    }
  }, [book, drawn, sayLine])
  return laidOut
}

/** What a line says: the answers that it stands for. */
export function useLineWords(book: Book): (line: ChartLine) => string {
  const { sayArrow } = useArrowWords()
  return useMemo(
    () =>
      ({ from, arrows }: ChartLine) =>
        [...new Set(arrows.map((arrow) => sayArrow(arrow, book.stepOf(from)?.times ?? 0)))].filter(Boolean).join(' / '),
    [book, sayArrow],
  )
}
