import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KeyItem } from '../../../src/domain/keys/read.ts'
import { aKey, aKeyId, aKeyInGroups } from '../../../src/domain/keys/testing/a-key.ts'
import { openKeyFile } from './read-key-file.ts'
import { deviceOf, hostOf, keyFileKinds } from './testing/key-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluelift-keys-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const encoders = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16be with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const

async function read(content: Buffer | string, name = 'keys.txt'): Promise<{ source: string; items: KeyItem[] }> {
  const path = join(folder, name)
  writeFileSync(path, content)
  const file = await openKeyFile(path)
  const items: KeyItem[] = []
  for await (const item of file.items()) items.push(item)
  return { source: file.source, items }
}

const keysOf = (items: readonly KeyItem[]) => items.filter((item) => item.kind === 'key')
const digitsOf = (item: KeyItem) => (item.kind === 'key' ? Buffer.from(item.digits).toString() : '')
const faultsOf = (items: readonly KeyItem[]) => items.filter((item) => item.kind === 'fault')
/** Never prints a key: only whether all are there. */
const has = (items: readonly KeyItem[], seeds: readonly number[]) =>
  JSON.stringify(keysOf(items).map(digitsOf)) === JSON.stringify(seeds.map((seed) => aKeyInGroups(seed).join('')))

describe.each(keyFileKinds)('$name', (kind) => {
  test('gives each key with its id and host, in every encoding and with every line end', async () => {
    const seeds = fc.uniqueArray(fc.integer({ min: 100, max: 4000 }), { minLength: 2, maxLength: 6 })
    const ways = fc.constantFrom(...Object.keys(encoders)) as fc.Arbitrary<keyof typeof encoders>
    await fc.assert(
      fc.asyncProperty(seeds, ways, fc.constantFrom('\n', '\r\n'), async (of, way, end) => {
        const { source, items } = await read(encoders[way](kind.write(of, end)))
        expect(faultsOf(items)).toEqual([])
        expect(has(items, of)).toBe(true)
        expect(source).toBe(kind.source)
        for (const [index, key] of keysOf(items).entries()) {
          const seed = of[index] ?? 0
          expect(key.keyId).toBe(kind.hasIds ? aKeyId(seed) : '')
          const said = new Map(key.claims.map((claim) => [claim.kind, claim.value]))
          expect(key.claims.length === 0 || kind.tells.length > 0).toBe(true)
          if (kind.tells.includes('name')) expect(said.get('name')).toBe(hostOf(seed))
          if (kind.tells.includes('device-id')) expect(said.get('device-id')).toBe(deviceOf(seed))
          if (kind.tells.includes('serial')) expect(said.get('serial')).toBe(`pf${String(seed).padStart(6, '0')}x`)
        }
        expect(JSON.stringify(items.map((item) => ({ ...item, digits: '' })))).not.toMatch(
          /\d{6}([-\s]?\d{6}){2}|S3cret|laps/,
        )
      }),
      { numRuns: 12 },
    )
  })

  test('names the group of a single wrong digit, and lets the other keys through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 9 }), async (at, by) => {
        const digits = aKeyInGroups(200).join('').split('')
        digits[at] = String((Number(digits[at]) + by) % 10)
        const wrong = (digits.join('').match(/\d{6}/g) ?? []).join('-')
        // A key may be wrapped in the file: there the place of the change is found through the marks.
        const text = replaceKey(kind.write([100, 200, 300], '\r\n'), 200, wrong)
        const { items } = await read(text)
        expect(has(items, [100, 300])).toBe(true)
        const [fault, ...more] = faultsOf(items)
        expect(more).toEqual([])
        expect(fault?.code).toMatch(/^key\.group-(check|too-large)$/)
        expect(fault?.group).toBe(Math.floor(at / 6) + 1)
        expect(fault?.line).toBeGreaterThan(0)
      }),
      { numRuns: 12 },
    )
  })
})

/** Puts another key in the place of one, wrapped where that one was. */
function replaceKey(text: string, seed: number, by: string): string {
  const key = [...aKey(seed)].join('(\\s*)')
  return text.replace(new RegExp(key), (_, ...gaps) =>
    [...by].map((sign, index) => sign + (typeof gaps[index] === 'string' && index < 54 ? gaps[index] : '')).join(''),
  )
}

describe('a file of keys', () => {
  const seeds = [1, 2, 3, 4, 5]
  const groups = aKeyInGroups(7)
  test.each([
    ['a group is missing', groups.slice(1).join('-'), { code: 'key.group-count' }],
    [
      'a group divides by 11 and is too large',
      groups.with(5, '720896').join('-'),
      { code: 'key.group-too-large', group: 6 },
    ],
    ['a spreadsheet made a number of it', '4.8E+47', { code: 'key.spreadsheet-number' }],
    ['a spreadsheet with a decimal comma did', '"4,8E+47"', { code: 'key.spreadsheet-number' }],
    [
      'a spreadsheet filled it up with zeros',
      `${groups.join('').slice(0, 15)}${'0'.repeat(33)}`,
      { code: 'key.spreadsheet-number' },
    ],
    ['it is still encrypted', '0x00BEEF0102030405', { code: 'key.encrypted' }],
    ['the database was closed', 'NULL', { code: 'key.no-key' }],
    ['it is hidden', '******', { code: 'key.masked' }],
    ['PowerShell wrote a type', 'System.Object[]', { code: 'key.lost-by-export' }],
    ['a letter stands in it', groups.with(1, '45x234').join('-'), { code: 'key.not-digits', group: 2 }],
  ])('says of a row, by its line, when %s', async (_, cell, fault) => {
    const id = aKeyId(7)
    const { items } = await read(
      `ComputerName,RecoveryKeyID,RecoveryPassword\nPC-1,${aKeyId(1)},${aKey(1)}\nPC-2,${id},${cell}\nPC-3,${aKeyId(3)},${aKey(3)}\n`,
    )
    expect(has(items, [1, 3])).toBe(true)
    expect(faultsOf(items)).toEqual([{ kind: 'fault', line: 3, keyId: id, ...fault }])
  })

  test('that lists ids only is an index: the keys exist, but not in this file', async () => {
    const { items, source } = await read(
      JSON.stringify({
        value: [1, 2].map((s) => ({
          id: aKeyId(s),
          createdDateTime: '2024-05-02T07:41:19Z',
          volumeType: 1,
          deviceId: deviceOf(s),
        })),
      }),
    )
    expect(source).toBe('entra')
    expect(items).toEqual([1, 2].map((s) => ({ kind: 'fault', line: 1, code: 'key.not-in-file', keyId: aKeyId(s) })))
  })

  test('gives the keys of one cell their ids by order, and only when there are as many', async () => {
    const both = `"${aKey(1)} ${aKey(2)}"`
    const paired = await read(
      `Computer,RecoveryPassword,Date,BitlocerKeyID\nPC-1,${both},,"${aKeyId(1)} ${aKeyId(2)}"\n`,
    )
    expect(has(paired.items, [1, 2])).toBe(true)
    expect(keysOf(paired.items).map(({ keyId }) => keyId)).toEqual([aKeyId(1), aKeyId(2)])
    const unpaired = await read(`Computer,RecoveryPassword,Date,BitlocerKeyID\nPC-1,${both},,${aKeyId(1)}\n`)
    expect(keysOf(unpaired.items).map(({ keyId }) => keyId)).toEqual(['', ''])
    const homeless = await read(`RecoveryPassword,BitlocerKeyID\n${both},${aKeyId(1)}\n`)
    expect(faultsOf(homeless.items).map(({ code }) => code)).toEqual(['key.ids-unpaired', 'key.ids-unpaired'])
  })

  test('keeps the beginning of an id where it has no more', async () => {
    const { items } = await read(`Computer Name,Key ID,Recovery Key\nOR-07,32CFB2B5,${aKey(1)}\n`)
    expect(keysOf(items)).toMatchObject([{ keyId: '', keyIdStart: '32CFB2B5' }])
  })

  test('without ids and hosts is of no use, and says so', async () => {
    const { items } = await read(`${aKey(1)}\n${aKey(2)}\n`)
    expect(faultsOf(items).map(({ code, line }) => [code, line])).toEqual([
      ['key.id-missing', 1],
      ['key.id-missing', 2],
    ])
  })

  test('that Windows saved is known by its name when its text has no id', async () => {
    const { items } = await read(`Recovery key\n\n   ${aKey(1)}\n`, `BitLocker Recovery Key ${aKeyId(1)}.TXT`)
    expect(keysOf(items).map(({ keyId }) => keyId)).toEqual([aKeyId(1)])
  })

  test('keeps rows, quoted line breaks and physical lines apart', async () => {
    const { items } = await read(
      `ComputerName,Note,RecoveryKeyID,RecoveryPassword\r\nPC-1,"a\r\nb, ""c""",${aKeyId(1)},"${aKey(1).slice(0, 28)}\r\n${aKey(1).slice(28)}"\r\n\r\nPC-2,,${aKeyId(2)},${aKey(2)}\r\n`,
    )
    expect(has(items, [1, 2])).toBe(true)
    expect(keysOf(items).map(({ line }) => line)).toEqual([2, 6])
  })

  test('may hold two encodings, as Windows PowerShell appends', async () => {
    const { items } = await read(
      Buffer.concat([
        Buffer.from('ComputerName,Ort,RecoveryKeyID,RecoveryPassword\r\n'),
        Buffer.from(`PC-1,M\xfcnster,${aKeyId(1)},${aKey(1)}\r\n`, 'latin1'),
        Buffer.from(`PC-2,Münster,${aKeyId(2)},${aKey(2)}\r\n`),
      ]),
    )
    expect(has(items, [1, 2])).toBe(true)
  })

  test('of a console in GB18030 or with broken umlauts is read', async () => {
    const words = Buffer.from([
      0xbe, 0xed, 0x20, 0x43, 0x3a, 0x20, 0x5b, 0x5d, 0x0a, 0xca, 0xfd, 0xd7, 0xd6, 0xc3, 0xdc, 0xc2, 0xeb, 0x3a, 0x0a,
    ])
    const rest = Buffer.from(`  ID: {${aKeyId(1)}}\n    ${aKey(1)}\n`)
    expect(has((await read(Buffer.concat([words, rest]))).items, [1])).toBe(true)
    expect(has((await read(Buffer.concat([Buffer.from('Schl\x81sselschutz\n', 'latin1'), rest]))).items, [1])).toBe(
      true,
    )
  })

  test('that breaks off is read to its end, and that is said', async () => {
    const text = JSON.stringify(
      [1, 2].map((s) => ({ id: aKeyId(s), deviceId: deviceOf(s), key: aKey(s), createdDateTime: '' })),
    )
    const { items } = await read(text.slice(0, -60))
    expect(has(items, [1])).toBe(true)
    expect(faultsOf(items).at(-1)?.code).toBe('key.file-cut-off')
  })

  test('wipes what was not taken when the caller stops', async () => {
    const found: Uint8Array[] = []
    const fill = Uint8Array.prototype.fill
    const path = join(folder, 'stop.json')
    writeFileSync(
      path,
      JSON.stringify(
        seeds.map((seed) => ({ id: aKeyId(seed), deviceId: deviceOf(seed), key: aKey(seed), createdDateTime: '' })),
      ),
    )
    const file = await openKeyFile(path)
    Uint8Array.prototype.fill = function (...args) {
      if (this.length === 48 && args[0] === 0 && this[0] !== 0) found.push(this)
      return fill.apply(this, args)
    }
    try {
      for await (const _ of file.items()) break
    } finally {
      Uint8Array.prototype.fill = fill
    }
    expect(found.length).toBe(seeds.length - 1)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'list.empty'],
    ['blank lines', Buffer.from('\n \n'), 'list.empty'],
    ['a workbook', Buffer.from('PK\x03\x04 etc.'), 'key.workbook'],
    ['an old workbook', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'list.old-xls'],
    [
      'an external key',
      Buffer.from([0x9c, 0, 0, 0, 0x30, 0, 0, 0, 1, 0, 2, 0, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 0x11]),
      'list.binary',
    ],
  ])('is refused when it is %s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code })
  })
})
