import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReading, formatReading, type ReadingContext } from './readings.ts'
import { type ReadingType, readingTypes } from './schema.ts'

const border = '2024-07-19T05:27:00Z'
const fileTime: ReadingContext = {
  name: 'newest',
  verdicts: [
    { id: 'good', tone: 'good', when: { variable: 'newest', 'at-or-after': border } },
    { id: 'faulty', tone: 'bad' },
  ],
}

describe('a file time', () => {
  it.each([
    ['19/07/2024 05:09', '+01:00', '2024-07-19T04:09:00Z', 'bad'],
    ['19/07/2024  06:27', '+01:00', border, 'good'],
    ['07/19/2024 05:09 AM', '+01:00', '2024-07-19T04:09:00Z', 'bad'],
    ['07/18/2024  10:27 PM', '-07:00', border, 'good'],
    ['2024-07-19 05:09', '+01:00', '2024-07-19T04:09:00Z', 'bad'],
    ['2024/7/19 13:27', '+08:00', border, 'good'],
    ['2024/7/19 5:09', '+01:00', '2024-07-19T04:09:00Z', 'bad'],
    ['2024/07/19 下午 01:26', '+08:00', '2024-07-19T05:26:00Z', 'bad'],
    ['2024年7月19日 13:27', '+08:00', border, 'good'],
    ['2024-07-19 오후 02:27', '+09:00', border, 'good'],
    ['19.07.2024 07:27', '+02:00', border, 'good'],
    ['07.08.2024 00:00', '+00:00', '2024-08-07T00:00:00Z', 'good'],
    ['2024-07-19T05:27:00Z', undefined, border, 'good'],
    ['2024-07-19 13:27 +08:00', undefined, border, 'good'],
    ['12/07/2024 12:05 AM', '+00:00', undefined, undefined],
    ['19/07/2024 12:05 AM', '+00:00', '2024-07-19T00:05:00Z', 'bad'],
    ['１９／０７／２０２４ ０６：２７', '+01:00', border, 'good'],
  ])('%s on a clock at %s', (typed, zone, utc, tone) => {
    const reading = checkReading('file-time', typed, { ...fileTime, ...(zone === undefined ? {} : { zone }) })
    if (utc === undefined) expect(reading).toMatchObject({ ok: false, code: 'reading.date-ambiguous' })
    else expect(reading).toMatchObject({ ok: true, value: utc, verdict: { tone } })
  })

  it('says a bad one in both clocks, and the border in both', () => {
    expect(checkReading('file-time', '19/07/2024 05:09', { ...fileTime, zone: '+01:00' })).toEqual({
      ok: true,
      value: '2024-07-19T04:09:00Z',
      verdict: {
        tone: 'bad',
        code: 'faulty',
        details: {
          utc: '2024-07-19T04:09:00Z',
          local: '2024-07-19 05:09',
          borderUtc: border,
          borderLocal: '2024-07-19 06:27',
        },
      },
    })
  })

  it('never guesses day and month, and takes either when it is told', () => {
    expect(checkReading('file-time', '07/08/2024 10:00', { zone: '+00:00' })).toEqual({
      ok: false,
      code: 'reading.date-ambiguous',
      details: { monthFirst: '2024-07-08', dayFirst: '2024-08-07' },
    })
    const order = (dateOrder: 'day-first' | 'month-first') =>
      checkReading('file-time', '07/08/2024 10:00', { zone: '+00:00', dateOrder })
    expect(order('day-first')).toMatchObject({ value: '2024-08-07T10:00:00Z' })
    expect(order('month-first')).toMatchObject({ value: '2024-07-08T10:00:00Z' })
    expect(checkReading('file-time', '07/07/2024 10:00', { zone: '+00:00' })).toMatchObject({
      value: '2024-07-07T10:00:00Z',
    })
  })

  it.each([
    ['19/07/2024 05:09', {}, 'reading.zone-missing'],
    ['19/07/2024 05:09', { zone: 'London' }, 'reading.zone-missing'],
    ['31/02/2024 05:09', { zone: '+00:00' }, 'reading.file-time'],
    ['19/19/2024 05:09', { zone: '+00:00' }, 'reading.file-time'],
    ['19/07/24 05:09', { zone: '+00:00' }, 'reading.file-time'],
    ['19/07/2024 25:09', { zone: '+00:00' }, 'reading.file-time'],
    ['19/07/2024 13:09 AM', { zone: '+00:00' }, 'reading.file-time'],
    ['19/07/2024', { zone: '+00:00' }, 'reading.file-time'],
    ['yesterday', { zone: '+00:00' }, 'reading.file-time'],
  ])('%s with %o is refused', (typed, context, code) => {
    expect(checkReading('file-time', typed, context)).toMatchObject({ ok: false, code })
  })
})

describe('other readings', () => {
  it.each<[ReadingType, string, string]>([
    ['drive-letter', ' d: ', 'D'],
    ['drive-letter', 'D:\\', 'D'],
    ['key-id', '9f3a 61c2', '9F3A61C2'],
    ['key-id', '{9f3a61c2-1111-2222-3333-444455556666}', '9F3A61C2-1111-2222-3333-444455556666'],
    ['utc-offset', 'UTC+8', '+08:00'],
    ['utc-offset', 'utc + 5:30', '+05:30'],
    ['utc-offset', '-7', '-07:00'],
    ['utc-offset', '\u22127', '-07:00'],
    ['utc-offset', 'Z', '+00:00'],
    ['stop-code', '50', '0x50'],
    ['stop-code', '0x00000050', '0x50'],
    ['stop-code', '0x7e', '0x7E'],
    ['stop-code', 'Page fault in nonpaged area', '0x50'],
    ['stop-code', 'INACCESSIBLE_BOOT_DEVICE', '0x7B'],
    ['stop-code', '0xC000021A', '0xC000021A'],
    ['count', '007', '7'],
    ['serial', ' 7hk2 q93 ', '7HK2Q93'],
    ['file-name', 'C-00000291-00000000-00000032.sys', 'C-00000291-00000000-00000032.sys'],
    ['text', '  two words ', 'two words'],
  ])('%s %s is stored as %s', (type, typed, value) => {
    expect(checkReading(type, typed, {})).toEqual({ ok: true, value })
  })

  it.each<[ReadingType, string, string]>([
    ['drive-letter', '7', 'reading.drive-letter'],
    ['drive-letter', 'CD', 'reading.drive-letter'],
    ['key-id', '9F3A61CO', 'reading.key-id'],
    ['key-id', '9F3A61C', 'reading.key-id'],
    ['utc-offset', '+15', 'reading.utc-offset'],
    ['utc-offset', '+8:10', 'reading.utc-offset'],
    ['utc-offset', 'London', 'reading.utc-offset'],
    ['stop-code', 'csagent.sys', 'reading.stop-code'],
    ['count', '-1', 'reading.count'],
    ['file-name', 'a\\b', 'reading.file-name'],
    ['serial', 'X'.repeat(65), 'reading.serial'],
    ['choice', 'anything', 'reading.choice'],
    ['text', ' ', 'reading.empty'],
    ['text', 'a\nb', 'reading.control-character'],
    ['text', 'a'.repeat(201), 'reading.too-long'],
  ])('%s %s is refused as %s', (type, typed, code) => {
    expect(checkReading(type, typed, {})).toMatchObject({ ok: false, code })
  })

  it('names the wrong character of a key id and its place', () => {
    expect(checkReading('key-id', '9F3A61CO', {})).toMatchObject({ details: { wrong: 'O', position: '8' } })
  })

  it('refuses what the runbook excludes', () => {
    expect(checkReading('drive-letter', 'x', { excludes: ['X'] })).toMatchObject({
      ok: false,
      code: 'reading.excluded',
    })
  })

  it('compares with what the run knows', () => {
    const context: ReadingContext = {
      name: 'read',
      variables: { serial: '7HK2Q93' },
      verdicts: [
        { id: 'same', tone: 'good', when: { variable: 'read', is: '{{serial}}' } },
        { id: 'other', tone: 'bad' },
      ],
    }
    expect(checkReading('serial', '7hk2q93', context)).toMatchObject({ verdict: { code: 'same', tone: 'good' } })
    expect(checkReading('serial', '7HK2O93', context)).toMatchObject({ verdict: { code: 'other', tone: 'bad' } })
  })

  it('are shown as people write them', () => {
    expect(formatReading('drive-letter', 'D')).toBe('D:')
    expect(formatReading('file-time', border)).toBe('2024-07-19 05:27 UTC')
    expect(formatReading('utc-offset', '+08:00')).toBe('UTC+08:00')
  })
})

describe('any text', () => {
  const types = fc.constantFrom(...readingTypes)
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('constructor', '__proto__', '+99999', '99/99/9999 99:99'),
  )

  it('is taken or refused and never throws', () => {
    fc.assert(
      fc.property(
        types,
        words,
        words,
        (type, typed, zone) => checkReading(type, typed, { ...fileTime, zone }) !== undefined,
      ),
    )
  })

  it('that was taken is taken again and stays the same', () => {
    const valid = fc.oneof(
      words,
      fc
        .date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 16)),
      fc.stringMatching(/^[0-9A-Fa-f]{8}$/),
      fc.stringMatching(/^[+-]\d\d:(00|30)$/),
    )
    fc.assert(
      fc.property(types, valid, (type, typed) => {
        const once = checkReading(type, typed, { zone: '+05:30' })
        if (once.ok) expect(checkReading(type, once.value, {})).toEqual(once)
      }),
    )
  })
})
