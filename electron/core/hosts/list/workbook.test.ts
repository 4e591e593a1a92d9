import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { countKnownHeaders } from '../../../../src/domain/hosts/header.ts'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { aWorkbook, textRows, type WorkbookSaid, workbookParts } from '../../testing/a-workbook.ts'
import { aZip } from '../../testing/a-zip.ts'
import { type Choices, inspectList, type ListShape, type ListWarning, type ReadRow, readRows } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-workbooks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function aFile(content: Buffer | WorkbookSaid): string {
  files++
  const path = join(folder, `${files}.xlsx`)
  writeFileSync(path, Buffer.isBuffer(content) ? content : aWorkbook(content))
  return path
}

interface Read {
  readonly shape: ListShape
  readonly rows: readonly ReadRow[]
  readonly blank: number
  readonly warnings: readonly ListWarning[]
}

async function read(content: Buffer | WorkbookSaid, choices: Choices = {}): Promise<Read> {
  const path = aFile(content)
  const shape = await inspectList(path, choices, countKnownHeaders)
  const rows: ReadRow[] = []
  const warnings: ListWarning[] = []
  let blank = 0
  for await (const batch of readRows(path, shape)) {
    rows.push(...batch.rows)
    warnings.push(...batch.warnings)
    blank += batch.blank
  }
  return { shape, rows, blank, warnings }
}

async function refusalOf(content: Buffer | WorkbookSaid, choices: Choices = {}): Promise<Refusal> {
  const error = await read(content, choices).catch((caught: unknown) => caught)
  if (error instanceof Refusal) return error
  throw new Error(`not refused: ${JSON.stringify(error)}`)
}

const header = ['Hostname', 'Serial Number', 'Site']
const oneSheet = (rows: string): WorkbookSaid => ({ sheets: [{ rows }] })

describe('a sheet as a list', () => {
  it('reads shared, inline and rich texts, without what only helps to pronounce them', async () => {
    const list = await read({
      sheets: [
        {
          rows:
            textRows([header]) +
            '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="str"><v>A &amp; B</v></c></row>',
        },
      ],
      strings:
        '<si><t>5CG1234ABC</t></si><si><r><t xml:space="preserve">PC</t></r><r><rPr><b/></rPr><t>-1</t></r><rPh sb="0" eb="1"><t>ピーシー</t></rPh></si>',
    })
    expect(list.rows).toEqual([{ line: 2, cells: ['PC-1', '5CG1234ABC', 'A & B'] }])
    expect(list.shape).toMatchObject({
      encoding: 'xlsx',
      delimiter: '',
      sheet: 'Sheet1',
      headerLine: 1,
      headers: header,
    })
  })

  it('shows numbers, days, truth and signs that XML cannot hold as the cell does', async () => {
    const list = await read({
      sheets: [
        {
          rows:
            textRows([['Hostname', 'Asset Tag', 'Last Seen', 'Note']]) +
            '<row r="2"><c r="A2" t="inlineStr"><is><t>PC_x002D_1</t></is></c><c r="B2" s="1"><v>4217</v></c><c r="C2" s="2"><v>45492.188275</v></c><c r="D2" t="b"><v>1</v></c></row>',
        },
      ],
      formats: ['000000', 'm/d/yyyy h:mm'],
    })
    expect(list.rows[0]?.cells).toEqual(['PC-1', '004217', '2024-07-19 04:31:07', 'TRUE'])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const rows = `${textRows([['Hostname', 'Last Seen']])}<row r="2"><c r="A2" t="inlineStr"><is><t>PC-1</t></is></c><c r="B2" s="1"><v>44030</v></c></row>`
    const list = await read({ sheets: [{ rows }], formats: ['yyyy-mm-dd'], from1904: true })
    expect(list.rows[0]?.cells[1]).toBe('2024-07-19')
  })

  it('numbers rows as the sheet does, over gaps, and passes over rows without a value', async () => {
    const list = await read(
      oneSheet(
        `${textRows([header], 3)}<row r="4"/><row r="7"><c r="A7" s="0"/></row>${textRows([['PC-1', 'S-12345', 'North']], 9)}<row><c t="inlineStr"><is><t>PC-2</t></is></c></row>`,
      ),
    )
    expect(list.shape.headerLine).toBe(3)
    expect(list.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [9, 'PC-1'],
      [10, 'PC-2'],
    ])
  })

  it('reads elements with a prefix, and a sheet that says it is much larger or smaller than it is', async () => {
    const rows = textRows([header, ['PC-1', 'S-12345', 'North']])
    for (const ref of ['A1', 'A1:XFD1048576']) {
      expect((await read({ sheets: [{ rows, before: `<dimension ref="${ref}"/>` }] })).rows).toHaveLength(1)
    }
    const parts = workbookParts(oneSheet(rows)).map((part) => ({
      ...part,
      data: String(part.data)
        .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
        .replaceAll('xmlns=', 'xmlns:x='),
    }))
    expect((await read(aZip(parts))).rows).toHaveLength(1)
  })

  it('reads the cached value of a formula and says so; one that was never worked out is empty', async () => {
    const list = await read(
      oneSheet(
        `${textRows([header])}<row r="2"><c r="A2" t="str"><f>CONCAT("PC","-1")</f><v>PC-1</v></c><c r="B2"><f>1+1</f></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      ),
    )
    expect(list.rows).toEqual([{ line: 2, cells: ['PC-1', '', ''] }])
    expect(list.warnings).toEqual([
      { code: 'list.formulas', line: 2, count: 1, sample: 'PC-1' },
      { code: 'list.error-values', line: 2, count: 1, sample: '#DIV/0!' },
      { code: 'list.formulas-unknown', line: 2, count: 1, sample: '' },
    ])
  })

  it('fills cells that were merged downwards, in a header over two lines as well', async () => {
    const list = await read({
      sheets: [
        {
          rows: textRows([
            ['Hostname', 'Serial Number', 'Where'],
            ['', '', 'Site', 'Room'],
            ['PC-1', 'S-12345', 'North', '1'],
            ['PC-2', 'S-12346', '', '2'],
            ['PC-3', 'S-12347', '', '3'],
            ['PC-4', 'S-12348', '', '4'],
          ]),
          after:
            '<mergeCells count="4"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/><mergeCell ref="C3:C5"/></mergeCells>',
        },
      ],
    })
    expect(list.shape.headers).toEqual(['Hostname', 'Serial Number', 'Site', 'Room'])
    expect(list.rows.map(({ cells }) => cells.slice(2))).toEqual([
      ['North', '1'],
      ['North', '2'],
      ['North', '3'],
      ['', '4'],
    ])
    expect(list.warnings.find(({ code }) => code === 'list.merged-filled')).toMatchObject({ sample: 'North' })
  })

  it('passes over a title merged over all columns and repeated headers and totals', async () => {
    const list = await read({
      sheets: [
        {
          rows: textRows([['Assets of the clinic'], header, ['PC-1', 'S-12345', 'North'], header, ['Total', '1']]),
          after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
        },
      ],
    })
    expect(list.shape.headerLine).toBe(2)
    expect([list.rows.length, list.blank]).toEqual([1, 2])
  })

  it('says which values stand right of the header, and which rows are hidden', async () => {
    const list = await read(
      oneSheet(
        `${textRows([header])}<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>PC-1</t></is></c><c r="H2" t="inlineStr"><is><t>ask Kim</t></is></c><c r="XFD2"><v>1</v></c></row>`,
      ),
    )
    expect(list.rows).toEqual([{ line: 2, cells: ['PC-1', '', ''] }])
    expect(list.warnings.map(({ code, sample }) => [code, sample])).toEqual([
      ['list.hidden-rows', 'PC-1'],
      ['list.far-right', ''],
      ['list.beyond-header', 'ask Kim'],
    ])
  })
})

describe('the sheet that is meant', () => {
  const workbook: WorkbookSaid = {
    sheets: [
      { name: 'Cover', rows: textRows([['Prepared for the incident']]) },
      { name: 'Old', state: 'hidden', rows: textRows([header, ['PC-9', 'S-99999', 'North']]) },
      { name: 'Clinic &amp; labs', rows: textRows([header, ['PC-1', 'S-12345', 'North']]) },
    ],
  }

  it('is the visible one that looks like a list of hosts; the others are named, hidden ones too', async () => {
    const { shape } = await read(workbook)
    expect(shape.sheet).toBe('Clinic & labs')
    expect(shape.sheets).toEqual([
      { name: 'Cover', hidden: false },
      { name: 'Old', hidden: true },
      { name: 'Clinic & labs', hidden: false },
    ])
    expect(shape.warnings).toEqual([
      { code: 'list.other-sheets', count: 1, sample: 'Cover' },
      { code: 'list.hidden-sheets', count: 1, sample: 'Old' },
    ])
  })

  it('is the one that a person chose, even a hidden one, and then it says so', async () => {
    const { shape, rows } = await read(workbook, { sheet: 'Old' })
    expect(rows[0]?.cells[0]).toBe('PC-9')
    expect(shape.warnings).toContainEqual({ code: 'list.sheet-hidden', sample: 'Old' })
  })

  it('is refused with the names that there are when there is no such sheet', async () => {
    const { code, details } = await refusalOf(workbook, { sheet: 'New' })
    expect([code, details.found]).toEqual(['list.sheet-missing', ['Cover', 'Old', 'Clinic & labs']])
  })

  it('is refused when nothing stands in it', async () => {
    expect((await refusalOf(oneSheet(''))).code).toBe('list.empty')
    expect((await refusalOf(oneSheet(textRows([header])))).code).toBe('list.no-rows')
  })
})

describe('recovery keys in a workbook', () => {
  const key = Array.from({ length: 8 }, (_, index) => String((index + 1) * 11_000).padStart(6, '0')).join('-')
  const rows = textRows([header, ['PC-1', 'S-12345', 'North']])

  it.each<[string, WorkbookSaid]>([
    ['in a row', oneSheet(textRows([header, ['PC-1', key, 'North']]))],
    ['in another sheet', { sheets: [{ rows }, { state: 'veryHidden', rows: textRows([['a', key]]) }] }],
    ['in a shared text that no row shows', { sheets: [{ rows }], strings: `<si><t>${key}</t></si>` }],
    ['in a comment', { sheets: [{ rows }], more: [{ name: 'xl/comments1.xml', data: `<t>${key}</t>` }] }],
  ])('are refused %s, and are not in the refusal', async (_, said) => {
    const refusal = await refusalOf(said)
    expect(refusal.code).toBe('list.keys-not-hosts')
    expect(JSON.stringify(refusal.details)).not.toContain(key.slice(0, 13))
  })
})

describe('macros', () => {
  it('are passed over and said', async () => {
    const list = await read({
      sheets: [{ rows: textRows([header, ['PC-1', 'S-12345', 'North']]) }],
      more: [{ name: 'xl/vbaProject.bin', data: 'x' }],
    })
    expect(list.rows).toHaveLength(1)
    expect(list.shape.warnings).toEqual([{ code: 'list.macros-ignored' }])
  })
})

it('reads a workbook of LibreOffice: formats, formulas, merged and hidden rows, days', async () => {
  const path = fileURLToPath(new URL('../../../../e2e/fixtures/libreoffice.xlsx', import.meta.url))
  const list = await read(readFileSync(path))
  expect(list.shape).toMatchObject({
    sheet: 'Ward 7',
    headerLine: 2,
    headers: [...header.slice(0, 2), 'Asset Tag', 'Site', 'Last Seen'],
  })
  expect(list.rows).toEqual([
    { line: 3, cells: ['WARD7-PC01', '5CG1234ABC', '004217', 'North', '2024-07-19'] },
    { line: 4, cells: ['WARD7-PC02', '123456789012', '1.23E+11', 'North', '2024-07-19 04:31:07'] },
    { line: 5, cells: ['WARD7-PC03', '1.23456789012346E+15', 'PC-0042', 'North', ''] },
    { line: 9, cells: ['急诊科-电脑04', '5CG9999ZZZ', '', 'South & East', 'never'] },
  ])
  expect(list.shape.warnings.map(({ code }) => code)).toEqual([
    'list.other-sheets',
    'list.hidden-sheets',
    'list.preamble-skipped',
    'list.formulas',
    'list.merged-filled',
    'list.hidden-rows',
  ])
})
