import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastFinish } from './forecast.ts'

const hours = (...finished: number[]) => finished.map((one) => ({ finished: one }))

describe('the forecast of the finish', () => {
  test('says why there is none', () => {
    expect(forecastFinish(hours(5, 6, 7, 8), 0, 100)).toEqual({ because: 'nothing-left' })
    expect(forecastFinish(hours(5, 6), 50, 100)).toEqual({ because: 'too-early' })
    expect(forecastFinish([], 50, 100)).toEqual({ because: 'too-early' })
    expect(forecastFinish(hours(0, 0, 0, 0), 50, 100)).toEqual({ because: 'standing-still' })
    expect(forecastFinish(hours(1, 0, 0, 0), 100_000, 100_000)).toEqual({ because: 'beyond-a-month' })
  })

  test('is a range in order, the same on every laptop', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 20_000 }),
        (past, left) => {
          const found = forecastFinish(hours(...past), left, left + 1_000)
          expect(forecastFinish(hours(...past), left, left + 1_000)).toEqual(found)
          if ('because' in found) return
          expect(found.earliestHours).toBeGreaterThan(0)
          expect(found.middleHours).toBeGreaterThanOrEqual(found.earliestHours)
          expect(found.latestHours).toBeGreaterThanOrEqual(found.middleHours)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('comes earlier with more hands', () => {
    const today = forecastFinish(hours(50, 60, 40, 55), 1_000, 2_000)
    const more = forecastFinish(hours(60, 72, 48, 66), 1_000, 2_000)
    if ('because' in today || 'because' in more) throw new Error('both have a forecast')
    expect(more.middleHours).toBeLessThan(today.middleHours)
  })

  test('holds the true finish of about eight in ten simulated recoveries', () => {
    const { inside, all } = simulate(400)
    // Eight of ten, give or take what 400 throws allow: 72 % to 88 %.
    expect(inside / all).toBeGreaterThan(0.72)
    expect(inside / all).toBeLessThan(0.88)
  })
})

/**
 * Recoveries as they go: some thirty people at most, shifts that change, hours in which little happens, hard machines
 * at the end, people who grow faster or slower. The forecast is asked at a random hour.
 */
function simulate(count: number): { inside: number; all: number } {
  const random = dice(20_240_719)
  const result = { inside: 0, all: 0 }
  while (result.all < count) {
    const { total, finished } = recover(random)
    if (finished.length < 6) continue
    const asked = 3 + Math.floor(random() * (finished.length - 4))
    const left = total - finished.slice(0, asked).reduce((sum, one) => sum + one, 0)
    const found = forecastFinish(hours(...finished.slice(0, asked)), left, total)
    if ('because' in found) continue
    const truth = finished.length - asked
    result.all += 1
    // The last host is finished somewhere within the last hour.
    if (truth >= found.earliestHours && truth - 1 <= found.latestHours) result.inside += 1
  }
  return result
}

function recover(random: () => number): { total: number; finished: number[] } {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const total = 200 + Math.floor(random() * 5_000)
  const people = 3 + Math.floor(random() * 30)
  const minutes = 20 + random() * 30
  const hard = 0.05 + random() * 0.1
  const drift = 1 + (random() - 0.5) * 0.02
  const finished: number[] = []
  let staff = people
  for (let left = total, hour = 0; left > 0 && hour < 2_000; hour += 1) {
    if (random() < 0.08) staff = Math.max(1, Math.round(people * (0.6 + random() * 0.7)))
    const slower = left / total < hard ? 1.5 + random() : 1
    const bad = random() < 0.05 ? 0.3 : 1
    const one = ((staff * 60) / minutes / slower) * drift ** hour * Math.exp(normal() * 0.25) * bad
    finished.push(Math.min(left, Math.round(one)))
    left -= finished.at(-1) ?? 0
  }
  return { total, finished }
}

function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
