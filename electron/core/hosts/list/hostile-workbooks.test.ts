/**
 * Workbooks made to exhaust or to fool who opens them, and those that are none: each is refused by name, in little time
 * and memory.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { countKnownHeaders } from '../../../../src/domain/hosts/header.ts'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { aWorkbook, textRows, type WorkbookSaid, workbookParts } from '../../testing/a-workbook.ts'
import { aZip, type ZipEntry } from '../../testing/a-zip.ts'
import { inspectList, readRows } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
async function read(content: Buffer): Promise<number> {
  files++
  const path = join(folder, `${files}.xlsx`)
  writeFileSync(path, content)
  const shape = await inspectList(path, {}, countKnownHeaders)
  let rows = 0
  for await (const batch of readRows(path, shape)) rows += batch.rows.length
  return rows
}

/** The code, and the reason where there is one; how many rows when the file was read. */
async function outcome(content: Buffer): Promise<string> {
  try {
    return `read ${await read(content)}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reason = error.details.reason ?? error.details.kind
    return error.code + (error.code === 'list.workbook-unsafe' || error.details.kind ? ` ${String(reason)}` : '')
  }
}

const rows = textRows([
  ['Hostname', 'Serial Number'],
  ['PC-1', 'S-12345'],
])
const sound: WorkbookSaid = { sheets: [{ rows }] }
const parts = workbookParts(sound)
const sheetPart = 'xl/worksheets/sheet1.xml'
const sheetXml = String(parts.find(({ name }) => name === sheetPart)?.data)

/** The sound workbook with one part replaced. */
function withPart(name: string, entry: Omit<ZipEntry, 'name'>): Buffer {
  return aZip([...parts.filter((part) => part.name !== name), { name, ...entry }])
}
const withSheet = (data: string) => withPart(sheetPart, { data })

describe('a workbook that is made to harm', () => {
  it.each<[string, string, Buffer]>([
    [
      'elements without end',
      'list.workbook-unsafe ratio',
      withSheet(sheetXml.replace('</sheetData>', `${'<nothing/>'.repeat(4_000_000)}</sheetData>`)),
    ],
    [
      'a shared text without end',
      'list.workbook-unsafe text',
      aWorkbook({ ...sound, strings: `<si><t>${'a'.repeat(40_000_000)}</t></si>` }),
    ],
    [
      'a text of 8 MB that is not packed',
      'list.workbook-unsafe text',
      withPart(sheetPart, { data: sheetXml.replace('PC-1', 'a'.repeat(8_000_000)), stored: true }),
    ],
    [
      'an attribute of 8 MB',
      'list.workbook-unsafe text',
      withPart(sheetPart, {
        data: sheetXml.replace('<row r="2"', `<row x="${'a'.repeat(8_000_000)}" r="2"`),
        stored: true,
      }),
    ],
    [
      'elements within each other without end',
      'list.workbook-unsafe depth',
      withSheet(sheetXml.replace('<sheetData>', `${'<a>'.repeat(5000)}<sheetData>`)),
    ],
    [
      'entities that multiply',
      'list.workbook-unsafe doctype',
      withSheet(
        sheetXml.replace(
          '<worksheet',
          '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet',
        ),
      ),
    ],
    [
      'an entity from a file',
      'list.workbook-unsafe doctype',
      withSheet(
        sheetXml
          .replace('<worksheet', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet')
          .replace('PC-1', '&e;'),
      ),
    ],
    ['an entity that nobody declared', 'list.workbook-broken', withSheet(sheetXml.replace('PC-1', '&e;'))],
    ['a name that leads out', 'list.workbook-unsafe names', aZip([...parts, { name: '../../evil.xml', data: 'x' }])],
    ['an absolute name', 'list.workbook-unsafe names', aZip([...parts, { name: '/etc/evil', data: 'x' }])],
    ['a name with a drive', 'list.workbook-unsafe names', aZip([...parts, { name: 'C:\\evil', data: 'x' }])],
    ['two parts of one name', 'list.workbook-unsafe names', aZip([...parts, { name: 'XL/Workbook.xml', data: 'x' }])],
    [
      'ten thousand parts',
      'list.workbook-unsafe parts',
      aZip([...parts, ...Array.from({ length: 10_000 }, (_, index) => ({ name: `xl/media/${index}`, data: '' }))]),
    ],
    [
      'a size that is not true',
      'list.workbook-broken',
      withPart(sheetPart, { data: sheetXml, says: { sizeBytes: 10 } }),
    ],
    ['a checksum that is not true', 'list.workbook-broken', withPart(sheetPart, { data: sheetXml, says: { crc: 1 } })],
    ['row numbers that go back', 'list.workbook-broken', withSheet(sheetXml.replace('<row r="2"', '<row r="1"'))],
    ['a row beyond all rows', 'list.workbook-broken', withSheet(sheetXml.replace('<row r="2"', '<row r="99999999"'))],
    [
      'a sheet that points out of the file',
      'list.workbook-broken',
      withPart('xl/_rels/workbook.xml.rels', {
        data: String(parts.find(({ name }) => name === 'xl/_rels/workbook.xml.rels')?.data).replace(
          'worksheets/sheet1.xml',
          '../../../etc/passwd',
        ),
      }),
    ],
  ])('%s: %s', async (_, said, content) => {
    const before = process.memoryUsage.rss()
    const began = performance.now()
    expect(await outcome(content)).toBe(said)
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('reads cells that are far apart without filling what lies between', async () => {
    const cell = (row: number) =>
      `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>PC-${row}</t></is></c><c r="XFD${row}"><v>${row * 7919}</v></c></row>`
    const far = Array.from({ length: 20_000 }, (_, index) => cell(3 + index * 50)).join('')
    const before = process.memoryUsage.rss()
    expect(await outcome(withSheet(sheetXml.replace('</sheetData>', `${far}</sheetData>`)))).toBe('read 20001')
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024)
  })

  it('keeps names that objects have of their own as plain names', async () => {
    const named = textRows([
      ['__proto__', 'constructor', 'Hostname', 'Serial Number'],
      ['polluted', 'yes', 'PC-1', 'S-12345'],
    ])
    expect(await outcome(aWorkbook({ sheets: [{ name: '__proto__', rows: named }] }))).toBe('read 1')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a file that only looks like a workbook', () => {
  const compound = (name: string): Buffer => {
    const file = Buffer.alloc(4096)
    Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(file)
    file.writeUInt16LE(9, 30)
    file.writeUInt32LE(2, 48)
    Buffer.from(name, 'utf16le').copy(file, 3 * 512 + 128)
    return file
  }
  it.each<[string, string, Buffer]>([
    ['with a password', 'list.workbook-protected', compound('EncryptedPackage')],
    ['of the time before 2007', 'list.old-xls', compound('Workbook')],
    [
      'with a zip that is locked',
      'list.workbook-protected',
      withPart(sheetPart, { data: sheetXml, says: { flags: 1 } }),
    ],
    [
      'in binary',
      'list.other-workbook .xlsb',
      aZip([
        { name: '[Content_Types].xml', data: '' },
        { name: 'xl/workbook.bin', data: '' },
      ]),
    ],
    [
      'of LibreOffice',
      'list.other-workbook .ods',
      aZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', data: '' },
        { name: 'META-INF/manifest.xml', data: '' },
      ]),
    ],
    ['of Numbers', 'list.other-workbook .numbers', aZip([{ name: 'Index/Document.iwa', data: '' }])],
    [
      'that is a letter',
      'list.zip-not-workbook',
      aZip([
        { name: '[Content_Types].xml', data: '' },
        { name: 'word/document.xml', data: '' },
      ]),
    ],
    ['that is a zip of lists', 'list.zip-not-workbook', aZip([{ name: 'hosts.csv', data: 'Hostname\nPC-1\n' }])],
    ['that is an empty zip', 'list.zip-not-workbook', aZip([])],
  ])('%s: %s', async (_, said, content) => {
    expect(await outcome(content)).toBe(said)
  })

  it('is refused wherever it is cut off', async () => {
    const whole = aWorkbook(sound)
    for (let length = 30; length < whole.length; length += 13) {
      expect(await outcome(whole.subarray(0, length))).toBe('list.workbook-broken')
    }
  })

  it('is refused by a code or read, whichever byte is wrong', async () => {
    const whole = aWorkbook({ ...sound, strings: '<si><t>PC-9</t></si>', formats: ['0000'] })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const wrong = Buffer.from(whole)
        wrong[at] = (wrong[at] ?? 0) ^ change
        expect(await outcome(wrong)).toMatch(/^(list\.[a-z-]+( [a-z.]+)?|read \d+)$/)
      }),
      { numRuns: 300 },
    )
  })
})
