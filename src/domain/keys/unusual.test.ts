import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findUnusual, mostInWindow, outcomeMs, type Reveal, windowMs } from './unusual.ts'

const start = Date.parse('2024-07-19T06:00:00.000Z')
const reveals = (of: readonly (Partial<Reveal> & { readonly afterMs: number })[]): Reveal[] =>
  of.map(({ afterMs, ...rest }, index) => ({
    event: `S:${index}`,
    time: new Date(start + afterMs).toISOString(),
    actor: 'M. Okafor',
    run: 'S:1',
    key: `K${index}`,
    site: 'Leeds',
    hasOutcome: true,
    isEmergency: false,
    ...rest,
  }))
const marks = (given: Reveal[], now = start) => Object.fromEntries(findUnusual(given, now))

describe('a reveal stands out', () => {
  test('when no run of the machine was open, or the log could not be written', () => {
    expect(marks(reveals([{ afterMs: 0 }, { afterMs: 1, run: '' }, { afterMs: 2, isEmergency: true }]))).toEqual({
      'S:1': ['without-run'],
      'S:2': ['emergency'],
    })
  })

  test('when nobody said for two hours what came of it', () => {
    const silent = reveals([{ afterMs: 0, hasOutcome: false }])
    expect(marks(silent, start + outcomeMs)).toEqual({})
    expect(marks(silent, start + outcomeMs + 1)).toEqual({ 'S:0': ['no-outcome'] })
  })

  test('when one person has more than twelve in ten minutes, all of them, and not when two share them', () => {
    const many = Array.from({ length: mostInWindow + 1 }, (_, index) => ({
      afterMs: (index * windowMs) / (mostInWindow + 1),
    }))
    expect(Object.keys(marks(reveals(many)))).toHaveLength(mostInWindow + 1)
    expect(marks(reveals(many.slice(1)))).toEqual({})
    const shared = many.map((one, index) => ({ ...one, actor: index % 2 === 0 ? 'M. Okafor' : 'R. Patel' }))
    expect(marks(reveals(shared))).toEqual({})
  })

  test('when it is away from the site at which this person works that day', () => {
    const day = Array.from({ length: 6 }, (_, index) => ({ afterMs: index * windowMs }))
    expect(marks(reveals([...day, { afterMs: 7 * windowMs, site: 'York' }]))).toEqual({ 'S:6': ['other-site'] })
    const mixed = day.map((one, index) => ({ ...one, site: index % 2 === 0 ? 'Leeds' : 'York' }))
    expect(marks(reveals(mixed))).toEqual({})
    expect(marks(reveals([...day, { afterMs: 7 * windowMs, site: '' }]))).toEqual({})
  })

  test('for nobody whose reveals are apart, in a run and answered, however many', () => {
    fc.assert(
      fc.property(fc.nat(200), (count) => {
        const usual = reveals(Array.from({ length: count }, (_, index) => ({ afterMs: index * windowMs })))
        expect(findUnusual(usual, start).size).toBe(0)
      }),
    )
  })
})
