/** What stands on the chart: laws over every runbook of the project, and the small sample as a whole. */
import { describe, expect, it } from 'vitest'
import { listChart } from './chart.ts'
import { type ChartLine, drawChart } from './draw-chart.ts'
import { orderForReading } from './reading-order.ts'
import type { Runbook } from './schema.ts'
import { listLibrary, readLibraryRunbook } from './testing/read-library.ts'
import { aRunbook } from './testing/sample-runbook.ts'
import { findWayTo } from './way-to.ts'

const chartOf = (runbook: Runbook) => ({
  start: runbook.start,
  steps: runbook.steps.map(({ id, kind }) => ({ id, kind })),
  arrows: listChart(runbook, 'en'),
})
const pairs = (lines: readonly ChartLine[]) => lines.map(({ from, to }) => `${from} > ${to}`).sort()

describe.each(listLibrary())('the chart of %s', (name) => {
  const runbook = readLibraryRunbook(name)
  const chart = chartOf(runbook)
  const main = drawChart(chart, false)
  const whole = drawChart(chart, true)

  it('has each step once: as a box, or as one that only a deviation or a limit leads to', () => {
    expect([...main.steps, ...main.left].sort()).toEqual(runbook.steps.map(({ id }) => id).sort())
    expect(new Set(main.steps).size).toBe(main.steps.length)
    expect(main.steps[0]).toBe(runbook.start)
    for (const step of main.left) {
      const kinds = chart.arrows.filter(({ from, to }) => to === step && main.steps.includes(from))
      expect(kinds.every(({ kind }) => kind === 'deviation' || kind === 'limit')).toBe(true)
    }
  })

  it('draws, names or counts every arrow that leaves a box', () => {
    const leaving = chart.arrows.filter(({ from }) => main.steps.includes(from))
    const shown = [...main.lines, ...main.jumps].flatMap(({ arrows }) => arrows)
    const aside = [...main.aside.values()].reduce((sum, count) => sum + count, 0)
    expect(shown.length + aside).toBe(leaving.length)
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('leaves no box without a line that leads to it, and no loop of lines', () => {
    for (const { steps, lines } of [main, whole]) {
      const reached = new Set(lines.map(({ to }) => to))
      expect(steps.slice(1).filter((step) => !reached.has(step))).toEqual([])
      const { back } = orderForReading(runbook.start, lines)
      if (steps.length > 20) expect(pairs([...back])).toEqual([])
    }
  })

  it('draws everything on request', () => {
    expect(whole.left).toEqual([])
    expect(whole.aside.size).toBe(0)
    expect([...whole.lines, ...whole.jumps].flatMap(({ arrows }) => arrows)).toHaveLength(chart.arrows.length)
  })

  it('reads a step only after the steps whose lines lead to it', () => {
    const placeOf = new Map(main.steps.map((step, place) => [step, place]))
    // A small chart draws its loops.
    const { back } = orderForReading(runbook.start, main.lines)
    const forward = main.lines.filter((line) => !back.has(line))
    for (const { from, to } of forward) expect(placeOf.get(from)).toBeLessThan(placeOf.get(to) ?? 0)
  })

  it('knows a way to every step, along arrows', () => {
    const along = new Set(chart.arrows.map(({ from, to }) => `${from} > ${to}`))
    for (const { id } of runbook.steps) {
      const way = findWayTo(runbook.start, id, chart.arrows)
      expect(way[0]).toBe(runbook.start)
      expect(way.at(-1)).toBe(id)
      expect(way.slice(1).every((step, at) => along.has(`${way[at]} > ${step}`))).toBe(true)
    }
  })
})

describe('a small chart', () => {
  const runbook = aRunbook()
  const drawn = drawChart(chartOf(runbook), false)

  it('is drawn whole, loops and deviations too', () => {
    expect(drawn.left).toEqual([])
    expect(drawn.jumps).toEqual([])
    expect(drawn.lines.flatMap(({ arrows }) => arrows)).toHaveLength(listChart(runbook, 'en').length)
  })
})

it('prefers the likely way over a shorter one, and a way of answers over a deviation', () => {
  const arrow = (from: string, to: string, of: object = {}) => ({
    ...{ from, to, result: 'done', label: '', kind: 'option' as const, branch: false, when: [], likely: false },
    ...of,
  })
  const likely = { likely: true }
  const arrows = [
    arrow('a', 'b', likely),
    arrow('b', 'c', likely),
    arrow('a', 'c'),
    arrow('c', 'd', { kind: 'deviation' }),
    arrow('b', 'e'),
    arrow('e', 'd'),
  ]
  expect(findWayTo('a', 'c', arrows)).toEqual(['a', 'b', 'c'])
  expect(findWayTo('a', 'd', arrows)).toEqual(['a', 'b', 'e', 'd'])
  expect(findWayTo('d', 'a', arrows)).toEqual([])
  expect(findWayTo('a', 'a', arrows)).toEqual(['a'])
})
