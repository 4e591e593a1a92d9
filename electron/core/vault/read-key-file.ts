/**
 * A file of recovery keys as rows, in constant memory.
 *
 * Keys are taken out of the bytes before anything is decoded (`src/domain/keys/cut-keys.ts`), so that no string ever
 * holds one, and the buffers are wiped. What the rows mean is decided in `src/domain/keys`.
 */
import { isAscii } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { createConsoleReader, createLabelReader, type LineReader } from '../../../src/domain/keys/console.ts'
import { createKeyCutter, type KeyCutter } from '../../../src/domain/keys/cut-keys.ts'
import { createJsonReader } from '../../../src/domain/keys/json.ts'
import { normalizeKeyId } from '../../../src/domain/keys/key.ts'
import { hasMark } from '../../../src/domain/keys/key-marks.ts'
import { type KeyItem, type Reading, readRecord } from '../../../src/domain/keys/read.ts'
import { readRow, splitAligned } from '../../../src/domain/keys/table.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { decodeRaw } from '../hosts/list/decoder.ts'
import { guessEncoding } from '../hosts/list/encoding.ts'
import { isZip, refuseBinary, refuseCompound } from '../hosts/list/file-kind.ts'
import { createJudge } from '../hosts/list/judge.ts'
import { type Line, readLines } from '../hosts/list/lines.ts'
import { createAssembler, type RawRecord } from '../hosts/list/records.ts'
import type { Encoding } from '../hosts/list/shape.ts'
import { openList, readPiece } from '../hosts/list/source.ts'
import { findKeyLayout, type KeyLayout } from './key-layout.ts'
import { readKeyText } from './key-text.ts'

export interface KeyFile {
  /** Where the keys come from: `ad`, `entra`, `manage-bde`, … */
  readonly source: string
  readonly encoding: Encoding
  readonly sizeBytes: number
  /** UTC, ISO 8601. */
  readonly modifiedAt: string
  /**
   * All rows in the order of the file. Whoever takes a key wipes its digits; what is not asked for is wiped here.
   *
   * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable`; the reason of `signal`
   */
  items(signal?: AbortSignal): AsyncGenerator<KeyItem>
}

const prefixBytes = 1024 * 1024
const enoughLines = 500

/**
 * Looks at the beginning of a file and says what it is.
 *
 * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable` · `list.empty` · `list.binary` (a .BEK
 *   file, too), `list.old-xls`, `list.workbook-protected`, `key.workbook`
 */
export async function openKeyFile(path: string): Promise<KeyFile> {
  const file = await openList(path)
  try {
    const { size, mtime } = await file.stat()
    if (size === 0) throw new Refusal('list.empty', { path })
    const { encoding, isJson } = await lookAtStart(file, path)
    const about = { encoding, sizeBytes: size, modifiedAt: mtime.toISOString() }
    if (isJson)
      return {
        ...about,
        source: await sourceOfJson(path, encoding),
        items: (signal) => readJson(path, encoding, signal),
      }
    const layout = findKeyLayout(await readFirstLines(path, encoding))
    const source = 'columns' in layout ? layout.columns.source : layout.source
    return { ...about, source, items: (signal) => readLayout(path, encoding, layout, signal) }
  } finally {
    await file.close()
  }
}

async function lookAtStart(file: FileHandle, path: string): Promise<{ encoding: Encoding; isJson: boolean }> {
  const buffer = Buffer.allocUnsafeSlow(prefixBytes)
  try {
    let size = 0
    for (let got = -1; got !== 0 && size < prefixBytes; size += got)
      got = await readPiece(file, path, buffer, size, prefixBytes - size)
    const lastLine = size < prefixBytes ? size : Math.max(buffer.lastIndexOf(0x0a), buffer.lastIndexOf(0x0d), 1)
    const prefix = buffer.subarray(0, lastLine)
    // Texts of a workbook cannot be wiped: its parts come through a parser as strings.
    if (isZip(prefix)) throw new Refusal('key.workbook', { path })
    await refuseCompound(file, prefix, path)
    // To guess an encoding, text is made of what is not ASCII.
    if (!isAscii(prefix)) for (const narrow of ['windows-1252', 'utf-8', 'gb18030'] as const) wipeKeys(prefix, narrow)
    const guess = guessEncoding(prefix)
    refuseBinary(prefix, path, guess?.encoding.startsWith('utf-16') === true)
    // A console writes in its own code page. Ids and keys are ASCII in all of them.
    const encoding = guess?.encoding ?? 'windows-1252'
    const first = prefix.subarray(0, 2048)
    wipeKeys(first, encoding)
    const start = decodeRaw(encoding, first).replace(/^(?:\ufeff|\xef\xbb\xbf)/, '')
    return { encoding, isJson: /^\s*(?:\{\s*["}]|\[\s*[\]{["])/.test(start) }
  } finally {
    buffer.fill(0)
  }
}

function wipeKeys(bytes: Buffer, encoding: Encoding): void {
  const cutter = createKeyCutter(encoding)
  cutter.cut(bytes, true)
  cutter.wipe()
}

async function readFirstLines(path: string, encoding: Encoding): Promise<readonly Line[]> {
  const lines: Line[] = []
  const cutter = createKeyCutter(encoding)
  try {
    for await (const block of readCutLines(path, encoding, cutter, undefined)) {
      lines.push(...block)
      if (lines.length >= enoughLines) break
    }
  } finally {
    cutter.wipe()
  }
  if (lines.every(({ text, note }) => text.trim() === '' && note === null)) throw new Refusal('list.empty', { path })
  return lines.slice(0, enoughLines)
}

/** Umlauts that a code page broke do not matter here: ids and keys are ASCII. */
async function* readCutLines(
  path: string,
  encoding: Encoding,
  cutter: KeyCutter,
  signal: AbortSignal | undefined,
): AsyncGenerator<Line[]> {
  const file = await openList(path)
  try {
    const blocks = readLines(file, path, encoding, signal, { beforeText: (bytes, atEnd) => cutter.cut(bytes, atEnd) })
    for await (const { lines } of blocks)
      yield lines.map((line) => (line.note === 'broken' ? { ...line, note: null } : line))
  } finally {
    await file.close()
  }
}

async function sourceOfJson(path: string, encoding: Encoding): Promise<string> {
  let looked = 0
  for await (const item of readJson(path, encoding, undefined)) {
    if (item.kind === 'key') {
      item.digits.fill(0)
      return item.source
    }
    if (++looked === enoughLines) break
  }
  // A list of ids without keys is what Graph gives when nobody asks for each key.
  return 'entra'
}

async function* readJson(path: string, encoding: Encoding, signal: AbortSignal | undefined): AsyncGenerator<KeyItem> {
  const cutter = createKeyCutter(encoding)
  const file = await openList(path)
  try {
    let items: KeyItem[] = []
    const reader = createJsonReader(({ source, ...record }) => {
      items.push(...readRecord(record, { source, take: cutter.take, hasKeys: true }))
    })
    for await (const text of readKeyText(file, path, encoding, cutter, signal)) {
      reader.push(text)
      const ready = items
      items = []
      yield* handOver(ready)
    }
    if (!reader.end()) items.push({ kind: 'fault', line: reader.line(), code: 'key.file-cut-off' })
    yield* handOver(items)
  } finally {
    await file.close()
    cutter.wipe()
  }
}

async function* readLayout(
  path: string,
  encoding: Encoding,
  layout: KeyLayout,
  signal: AbortSignal | undefined,
): AsyncGenerator<KeyItem> {
  const cutter = createKeyCutter(encoding)
  const reader = readerOf(layout, path, cutter)
  try {
    for await (const lines of readCutLines(path, encoding, cutter, signal)) {
      for (const item of reader.take(lines)) yield item
    }
    yield* reader.end()
  } finally {
    cutter.wipe()
  }
}

/** Gives items one by one. When the caller stops, it has wiped what it took; the rest is wiped here. */
function* handOver(items: readonly KeyItem[]): Generator<KeyItem> {
  let given = 0
  try {
    for (const item of items) {
      given++
      yield item
    }
  } finally {
    for (const item of items.slice(given)) if (item.kind === 'key') item.digits.fill(0)
  }
}

interface BlockReader {
  take(lines: readonly Line[]): Iterable<KeyItem>
  end(): Iterable<KeyItem>
}

function readerOf(layout: KeyLayout, path: string, { take }: KeyCutter): BlockReader {
  switch (layout.kind) {
    case 'table':
      return readTable(layout, take)
    case 'aligned':
      return readAligned(layout, take)
    case 'labels':
      return readWith(createLabelReader({ source: layout.source, take, hasKeys: true }))
    case 'console':
      return readWith(
        createConsoleReader({ source: layout.source, take, hasKeys: true }, normalizeKeyId(basename(path))),
      )
  }
}

function readWith(reader: LineReader): BlockReader {
  return {
    *take(lines) {
      for (const { line, text, note } of lines) {
        if (note === 'too-long') yield { kind: 'fault', line, code: 'key.row-too-long' }
        else yield* handOver(reader.push(line, text))
      }
    },
    end: () => handOver(reader.end()),
  }
}

function readTable({ layout, columns }: Extract<KeyLayout, { kind: 'table' }>, take: Reading['take']): BlockReader {
  const reading: Reading = { source: columns.source, take, hasKeys: columns.hasKeys }
  const judge = createJudge(layout.headers, layout.headerLine === 0)
  const assembler = createAssembler(layout.delimiter, layout.headers.length)
  function* readRecords(records: readonly RawRecord[]): Iterable<KeyItem> {
    for (const record of records) {
      const { line } = record
      const judged = judge(record)
      if (judged.kind === 'row') yield* handOver(readRow(line, judged.cells, columns, reading))
      else if (judged.kind === 'blank' || !(record.cells.some(hasMark) || record.fault !== null))
        yield { kind: 'blank', line }
      else
        yield { kind: 'fault', line, code: record.fault === 'row.too-long' ? 'key.row-too-long' : 'key.row-unreadable' }
    }
  }
  return {
    take: (lines) => {
      const behindHeader = (lines[0]?.line ?? 0) >= layout.firstDataLine
      return readRecords(
        assembler.take(behindHeader ? lines : lines.filter(({ line }) => line >= layout.firstDataLine), false),
      )
    },
    end: () => readRecords(assembler.take([], true)),
  }
}

function readAligned(
  { starts, columns, firstDataLine }: Extract<KeyLayout, { kind: 'aligned' }>,
  take: Reading['take'],
): BlockReader {
  const reading: Reading = { source: columns.source, take, hasKeys: columns.hasKeys }
  return {
    *take(lines) {
      for (const { line, text, note } of lines) {
        if (line < firstDataLine) continue
        if (note === 'too-long') yield { kind: 'fault', line, code: 'key.row-too-long' }
        // `(1234 rows affected)`
        else if (text.trim() === '' || /^\(\d+ .*\)$/.test(text.trim())) yield { kind: 'blank', line }
        else yield* handOver(readRow(line, splitAligned(text, starts), columns, reading))
      }
    },
    end: () => [],
  }
}
