import { expect, test } from 'vitest'
import { paperTime } from './paper-time.ts'

test.each([
  ['14:05', '2024-07-19T14:05+01:00'],
  ['1405', '2024-07-19T14:05+01:00'],
  ['14.05', '2024-07-19T14:05+01:00'],
  ['9:05', '2024-07-19T09:05+01:00'],
  ['905', '2024-07-19T09:05+01:00'],
  [' 00:00 ', '2024-07-19T00:00+01:00'],
])('takes a time typed as “%s”', (typed, at) => {
  expect(paperTime('2024-07-19', typed, '+01:00')).toBe(at)
})

test.each(['', '1', '14', '14:5', '24:00', '14:60', '2 pm'])('waits for the rest of “%s”', (typed) => {
  expect(paperTime('2024-07-19', typed, '+01:00')).toBeNull()
})

test('waits for a whole day', () => {
  expect(paperTime('19.07.2024', '14:05', '+01:00')).toBeNull()
})
