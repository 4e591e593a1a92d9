import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTimeJudge, readSeenTime, type TimeColumn, type TimeReading } from './seen-time.ts'

function judgeTimes(cells: readonly string[]): TimeColumn {
  const judge = createTimeJudge()
  for (const cell of cells) judge.add(cell)
  return judge.found()
}

const utc: TimeReading = { order: 'day-first', offsetMinutes: 0 }

describe('the time at which a list saw a machine', () => {
  test.each([
    ['2024-07-19 05:12:44', '2024-07-19T05:12:44.000Z'],
    ['2024-07-19T05:12:44Z', '2024-07-19T05:12:44.000Z'],
    ['2024-07-19T07:12:44.1234567+02:00', '2024-07-19T05:12:44.000Z'],
    ['2024-07-19', '2024-07-19T00:00:00.000Z'],
    ['2024/7/19 5:12', '2024-07-19T05:12:00.000Z'],
    ['2024年7月19日 下午5:12', '2024-07-19T17:12:00.000Z'],
    ['2024年7月19日 05时12分', '2024-07-19T05:12:00.000Z'],
    ['19.07.2024 05:12', '2024-07-19T05:12:00.000Z'],
    ['19/07/2024 05:12:44', '2024-07-19T05:12:44.000Z'],
    ['7/19/2024 5:12:44 PM', '2024-07-19T17:12:44.000Z'],
    ['7/19/2024 12:05 AM', '2024-07-19T00:05:00.000Z'],
    ['7/19/2024 5:12:44\u202fAM', '2024-07-19T05:12:44.000Z'],
    ['19-Jul-2024 05:12', '2024-07-19T05:12:00.000Z'],
    ['Fri, 19 Jul 2024 05:12:44 GMT', '2024-07-19T05:12:44.000Z'],
    ['Jul 19, 2024 5:12 AM', '2024-07-19T05:12:00.000Z'],
    ['1721365964', '2024-07-19T05:12:44.000Z'],
    ['1721365964000', '2024-07-19T05:12:44.000Z'],
    ['/Date(1721365964000)/', '2024-07-19T05:12:44.000Z'],
    ['133658395640000000', '2024-07-19T05:12:44.000Z'],
  ])('reads %s', (cell, expected) => {
    expect(readSeenTime(cell, utc)).toBe(expected)
  })

  test.each([
    '',
    'never',
    'Not Found',
    '-',
    '31.04.2024 05:12',
    '2024-07-19 25:00',
    '1601-01-01',
    '0001-01-01T00:00:00Z',
    '13/13/2024',
    '5',
  ])('takes %j for no time', (cell) => {
    expect(readSeenTime(cell, utc)).toBeNull()
  })

  test('is read in the zone that the list has, where the cell names none', () => {
    expect(readSeenTime('2024-07-19 05:12', { ...utc, offsetMinutes: 480 })).toBe('2024-07-18T21:12:00.000Z')
    expect(readSeenTime('2024-07-19T05:12:00Z', { ...utc, offsetMinutes: 480 })).toBe('2024-07-19T05:12:00.000Z')
  })

  test('is asked for, not guessed, when every day could be a month', () => {
    expect(judgeTimes(['03/04/2024 05:12', '05/06/2024 01:00'])).toEqual({ order: null, needsZone: true })
    expect(judgeTimes(['03/04/2024 05:12', '19/04/2024 05:12']).order).toBe('day-first')
    expect(judgeTimes(['03/04/2024 05:12', '04/19/2024 05:12']).order).toBe('month-first')
    expect(judgeTimes(['2024-07-19T05:12:44Z', '1721365964'])).toEqual({ order: 'either', needsZone: false })
  })

  test('comes out the same however a tool writes it', () => {
    const time = fc.date({ min: new Date('2001-10-01'), max: new Date('2099-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(time, fc.integer({ min: -720, max: 840 }), (date, offsetMinutes) => {
        const utcTime = new Date(Math.floor(date.getTime() / 1_000) * 1_000)
        const [day = '', clock = ''] = new Date(utcTime.getTime() + offsetMinutes * 60_000)
          .toISOString()
          .slice(0, 19)
          .split('T')
        const [y, m, d] = day.split('-')
        const expected = utcTime.toISOString()
        expect(readSeenTime(`${day} ${clock}`, { ...utc, offsetMinutes })).toBe(expected)
        expect(readSeenTime(`${d}.${m}.${y} ${clock}`, { order: 'day-first', offsetMinutes })).toBe(expected)
        expect(readSeenTime(`${m}/${d}/${y} ${clock}`, { order: 'month-first', offsetMinutes })).toBe(expected)
        expect(readSeenTime(String(utcTime.getTime() / 1_000), { ...utc, offsetMinutes })).toBe(expected)
      }),
    )
  })
})
