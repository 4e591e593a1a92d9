import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { type Encoding, inspectList, type ReadRow, type RefusedRow, readRows } from './index.ts'
import { type Line, readLines } from './lines.ts'
import { readBatches } from './read-rows.ts'
import { formatRow } from './write-rejects.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-laws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'list.csv')

const headers = ['1', '2', '3']
const shape = { delimiter: ',', headerLine: 0, headers, firstDataLine: 1 } as const

async function linesOf(bytes: Buffer, encoding: Encoding, piece: number): Promise<Line[]> {
  writeFileSync(path, bytes)
  const file = await open(path, 'r')
  const lines: Line[] = []
  for await (const block of readLines(file, path, encoding, undefined, { piece })) lines.push(...block.lines)
  await file.close()
  return lines
}

async function read(blocks: readonly (readonly Line[])[]) {
  const rows: ReadRow[] = []
  const refused: RefusedRow[] = []
  let blank = 0
  for await (const batch of readBatches(
    blocks.map((lines) => ({ lines, bytesRead: 0 })),
    shape,
    path,
  )) {
    rows.push(...batch.rows)
    refused.push(...batch.refused)
    blank += batch.blank
  }
  return { rows, refused, blank }
}

const sign = fc.constantFrom('a', 'B', '7', ',', '"', '\n', '\r', '\r\n', ' ', 'ü', '机', '😀', '\0', '#', ';')
const text = fc.array(sign, { maxLength: 120 }).map((signs) => signs.join(''))
const cell = fc
  .array(fc.constantFrom('a', 'B', '7', '"', ' ', 'ü', '机', ';', '\t'), { maxLength: 12 })
  .map((signs) => signs.join(''))
const noteCell = fc.oneof(
  cell,
  fc.tuple(cell, fc.constantFrom(',', '\n', '\r\n', '\r'), cell).map((parts) => parts.join('')),
)
const filled = fc.array(
  fc.tuple(noteCell, noteCell, noteCell).map(([a, b, c]) => [`x${a}`, b, c]),
  { maxLength: 20 },
)

const countBreaks = (cells: readonly string[]) => cells.join(' ').match(/\r\n|\r|\n/g)?.length ?? 0

it('accounts for every physical line of any text', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      const lines = await linesOf(Buffer.from(content), 'utf-8', 4096)
      const { rows, refused, blank } = await read([lines])
      const physical = content.split(/\r\n|\r|\n/)
      if (physical.at(-1) === '') physical.pop()
      expect(lines).toHaveLength(physical.length)
      expect(lines.map((line) => line.text + line.end).join('')).toBe(content)
      const within = [...rows, ...refused].reduce((sum, { cells }) => sum + countBreaks(cells), 0)
      expect(rows.length + refused.length + blank + within).toBeLessThanOrEqual(physical.length)
      // Only blank records may hold line breaks that are not in `within`.
      if (!content.includes('"')) expect(rows.length + refused.length + blank).toBe(physical.length)
      const starts = [...rows, ...refused].map(({ line }) => line).sort((a, b) => a - b)
      expect(new Set(starts).size).toBe(starts.length)
    }),
    { numRuns: 400 },
  )
})

it('reads the same whatever the pieces are in which the file arrives', async () => {
  const encodings = fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252')
  await fc.assert(
    fc.asyncProperty(
      text,
      encodings,
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (content, encoding, piece, odd) => {
        const units = Buffer.from(content, encoding.startsWith('utf-16') ? 'utf16le' : 'utf8')
        const bytes = odd ? Buffer.concat([units, Buffer.from([0x41])]) : units
        const whole = await linesOf(bytes, encoding, 4096)
        const pieces = await linesOf(bytes, encoding, piece)
        expect(pieces).toEqual(whole)
        expect(await read(pieces.map((line) => [line]))).toEqual(await read([whole]))
      },
    ),
    { numRuns: 400 },
  )
})

it('reads back what was written, line by line', async () => {
  await fc.assert(
    fc.asyncProperty(filled, async (list) => {
      const lines = await linesOf(Buffer.from(list.map((cells) => formatRow(cells, ',')).join('')), 'utf-8', 4096)
      const { rows, refused, blank } = await read([lines])
      expect({ cells: rows.map(({ cells }) => cells), refused, blank }).toEqual({ cells: list, refused: [], blank: 0 })
      let line = 1
      for (const [index, cells] of list.entries()) {
        expect(rows[index]?.line).toBe(line)
        line += 1 + countBreaks(cells)
      }
    }),
    { numRuns: 400 },
  )
})

it('passes over a line that is too long, wherever the pieces end', async () => {
  const long = 'y'.repeat(5 * 1024 * 1024)
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    for (const end of ['\n', '\r\n', '\r']) {
      const units = Buffer.from(`a,b,c${end}${long}${end}d,e,f${end}`, encoding === 'utf-8' ? 'utf8' : 'utf16le')
      const bytes = encoding === 'utf-16be' ? units.swap16() : units
      for (const piece of [512 * 1024, 777_777]) {
        const lines = await linesOf(bytes, encoding, piece)
        expect(lines.map(({ line, text, note }) => [line, text, note])).toEqual([
          [1, 'a,b,c', null],
          [2, '', 'too-long'],
          [3, 'd,e,f', null],
        ])
      }
    }
  }
})

const soupByte = fc.constantFrom(...Buffer.from('aB7,;\t|"\r\n #=\xff\xfe\0\x1a\x81\xe9\xc3\xa9\xd6\xf7', 'latin1'))
const soup = fc.array(soupByte, { minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes))

it('refuses any file by a code, or accounts for every line of it', async () => {
  let accounted = 0
  await fc.assert(
    fc.asyncProperty(soup, async (bytes) => {
      writeFileSync(path, bytes)
      const shape = await inspectList(path, {}, () => 0).catch((error: unknown) => {
        if (error instanceof Refusal) return null
        throw error
      })
      if (shape === null) return
      expect(new Set(shape.headers).size).toBe(shape.headers.length)
      let records = 0
      let lastLine = shape.firstDataLine - 1
      for await (const { rows, refused, blank } of readRows(path, shape)) {
        records += rows.length + refused.length + blank
        for (const { line } of [...rows, ...refused]) lastLine = Math.max(lastLine, line)
        for (const { cells } of rows) expect(cells).toHaveLength(shape.headers.length)
      }
      if (shape.encoding === 'xlsx') throw new Error('text read as a workbook')
      const lines = await linesOf(bytes, shape.encoding, 4096)
      const behindHeader = lines.length - (shape.firstDataLine - 1)
      if (bytes.includes(0x22)) expect(records).toBeLessThanOrEqual(behindHeader)
      else expect(records).toBe(behindHeader)
      expect(lastLine).toBeLessThanOrEqual(lines.length)
      accounted++
    }),
    { numRuns: 300 },
  )
  expect(accounted).toBeGreaterThan(50)
})
