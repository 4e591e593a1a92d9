import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyCutter, type KeyCutter } from './cut-keys.ts'
import { marksIn, withoutMarks } from './key-marks.ts'
import type { KeyEncoding } from './key-signs.ts'
import { aKey, aKeyId, aKeyInGroups } from './testing/a-key.ts'

const bare = (seed: number) => aKeyInGroups(seed).join('')
const encodings: readonly KeyEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030']

function encode(text: string, encoding: KeyEncoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1')
}

function decode(bytes: Buffer, encoding: KeyEncoding): string {
  if (encoding === 'utf-16be') return Buffer.from(bytes).swap16().toString('utf16le')
  return bytes.toString(encoding === 'utf-16le' ? 'utf16le' : encoding === 'utf-8' ? 'utf8' : 'latin1')
}

/** What stood behind the marks: digits of keys, codes of faults. */
function behind(text: string, cutter: KeyCutter): string[] {
  return marksIn(text).map((mark) => {
    const cut = cutter.take(mark)
    return cut === null ? 'gone' : cut.ok ? Buffer.from(cut.digits).toString() : `${cut.code} ${cut.group ?? ''}`.trim()
  })
}

function cut(text: string, encoding: KeyEncoding = 'utf-8') {
  const bytes = encode(text, encoding)
  const cutter = createKeyCutter(encoding)
  const settled = cutter.cut(bytes, true)
  const left = decode(bytes, encoding)
  return { left, keys: behind(left, cutter), settled, length: bytes.length }
}

const hasDigits = (text: string, seed: number) => aKeyInGroups(seed).some((group) => text.includes(group))

describe('keys are cut out of bytes', () => {
  const around: readonly (readonly [string, (key: string) => string])[] = [
    ['a cell', (key) => `PC-0412,${aKeyId(1)},${key},2024-08-13 04:05:15.000\n`],
    ['quotation marks', (key) => `"PC-0412","${key}"\r\n`],
    ['a formula', (key) => `PC-0412,="${key}"\n`],
    ['a column of six digits before', (key) => `123456\t${key}\t654321\n`],
    ['a column of numbers before', (key) => `4217;${key};99\n`],
    ['aligned columns', (key) => `000412  ${aKeyId(2)}  ${key}  2024-08-13 04:05:15.000\r\n`],
    [
      'a console',
      (key) => `    Numerical Password:\r\n      ID: {${aKeyId(3)}}\r\n      Password:\r\n        ${key}\r\n\r\n`,
    ],
    ['JSON', (key) => `{"id":"${aKeyId(4)}","key":"${key}","volumeType":1}`],
    ['the end of the file', (key) => `key: ${key}`],
    ['bars', (key) => `|PC-0412|${key}|\n`],
    ['words', (key) => `kill bill 10 ${key} oil\n`],
  ]
  const written: readonly (readonly [string, (groups: string[]) => string])[] = [
    ['hyphens', (groups) => groups.join('-')],
    ['spaces', (groups) => groups.join(' ')],
    ['nothing', (groups) => groups.join('')],
    ['dots', (groups) => groups.join('.')],
    [
      'look-alikes',
      (groups) =>
        groups
          .join('-')
          .replace(/(?<=\d)0/g, 'O')
          .replace(/(?<=\d)1/g, 'l'),
    ],
  ]
  for (const encoding of encodings) {
    test.each(around)(
      `from %s in ${encoding}, whatever stands between the groups, and nothing of them stays`,
      (_, text) => {
        fc.assert(
          fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...written), (seed, [, write]) => {
            const before = text(write(aKeyInGroups(seed)))
            const { left, keys, settled, length } = cut(before, encoding)
            return (
              keys.length === 1 &&
              keys[0] === bare(seed) &&
              settled === length &&
              left.length === before.length &&
              !hasDigits(left, seed)
            )
          }),
          { numRuns: 40 },
        )
      },
    )
  }

  test('in full width, in UTF-8, UTF-16 and GB18030', () => {
    const wide = (text: string) => text.replace(/[\d-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    expect(cut(`PC,${wide(aKey(5))}\n`).keys[0] === bare(5)).toBe(true)
    expect(cut(`PC,${wide(aKey(5))}\n`, 'utf-16le').keys[0] === bare(5)).toBe(true)
    const gb = (text: string) =>
      Buffer.concat(
        [...text].map((sign) => (/\d/.test(sign) ? Buffer.from([0xa3, 0xb0 + Number(sign)]) : Buffer.from(sign))),
      )
    const cutter = createKeyCutter('gb18030')
    const bytes = Buffer.concat([
      Buffer.from([0xc3, 0xdc, 0xc2, 0xeb]),
      Buffer.from(':'),
      gb(aKey(5)),
      Buffer.from('\n'),
    ])
    cutter.cut(bytes, true)
    expect(behind(bytes.toString('latin1'), cutter)[0] === bare(5)).toBe(true)
  })

  test.each([10, 25, 30, 33, 49, 54])('though a line end breaks them after %i signs', (width) => {
    for (const encoding of encodings) {
      for (const end of ['\n', '\r\n', '\r']) {
        const key = aKey(9)
        const text = `msFVE-RecoveryPassword : ${key.slice(0, width)}${end}                         ${key.slice(width)}${end}Name : x${end}`
        const { left, keys } = cut(text, encoding)
        expect(keys.length === 1 && keys[0] === bare(9)).toBe(true)
        expect(left.split(/\r\n|\r|\n/).length).toBe(4)
      }
    }
  })

  test('though each group has a line of its own', () => {
    expect(cut(`"${aKeyInGroups(4).join('\r\n')}"\r\n`).keys[0] === bare(4)).toBe(true)
  })

  test('several from one cell, whatever parts them', () => {
    for (const between of [' ', ', ', ';', '\n', '', '  ', '","']) {
      const { keys } = cut(`"${[1, 2, 3].map((seed) => (between === '' ? bare(seed) : aKey(seed))).join(between)}"\n`)
      expect(keys.length === 3 && keys.every((key, index) => key === bare(index + 1))).toBe(true)
    }
  })

  test('and wrong ones too, with their fault', () => {
    const groups = aKeyInGroups(6)
    expect(cut(`a,${groups.with(3, '123456').join('-')},b\n`).keys).toEqual(['key.group-check 4'])
    expect(cut(`a,${groups.with(3, '720896').join(' ')},b\n`).keys).toEqual(['key.group-too-large 4'])
    expect(cut(`a,${groups.slice(1).join('-')},b\n`).keys).toEqual(['key.group-count'])
    expect(cut(`a,${groups.with(7, '12345').join('-')},b\n`).keys).toEqual(['key.group-length 8'])
    expect(cut(`a,${groups.with(1, '45x234').join('-')},b\n`).keys).toEqual(['key.not-digits 2'])
    expect(cut(`a,${groups.join('').slice(1)},b\n`).keys).toEqual(['key.digit-count'])
    expect(cut(`a,${groups.join('').slice(0, 15)}${'0'.repeat(33)},b\n`).keys).toEqual(['key.spreadsheet-number'])
  })

  test('while ids, times, addresses and other numbers stay', () => {
    const text = `12345678-1234-1234-1234-123456789012,2024-08-13 04:05:15.000,00-11-22-33-44-55,133658370670000000,10.0.0.1,107 230 150 234 132 214 74 71 176 154 205 205 228 128 65 230,${'12345678'.repeat(4)}\n`
    expect(cut(text).left === text).toBe(true)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const line = `${aKeyId(seed)},{${aKeyId(seed + 1)}},${aKeyId(seed + 2)
          .replaceAll('-', '')
          .toLowerCase()}\n`
        return cut(line).left === line
      }),
      { numRuns: 2000 },
    )
  })

  test('and a mark that the file brings itself means nothing', () => {
    expect(cut(`a,\u0001AAAAA\u0002,${aKey(2)}\n`).keys[0] === bare(2)).toBe(true)
  })
})

test('lines that may hold the first part of a wrapped key wait for the rest', () => {
  const key = aKey(3)
  const cutter = createKeyCutter('utf-8')
  const first = Buffer.from(`a,b\n"${aKey(1)}";"${key.slice(0, 30)}\n`)
  expect(cutter.cut(first, false)).toBe(4)
  const whole = Buffer.concat([first.subarray(4), Buffer.from(`   ${key.slice(30)}";c\n`)])
  expect(cutter.cut(whole, false)).toBe(whole.length)
  const keys = behind(whole.toString(), cutter)
  expect(keys.length === 2 && keys[0] === bare(1) && keys[1] === bare(3)).toBe(true)
})

test('what nobody takes is wiped', () => {
  const cutter = createKeyCutter('utf-8')
  const bytes = Buffer.from(`${aKey(1)}\n${aKey(2)}\n`)
  cutter.cut(bytes, true)
  const [one = 0, two = 0] = marksIn(bytes.toString())
  const taken = cutter.take(one)
  cutter.wipe()
  expect(taken?.ok && Buffer.from(taken.digits).toString() === bare(1)).toBe(true)
  expect(cutter.take(two)).toBeNull()
  expect(withoutMarks(bytes.toString()).trim()).toBe('')
})
