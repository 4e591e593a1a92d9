/**
 * Looks at the beginning of a list and says how it will be read, for a person to confirm or correct.
 */
import type { FileHandle } from 'node:fs/promises'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { guessEncoding } from './encoding.ts'
import {
  holdsRecoveryKey,
  isZip,
  refuseBinary,
  refuseCompound,
  refuseOtherText,
  refuseWrongExport,
} from './file-kind.ts'
import { readSample } from './gather-batches.ts'
import { findLayout, type IsHeader } from './layout.ts'
import { type Line, readLines } from './lines.ts'
import { assemble } from './read-rows.ts'
import type { Choices, Encoding, ListShape, ListWarning } from './shape.ts'
import { openList, readPiece } from './source.ts'
import { warnOfLayout, warnOfLoss } from './warn.ts'
import { inspectWorkbook } from './workbook-list.ts'

const prefixBytes = 1024 * 1024
const enoughLines = 2000
const sampleRows = 50

/**
 * Reads no more than the beginning, whatever the size of the file.
 *
 * @param choices what a person has decided already, instead of the guess
 * @param isHeader counts the cells of a row that look like names of known columns
 * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable` · `list.empty`, `list.no-rows` ·
 *   `list.binary`, `list.old-xls`, what `inspectWorkbook` refuses, `list.json-not-yet`, `list.xml-not-yet` ·
 *   `list.encoding-unknown`, `list.line-too-long`, `list.keys-not-hosts`, `list.format-table-export`
 */
export async function inspectList(path: string, choices: Choices, isHeader: IsHeader): Promise<ListShape> {
  const file = await openList(path)
  try {
    return await inspectOpen(file, path, choices, isHeader)
  } finally {
    await file.close()
  }
}

async function inspectOpen(file: FileHandle, path: string, choices: Choices, isHeader: IsHeader): Promise<ListShape> {
  const stat = await file.stat()
  const prefix = await readPrefix(file, path)
  const facts = { sizeBytes: stat.size, modifiedAt: stat.mtime.toISOString() }
  if (isZip(prefix)) return inspectWorkbook(path, facts, choices, isHeader)
  await refuseCompound(file, prefix, path)
  const guess = guessEncoding(prefix)
  refuseBinary(prefix, path, guess?.encoding.startsWith('utf-16') === true)
  const encoding = choices.encoding ?? guess?.encoding
  if (encoding === undefined) throw new Refusal('list.encoding-unknown', { path })
  const { lines, whole } = await readFirstLines(path, encoding)
  if (lines.every(({ text, note }) => text.trim() === '' && note === null)) throw new Refusal('list.empty', { path })
  // A line that never ends has no cells to show.
  const first = lines.find(({ text, note }) => text.trim() !== '' || note !== null)
  if (first?.note === 'too-long') throw new Refusal('list.line-too-long', { path, line: first.line })
  refuseOtherText(lines.find(({ text }) => text.trim() !== '')?.text ?? '', path)
  // What stands above the header is never read as a row.
  const key = lines.find(({ text }) => holdsRecoveryKey(text))
  if (key !== undefined) throw new Refusal('list.keys-not-hosts', { path, line: key.line })
  const layout = findLayout(lines, choices, isHeader)
  const sample = await readSample(assemble([{ lines, bytesRead: 0 }], layout), layout, path)
  const samples = sample.rows.slice(0, sampleRows).map(({ cells }) => cells)
  refuseWrongExport(
    layout.headers,
    sample.rows.map(({ cells }) => cells),
    path,
  )
  if (whole && samples.length + sample.refused.length === 0) throw new Refusal('list.no-rows', { path })
  const guessed = choices.encoding === undefined && guess?.certain === false
  return {
    encoding,
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    headers: layout.headers,
    firstDataLine: layout.firstDataLine,
    samples,
    warnings: [
      ...(guessed ? [warnOfGuess(lines)] : []),
      ...warnOfLayout(layout),
      ...warnOfLoss(sample),
      // The sample itself ends somewhere: only reading all of it can tell that the file does.
      ...sample.warnings.filter(({ code }) => whole || code !== 'list.looks-cut'),
    ],
    sheet: null,
    sheets: [],
    ...facts,
  }
}

/** A cut character at its end is taken off, so that it is not held against the encoding. */
async function readPrefix(file: FileHandle, path: string): Promise<Buffer> {
  const buffer = Buffer.alloc(prefixBytes)
  let size = 0
  while (size < prefixBytes) {
    const got = await readPiece(file, path, buffer, size, prefixBytes - size)
    if (got === 0) return buffer.subarray(0, size)
    size += got
  }
  const lastLine = Math.max(buffer.lastIndexOf(0x0a), buffer.lastIndexOf(0x0d))
  return lastLine > 0 ? buffer.subarray(0, lastLine) : buffer
}

async function readFirstLines(path: string, encoding: Encoding): Promise<{ lines: readonly Line[]; whole: boolean }> {
  const file = await openList(path)
  const lines: Line[] = []
  try {
    for await (const block of readLines(file, path, encoding, undefined)) {
      lines.push(...block.lines)
      if (lines.length >= enoughLines || lines.at(-1)?.note === 'too-long')
        return { lines: lines.slice(0, enoughLines), whole: false }
    }
    return { lines, whole: true }
  } finally {
    await file.close()
  }
}

function warnOfGuess(lines: readonly Line[]): ListWarning {
  const line = lines.find(({ text }) => beyondAscii.test(text))
  const sample = line?.text.split(/[,;\t|"]/).find((cell) => beyondAscii.test(cell)) ?? ''
  return { code: 'list.encoding-guessed', line: line?.line ?? 1, sample: sample.trim().slice(0, 60) }
}

const beyondAscii = /[^\x20-\x7e\s]/
