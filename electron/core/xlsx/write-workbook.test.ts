import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Column, openWorkbook, readSheet, type WorkbookWriter, writeWorkbook } from './index.ts'
import { createSheetNames } from './sheet-names.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-written-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
async function write(
  work: (writer: WorkbookWriter) => Promise<void>,
  limits = { rows: 1_048_576, bytes: 2 ** 31 },
): Promise<string> {
  files++
  const path = join(folder, `${files}.xlsx`)
  const fd = openSync(path, 'w')
  try {
    await writeWorkbook(fd, new Date('2026-07-19T04:31:07Z'), work, limits)
  } finally {
    closeSync(fd)
  }
  return path
}

async function readAll(path: string) {
  const workbook = await openWorkbook(path, () => undefined)
  const sheets: { name: string; rows: (readonly string[])[] }[] = []
  for (const sheet of workbook.sheets) {
    const rows: (readonly string[])[] = []
    for await (const block of readSheet(workbook, sheet, [])) rows.push(...block.rows.map(({ cells }) => cells))
    sheets.push({ name: sheet.name, rows })
  }
  await workbook.close()
  return sheets
}

async function* each(rows: readonly (readonly string[])[]) {
  yield* rows
}

const text = (header: string): Column => ({ header, kind: 'text', width: 10 })

describe('a written workbook', () => {
  it('gives every text back as it was, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 2, maxLength: 2 }), {
          maxLength: 8,
        }),
        async (rows) => {
          const path = await write((writer) =>
            writer.addSheet({ name: 'S', columns: [text('a'), text('b')], table: true, rows: each(rows) }),
          )
          const [sheet] = await readAll(path)
          const filled = rows.filter((cells) => cells.some((cell) => cell !== ''))
          const padded = sheet?.rows.slice(1).map((cells) => [cells[0] ?? '', cells[1] ?? ''])
          expect(padded).toEqual(filled.map((cells) => cells.map((cell) => cell.replace(/\p{Surrogate}/gu, '\ufffd'))))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('writes times as days and numbers as numbers, and what does not fit its kind as text', async () => {
    const columns: Column[] = [
      { header: 'time', kind: 'time', width: 10 },
      { header: 'number', kind: 'number', width: 10 },
    ]
    const rows = [
      ['2026-07-19T04:31:07.000Z', '42'],
      ['yesterday', '007'],
      ['1899-01-01T00:00:00Z', '1234567890123456'],
    ]
    const path = await write((writer) => writer.addSheet({ name: 'S', columns, table: true, rows: each(rows) }))
    expect((await readAll(path))[0]?.rows).toEqual([
      ['time', 'number'],
      ['2026-07-19 04:31:07', '42'],
      ['yesterday', '007'],
      ['1899-01-01T00:00:00Z', '1234567890123456'],
    ])
  })

  it('goes on in another sheet when one is full, and opens none for nothing', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => [String(index)])
    const path = await write(
      (writer) => writer.addSheet({ name: 'Hosts', columns: [text('n')], table: true, rows: each(rows) }),
      { rows: 4, bytes: 2 ** 31 },
    )
    expect(await readAll(path)).toEqual([
      { name: 'Hosts', rows: [['n'], ['0'], ['1'], ['2']] },
      { name: 'Hosts (2)', rows: [['n'], ['3'], ['4'], ['5']] },
    ])
  })

  it('shortens what no cell can hold, never within a sign, and counts it', async () => {
    let shortened = 0
    const path = await write(async (writer) => {
      const rows = each([[`${'a'.repeat(32_766)}😀`], ['b'.repeat(32_767)]])
      await writer.addSheet({ name: 'S', columns: [text('n')], table: false, rows })
      shortened = writer.written.shortened
    })
    expect((await readAll(path))[0]?.rows.map(([cell]) => cell?.length)).toEqual([32_766, 32_767])
    expect(shortened).toBe(1)
  })

  it('ends with the error of its rows, and lets go of them', async () => {
    let released = false
    async function* failing() {
      try {
        for (let row = 0; ; row++) {
          if (row === 5000) throw new Error('stop here')
          yield ['x'.repeat(200)]
        }
      } finally {
        released = true
      }
    }
    const writing = write((writer) =>
      writer.addSheet({ name: 'S', columns: [text('n')], table: true, rows: failing() }),
    )
    await expect(writing).rejects.toThrow('stop here')
    expect(released).toBe(true)
  })

  it('lets go of its rows when the file cannot be written', async () => {
    let released = false
    async function* endless() {
      try {
        for (;;) yield [String(Math.random()).repeat(50)]
      } finally {
        released = true
      }
    }
    const fd = openSync('/dev/full', 'w')
    const writing = writeWorkbook(fd, new Date(0), (writer) =>
      writer.addSheet({ name: 'S', columns: [text('n')], table: true, rows: endless() }),
    )
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' })
    closeSync(fd)
    await expect.poll(() => released).toBe(true)
  })

  it('is the same file for the same rows', async () => {
    const work = (writer: WorkbookWriter) =>
      writer.addSheet({ name: 'S', columns: [text('n')], table: true, rows: each([['1']]) })
    expect(readFileSync(await write(work)).equals(readFileSync(await write(work)))).toBe(true)
  })
})

describe('the name of a sheet', () => {
  it.each([
    ['Clinic/Lab: [A]*?', 'Clinic Lab A'],
    ["'quoted'", 'quoted'],
    ['', '-'],
    ['a'.repeat(40), 'a'.repeat(31)],
    [`${'a'.repeat(30)}😀`, 'a'.repeat(30)],
    ['History', 'History (2)'],
  ])('%j becomes %j', (wanted, name) => {
    expect(createSheetNames()(wanted)).toBe(name)
  })

  it('is short enough, without forbidden signs and unlike every other, whatever is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 }), { maxLength: 40 }), (wanted) => {
        const nameOf = createSheetNames()
        const names = wanted.flatMap((one) => [nameOf(one), nameOf(one.toUpperCase())])
        for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*:[\]]{1,31}(?<!')$/u)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
      }),
    )
  })
})
