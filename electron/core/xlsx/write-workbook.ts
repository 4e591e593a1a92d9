/**
 * Writes a workbook of Excel sheet after sheet, in constant memory.
 *
 * The zip is yazl's. Texts stand in their cells: a table of shared ones would have to be kept until the end.
 */
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { writeWhole } from '../log/attachments.ts'
import { maxRows } from './limits.ts'
import { createSheetNames } from './sheet-names.ts'
import { type Column, headerRow, sheetHead, sheetRow, sheetTail } from './sheet-xml.ts'
import { type Tab, workbookParts } from './workbook-parts.ts'

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly Column[]
  /** Read once, as fast as the disk takes it. */
  readonly rows: AsyncIterable<readonly string[]>
  /** A table with a frozen header and a filter; otherwise the columns only give kinds and widths. */
  readonly table: boolean
}

export interface WorkbookWriter {
  /** Writes a sheet; what is too long for one goes on in the next, which repeats the header. */
  addSheet(sheet: SheetToWrite): Promise<void>
  /** The same, before all others in the order of tabs. */
  addFirstSheet(sheet: SheetToWrite): Promise<void>
  /** How much was written. */
  readonly written: { readonly sheets: number; readonly shortened: number }
}

export interface SheetLimits {
  /** Rows of one sheet, the header with them. */
  readonly rows: number
  /** Of XML, so that no part needs the large form of a zip entry. */
  readonly bytes: number
}

const ofExcel: SheetLimits = { rows: maxRows, bytes: 2 * 1024 ** 3 }
const pieceChars = 128 * 1024
/** Sheets repeat themselves: stronger packing takes twice as long for a tenth. */
const compressionLevel = 4

/**
 * Lets `work` write a workbook to an open file.
 *
 * @param time of all entries
 * @param limits smaller ones for tests
 * @throws what the disk or `work` throws; the file is then not finished
 */
export async function writeWorkbook(
  fd: number,
  time: Date,
  work: (writer: WorkbookWriter) => Promise<void>,
  limits: SheetLimits = ofExcel,
): Promise<void> {
  const zip = new ZipFile()
  const parts = createParts(zip, time)
  const packed = zip.outputStream as Readable
  const piping = pipeline(packed, sinkOf(fd))
  const failing = piping.then(() => new Promise<never>(() => undefined))
  try {
    await Promise.race([failing, parts.failed, writeSheets(parts, work, limits)])
    zip.end()
    await Promise.race([piping, parts.failed])
  } catch (error) {
    parts.stop()
    packed.destroy()
    await piping.catch(() => undefined)
    throw error
  }
}

/** A stream of Node's own would close the file when it fails: that is for whoever opened it. */
function sinkOf(fd: number): Writable {
  return new Writable({
    write(bytes: Buffer, _, done) {
      try {
        writeWhole(fd, bytes)
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}

async function writeSheets(
  parts: Parts,
  work: (writer: WorkbookWriter) => Promise<void>,
  limits: SheetLimits,
): Promise<void> {
  const nameOf = createSheetNames()
  const written = { sheets: 0, shortened: 0 }
  const tabs: Tab[] = []
  const add = async (sheet: SheetToWrite, place: 'first' | 'last'): Promise<void> => {
    const rows = createTaker(sheet.rows)
    const own: Tab[] = []
    let more = true
    try {
      while (more) {
        written.sheets += 1
        const part = written.sheets
        own.push({ name: nameOf(sheet.name), part })
        const xml = sheetPieces(sheet, rows, { first: place === 'first', limits, counts: written })
        more = (await parts.add(`xl/worksheets/sheet${part}.xml`, xml)) === 'more'
      }
    } finally {
      await rows.stop()
    }
    if (place === 'first') tabs.unshift(...own)
    else tabs.push(...own)
  }
  await work({ written, addSheet: (sheet) => add(sheet, 'last'), addFirstSheet: (sheet) => add(sheet, 'first') })
  for (const [name, xml] of workbookParts(tabs)) await parts.add(name, onePiece(xml))
}

type Pieces = AsyncGenerator<Buffer, 'more' | 'end'>

async function* onePiece(xml: string): Pieces {
  yield Buffer.from(xml)
  return 'end'
}

async function* sheetPieces(
  { columns, table }: SheetToWrite,
  rows: Taker,
  { first, limits, counts }: { first: boolean; limits: SheetLimits; counts: { shortened: number } },
): Pieces {
  let held = sheetHead(columns, { frozen: table, first }) + (table ? headerRow(columns, 1) : '')
  let line = table ? 1 : 0
  let bytes = 0
  let full = false
  for (; !full; full = line >= limits.rows || bytes > limits.bytes) {
    const row = await rows.take()
    if (row === null) break
    line += 1
    held += sheetRow(columns, row, line, counts)
    if (held.length < pieceChars) continue
    const piece = Buffer.from(held)
    bytes += piece.length
    held = ''
    yield piece
  }
  yield Buffer.from(held + sheetTail(columns, line, table))
  return full && !(await rows.atEnd()) ? 'more' : 'end'
}

interface Taker {
  take(): Promise<readonly string[] | null>
  /** Whether there is no row left: a sheet of its own for nothing would puzzle. */
  atEnd(): Promise<boolean>
  stop(): Promise<void>
}

function createTaker(rows: AsyncIterable<readonly string[]>): Taker {
  const iterator = rows[Symbol.asyncIterator]()
  let ahead: IteratorResult<readonly string[]> | null = null
  return {
    async take() {
      const next = ahead ?? (await iterator.next())
      ahead = null
      return next.done === true ? null : next.value
    },
    async atEnd() {
      ahead ??= await iterator.next()
      return ahead.done === true
    },
    async stop() {
      await iterator.return?.()
    },
  }
}

interface Parts {
  /** Packs a part; resolves when its last piece is taken. */
  add(name: string, pieces: Pieces): Promise<'more' | 'end'>
  stop(): void
  /** Never resolves. */
  readonly failed: Promise<never>
}

function createParts(zip: ZipFile, time: Date): Parts {
  let current: Readable | null = null
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject)
  })
  failed.catch(() => undefined)
  return {
    failed,
    stop() {
      current?.destroy()
    },
    add: (name, pieces) =>
      new Promise((resolve, reject) => {
        let result: 'more' | 'end' = 'end'
        // for await would drop what the generator returns.
        const source = Readable.from(
          (async function* () {
            result = yield* pieces
          })(),
          { objectMode: false },
        )
        source.once('end', () => resolve(result))
        source.once('error', reject)
        // Stopped from outside: nobody may wait for its rows any more.
        source.once('close', () => reject(new Error('stopped')))
        current = source
        zip.addReadStreamLazy(name, { mtime: time, mode: 0o100644, compressionLevel }, (give) => give(null, source))
      }),
  }
}
