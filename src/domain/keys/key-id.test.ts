import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyIdStart, normalizeKeyId } from './key.ts'
import { aKeyId } from './testing/a-key.ts'

const id = 'EA96E66B-D684-474A-B09A-CDCDE48041E6'

describe('a key id', () => {
  test.each([
    id,
    id.toLowerCase(),
    `{${id}}`,
    `{${id.toLowerCase()}}`,
    id.replaceAll('-', ''),
    `ID: {${id}}`,
    `ID : {${id}}`,
    `  ${id}\u00a0`,
    id.replaceAll('-', '\u2010'),
    `2023-10-10T10:00:00-08:00{${id}}`,
    `CN=2023-10-10T10:00:00\\+08:00{${id}},CN=WARD7-PC03,OU=Ward 7,DC=clinic,DC=example`,
    `BitLocker Recovery Key ${id}.TXT`,
    '6B E6 96 EA 84 D6 4A 47 B0 9A CD CD E4 80 41 E6',
    "X'6be696ea84d64a47b09acdcde48041e6'",
    '0x6BE696EA84D64A47B09ACDCDE48041E6',
    '\\6B\\E6\\96\\EA\\84\\D6\\4A\\47\\B0\\9A\\CD\\CD\\E4\\80\\41\\E6',
    'a+aW6oTWSkewms3N5IBB5g==',
    '107 230 150 234 132 214 74 71 176 154 205 205 228 128 65 230',
    'EA96E66B-D684-474A-BO9A-CDCDE48O4lE6',
  ])('is one and the same however it is written: %j', (written) => {
    expect(normalizeKeyId(written)).toBe(id)
  })

  test.each([
    '',
    'System.Byte[]',
    'EA96E66B',
    id.slice(1),
    `${id}0`,
    'WARD7-PC03',
    '{}',
    'a+aW6oTWSkewms3N5IBB5g',
    'x'.repeat(5000),
  ])('is not made up where there is none: %j', (written) => {
    expect(normalizeKeyId(written)).toBeNull()
  })

  test('survives the bytes of the directory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const guid = aKeyId(seed)
        const [a = '', b = '', c = '', d = '', e = ''] = guid.split('-')
        const turned = [a, b, c].map((part) => (part.match(/../g) ?? []).reverse().join('')).join('') + d + e
        const bytes = Buffer.from(turned, 'hex')
        return [`X'${turned}'`, bytes.toString('base64'), [...bytes].join(' ')].every(
          (text) => normalizeKeyId(text) === guid,
        )
      }),
    )
  })
})

describe('the start of a key id, read off a screen', () => {
  test.each([
    ['EA96E66B', 'EA96E66B'],
    ['ea96e66b', 'EA96E66B'],
    ['{EA96E66B-D684', 'EA96E66B-D684'],
    ['EA96 E66B', 'EA96E66B'],
    ['32CFBZBS', '32CFB2B5'],
    ['OO1l2233', '00112233'],
    ['Recovery key ID: EA96E66B-D684-474A-B09A-CDCDE48041E6', id],
    ['ＥＡ９６Ｅ６６Ｂ', 'EA96E66B'],
    ['EA96E66B-…', 'EA96E66B'],
  ])('is folded: %j', (read, start) => {
    expect(keyIdStart(read)).toBe(start)
  })

  test.each(['', 'EA96E66', 'WARD7-PC03', `${id}00`, 'EA96E66G'])('is nothing else: %j', (read) => {
    expect(keyIdStart(read)).toBeNull()
  })
})
