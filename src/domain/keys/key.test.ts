import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkKey, checkKeyGroup, checkKeyUnits, formatKey } from './key.ts'
import { aKey, aKeyInGroups } from './testing/a-key.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const bare = (seed: number) => aKeyInGroups(seed).join('')
const places = fc.integer({ min: 0, max: 47 })
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Compares without ever printing a key when it fails. */
const isSame = (checked: ReturnType<typeof checkKey>, digits: string) => checked.ok && checked.digits === digits

describe('a valid key', () => {
  const ways: readonly (readonly [string, (groups: string[]) => string])[] = [
    ['hyphens', (groups) => groups.join('-')],
    ['spaces', (groups) => groups.join(' ')],
    ['nothing between', (groups) => groups.join('')],
    ['en dashes', (groups) => groups.join('\u2013')],
    ['no-break spaces', (groups) => groups.join('\u00a0')],
    ['tabs', (groups) => groups.join('\t')],
    ['line breaks', (groups) => groups.join('\r\n')],
    ['hyphens between spaces', (groups) => groups.join(' - ')],
    ['full width', (groups) => fullWidth(groups.join('－'))],
    ['an apostrophe before', (groups) => `'${groups.join('-')}`],
    ['what a spreadsheet wraps around a text', (groups) => `="${groups.join('-')}"`],
    ['invisible signs', (groups) => `\ufeff${groups.join('\u200b-')}\u200e`],
    ['a line broken within a group', (groups) => groups.join('-').replace(/(.{30})/, '$1\n        ')],
    ['O for 0 and l for 1', (groups) => groups.join('-').replace(/0/g, 'O').replace(/1/g, 'l')],
  ]
  test.each(ways)('is read with %s', (_, write) => {
    fc.assert(fc.property(seeds, (seed) => isSame(checkKey(write(aKeyInGroups(seed))), bare(seed))))
  })

  test('is the same from a buffer, whose own buffer can be wiped', () => {
    const checked = checkKeyUnits(new TextEncoder().encode(aKey(7)))
    expect(checked.ok && new TextDecoder().decode(checked.digits) === bare(7)).toBe(true)
    expect(checked.ok && checked.digits.buffer.byteLength).toBe(48)
  })

  test('is shown in its eight groups', () => {
    expect(formatKey(bare(3)).join('-') === aKey(3)).toBe(true)
    expect(formatKey(new TextEncoder().encode(bare(3))).join('-') === aKey(3)).toBe(true)
  })

  test('may hold the smallest and the largest group', () => {
    expect(checkKey(Array(8).fill('720885').join('-')).ok).toBe(true)
    expect(checkKey(`${Array(7).fill('000000').join('-')}-000011`).ok).toBe(true)
  })
})

describe('a wrong key', () => {
  test('is found by any single wrong digit, and the group is named', () => {
    fc.assert(
      fc.property(seeds, places, fc.integer({ min: 1, max: 9 }), (seed, at, by) => {
        const digits = [...bare(seed)]
        digits[at] = String((Number(digits[at]) + by) % 10)
        const checked = checkKey(digits.join(''))
        return !checked.ok && checked.group === Math.floor(at / 6) + 1
      }),
    )
  })

  test('is found by any swap of neighbours within a group', () => {
    fc.assert(
      fc.property(seeds, places, (seed, at) => {
        const digits = [...bare(seed)]
        const [a = '', b = ''] = digits.slice(at, at + 2)
        fc.pre(at % 6 !== 5 && a !== b)
        digits.splice(at, 2, b, a)
        const checked = checkKey(digits.join(''))
        return !checked.ok && checked.group === Math.floor(at / 6) + 1
      }),
    )
  })

  test('is found when a group divides by 11 and is still too large', () => {
    for (const group of ['720896', '999999', '720907']) {
      const checked = checkKey(aKeyInGroups(1).with(4, group).join('-'))
      expect(checked).toEqual({ ok: false, code: 'key.group-too-large', group: 5 })
    }
  })

  test.each([
    ['a group is missing', (groups: string[]) => groups.slice(1).join('-'), { code: 'key.group-count' }],
    [
      'a group is there twice',
      (groups: string[]) => [...groups, ...groups.slice(0, 1)].join('-'),
      { code: 'key.group-count' },
    ],
    [
      'a digit of a group is missing',
      (groups: string[]) => groups.with(2, '12345').join('-'),
      { code: 'key.group-length', group: 3 },
    ],
    [
      'a group has seven digits',
      (groups: string[]) => groups.with(7, '1234567').join('-'),
      { code: 'key.group-length', group: 8 },
    ],
    [
      'a digit of a flat key is missing',
      (groups: string[]) => groups.join('').slice(0, 47),
      { code: 'key.digit-count' },
    ],
    [
      'a letter stands in it',
      (groups: string[]) => groups.with(1, '45x234').join('-'),
      { code: 'key.not-digits', group: 2 },
    ],
    [
      'a letter stands at the start of a group',
      (groups: string[]) => groups.with(6, 'A54234').join('-'),
      { code: 'key.not-digits', group: 7 },
    ],
  ])('is named when %s', (_, spoil, fault) => {
    expect(checkKey(spoil(aKeyInGroups(5)))).toEqual({ ok: false, ...fault })
  })

  test.each([
    '4.8E+47',
    '4,8E+47',
    '1.37706E+46',
    '1E+47',
    "'1.37706e+46",
    `13706454234652${'0'.repeat(33)}`,
    `137064542346526${'0'.repeat(33)}`,
  ])('that a spreadsheet turned into a number is said to be lost: %j', (cell) => {
    expect(checkKey(cell)).toEqual({ ok: false, code: 'key.spreadsheet-number' })
  })

  test.each([
    ['', 'key.no-key'],
    ['   ', 'key.no-key'],
    ['NULL', 'key.no-key'],
    ['n/a', 'key.no-key'],
    ['0x00A1B2C3D4E5F6071829', 'key.encrypted'],
    ['******', 'key.masked'],
    ['XXXXXX-XXXXXX-XXXXXX', 'key.masked'],
    ['System.Object[]', 'key.lost-by-export'],
    ['{Tpm, RecoveryPassword}', 'key.lost-by-export'],
    ['System.Collections.Generic.List`1[System.String]', 'key.lost-by-export'],
  ])('is named for what stands in its place: %j', (cell, code) => {
    expect(checkKey(cell)).toMatchObject({ ok: false, code })
  })

  test('never carries a digit in its fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-OlX\u00a0eE+.,é１'), maxLength: 70 }), (text) => {
        const checked = checkKey(text)
        return (
          checked.ok ||
          Object.entries(checked).every(
            ([name, value]) =>
              name === 'ok' || name === 'code' || (name === 'group' && Number(value) >= 1 && Number(value) <= 8),
          )
        )
      }),
    )
  })
})

describe('a group that is typed', () => {
  test('is never called wrong on the way to a right one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (number) => {
        const group = String(number * 11).padStart(6, '0')
        for (let length = 1; length < 6; length++)
          if (checkKeyGroup(group.slice(0, length)).state !== 'typing') return false
        return checkKeyGroup(group).state === 'right'
      }),
    )
  })

  test.each([
    ['', { state: 'empty' }],
    ['8', { state: 'wrong', code: 'key.group-too-large' }],
    ['7209', { state: 'wrong', code: 'key.group-too-large' }],
    ['72088', { state: 'typing' }],
    ['720896', { state: 'wrong', code: 'key.group-too-large' }],
    ['000001', { state: 'wrong', code: 'key.group-check' }],
    ['0000110', { state: 'wrong', code: 'key.group-length' }],
    ['00x', { state: 'wrong', code: 'key.not-digits' }],
    ['OOOOll', { state: 'right', digits: '000011' }],
  ])('is judged at once: %j', (text, judged) => {
    expect(checkKeyGroup(text)).toEqual(judged)
  })
})
