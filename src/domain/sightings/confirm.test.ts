import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostStatuses } from '../log/event.ts'
import { graceMs, type Sighting, weighSightings } from './confirm.ts'

const at = (hour: number): string => `2024-07-19T${String(hour).padStart(2, '0')}:00:00.000Z`
const saw = (seen: number, asOf: number, more: Partial<Sighting> = {}): Sighting => ({
  seen: at(seen),
  asOf: at(asOf),
  source: 'Falcon',
  reverted: false,
  ...more,
})

describe('what lists of live machines say', () => {
  test('confirms a host that was seen after somebody said that it is back', () => {
    expect(weighSightings('recovered', at(10), at(10), [saw(11, 12)])).toMatchObject({
      confirmation: 'confirmed',
      seenAt: at(11),
      seenBy: 'Falcon',
    })
  })

  test('contradicts only when hours passed in which others were seen', () => {
    expect(weighSightings('recovered', at(10), at(10), [saw(4, 12)]).confirmation).toBe('none')
    expect(weighSightings('recovered', at(10), at(10), [saw(4, 14)])).toMatchObject({
      confirmation: 'contradicted',
      attention: 'contradicted',
    })
  })

  test('says nothing of a host that no list names', () => {
    expect(weighSightings('recovered', at(10), at(10), [])).toEqual({
      confirmation: 'none',
      attention: '',
      seenAt: '',
      seenBy: '',
    })
  })

  test('names a host that nobody touched and that is alive, and never counts it as success', () => {
    expect(weighSightings('not-started', null, '', [saw(12, 12)])).toMatchObject({
      confirmation: 'none',
      attention: 'alive-untouched',
    })
    expect(weighSightings('not-started', null, '', [saw(9, 12)]).attention).toBe('')
    expect(weighSightings('blocked', null, at(8), [saw(12, 12)]).attention).toBe('alive-unfinished')
    expect(weighSightings('blocked', null, at(13), [saw(12, 12)]).attention).toBe('')
  })

  test('forgets a list that was taken back', () => {
    expect(weighSightings('recovered', at(10), at(10), [saw(11, 12, { reverted: true })]).seenAt).toBe('')
  })

  const sighting = fc
    .record({
      seen: fc.integer({ min: 0, max: 23 }),
      later: fc.integer({ min: 0, max: 23 }),
      source: fc.constantFrom('Falcon', 'Intune'),
      reverted: fc.boolean(),
    })
    .map(({ seen, later, ...rest }) => saw(seen, Math.max(seen, later), rest))

  test('is the same in whatever order the lists came', () => {
    fc.assert(
      fc.property(fc.array(sighting), fc.constantFrom(...hostStatuses), (sightings, status) => {
        const back = status === 'recovered' ? at(10) : null
        expect(weighSightings(status, back, at(9), sightings.toReversed())).toEqual(
          weighSightings(status, back, at(9), sightings),
        )
      }),
    )
  })

  test('confirms and contradicts only what somebody said is back, and never both', () => {
    fc.assert(
      fc.property(fc.array(sighting), fc.constantFrom(...hostStatuses), (sightings, status) => {
        const back = status === 'recovered' ? at(10) : null
        const found = weighSightings(status, back, at(9), sightings)
        const standing = sightings.filter(({ reverted }) => !reverted)
        if (status !== 'recovered') expect(found.confirmation).toBe('none')
        if (found.confirmation === 'confirmed') expect(standing.some(({ seen }) => seen >= at(10))).toBe(true)
        if (found.confirmation === 'contradicted') {
          expect(standing.every(({ seen }) => seen < at(10))).toBe(true)
          expect(standing.some(({ asOf }) => Date.parse(asOf) - Date.parse(at(10)) >= graceMs)).toBe(true)
        }
      }),
    )
  })
})
