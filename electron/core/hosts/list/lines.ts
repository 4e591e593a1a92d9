/**
 * A list as physical lines. LF, CRLF and CR end a line, in any mixture.
 *
 * Memory stays the same whatever the file holds: bytes go through one buffer, and a line that does not fit is named,
 * dropped and passed over. Line ends are found before quotes are looked at, because only so can a broken quote be
 * undone: the lines behind it are still there to be read again. In all encodings here a line end is a unit of its
 * own, so lines can be told apart before they are decoded.
 */
import type { FileHandle } from 'node:fs/promises'
import { createDecoder, type DecodedLine, decodeRaw } from './decoder.ts'
import type { Encoding } from './shape.ts'
import { readPiece } from './source.ts'

export interface Line {
  readonly line: number
  readonly text: string
  /** How the line ends in the file; empty at its very end. */
  readonly end: '' | '\n' | '\r\n' | '\r'
  readonly note: 'too-long' | DecodedLine['note']
}

export interface LineBlock {
  readonly lines: readonly Line[]
  readonly bytesRead: number
}

/** Longest line, in UTF-16 units. */
export const maxLineChars = 1024 * 1024

const pieceBytes = 512 * 1024
// No encoding here takes more than four bytes for a unit, so more bytes than this are more than `maxLineChars`.
const maxHeldBytes = 4 * maxLineChars

export async function* readLines(
  file: FileHandle,
  path: string,
  encoding: Encoding,
  signal: AbortSignal | undefined,
  piece: number = pieceBytes,
): AsyncGenerator<LineBlock> {
  const split = createSplitter(encoding)
  const buffer = Buffer.allocUnsafe(maxHeldBytes + Math.max(piece, 2) + 2)
  let held = 0
  let bytesRead = 0
  let passing = false
  for (;;) {
    signal?.throwIfAborted()
    const got = await readPiece(file, path, buffer, held, piece)
    const total = held + got
    const atEnd = got === 0
    bytesRead += got
    let from = 0
    if (passing) {
      const after = endOfFirstLine(buffer.subarray(0, total), encoding, atEnd)
      passing = after === null
      from = after ?? keepFrom(buffer, total, encoding, atEnd)
    }
    const to = passing ? from : atEnd ? total : endOfLastLine(buffer.subarray(from, total), encoding) + from
    const lines = to > from ? split(buffer.subarray(from, to)) : []
    buffer.copyWithin(0, to, total)
    held = total - to
    if (!passing && held > maxHeldBytes) {
      lines.push(split.tooLong())
      passing = true
      held = 0
    }
    if (lines.length > 0 || got > 0) yield { lines, bytesRead }
    if (atEnd) return
  }
}

interface Splitter {
  (bytes: Buffer): Line[]
  tooLong(): Line
}

function createSplitter(encoding: Encoding): Splitter {
  const decoder = createDecoder(encoding)
  let number = 0
  const split = (bytes: Buffer): Line[] => {
    const whole = bytes.length - (bytes.length % decoder.unitBytes)
    const block = whole === bytes.length ? decoder.block(bytes) : null
    const lines: Line[] = []
    eachLine(block ?? decodeRaw(encoding, bytes.subarray(0, whole)), (raw, end) => {
      number++
      const { text, note } = block === null ? decoder.line(raw) : { text: raw, note: null }
      lines.push(raw.length > maxLineChars ? tooLong(number, end) : { line: number, text: strip(text), end, note })
    })
    // Half a unit at the end of UTF-16: the last line is cut.
    const last = lines.at(-1)
    if (whole < bytes.length && last?.end === '') lines[lines.length - 1] = { ...last, note: 'broken' }
    else if (whole < bytes.length) lines.push({ line: ++number, text: '', end: '', note: 'broken' })
    return lines
  }
  return Object.assign(split, { tooLong: () => tooLong(++number, '\n') })
}

function tooLong(line: number, end: Line['end']): Line {
  return { line, text: '', end, note: 'too-long' }
}

/** Without a byte order mark (files are put behind each other) and without the Ctrl-Z that ended files in DOS. */
function strip(text: string): string {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let to = text.length
  while (to > from && text.charCodeAt(to - 1) === 0x1a) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

function eachLine(text: string, take: (raw: string, end: Line['end']) => void): void {
  let at = 0
  let lf = text.indexOf('\n')
  let cr = text.indexOf('\r')
  while (at < text.length) {
    if (lf !== -1 && lf < at) lf = text.indexOf('\n', at)
    if (cr !== -1 && cr < at) cr = text.indexOf('\r', at)
    if (cr !== -1 && (lf === -1 || cr < lf)) {
      take(text.slice(at, cr), lf === cr + 1 ? '\r\n' : '\r')
      at = lf === cr + 1 ? cr + 2 : cr + 1
    } else if (lf !== -1) {
      take(text.slice(at, lf), '\n')
      at = lf + 1
    } else {
      take(text.slice(at), '')
      return
    }
  }
}

/** Where the bytes that end with a whole line end. A CR at the very end does not count: its LF may follow. */
function endOfLastLine(bytes: Buffer, encoding: Encoding): number {
  const units = unitReader(bytes, encoding)
  const last = units.count - 1
  for (let at = last; at >= 0; at--) {
    const unit = units.at(at)
    if (unit === 0x0a || (unit === 0x0d && at < last)) return (at + 1) * units.bytes
  }
  return 0
}

/** Where the first line is over, with its end; null when it goes on. */
function endOfFirstLine(bytes: Buffer, encoding: Encoding, atEnd: boolean): number | null {
  const units = unitReader(bytes, encoding)
  for (let at = 0; at < units.count; at++) {
    const unit = units.at(at)
    if (unit === 0x0a) return (at + 1) * units.bytes
    if (unit !== 0x0d) continue
    if (at + 1 < units.count) return (units.at(at + 1) === 0x0a ? at + 2 : at + 1) * units.bytes
    return atEnd ? bytes.length : null
  }
  return atEnd ? bytes.length : null
}

/** Of a line that is passed over, what must be seen again with the next piece: half a unit, a CR. */
function keepFrom(buffer: Buffer, total: number, encoding: Encoding, atEnd: boolean): number {
  if (atEnd) return total
  const units = unitReader(buffer.subarray(0, total), encoding)
  const whole = units.count * units.bytes
  return units.count > 0 && units.at(units.count - 1) === 0x0d ? whole - units.bytes : whole
}

function unitReader(bytes: Buffer, encoding: Encoding): { bytes: 1 | 2; count: number; at(index: number): number } {
  if (encoding === 'utf-16le')
    return { bytes: 2, count: bytes.length >> 1, at: (index) => bytes.readUInt16LE(index * 2) }
  if (encoding === 'utf-16be')
    return { bytes: 2, count: bytes.length >> 1, at: (index) => bytes.readUInt16BE(index * 2) }
  return { bytes: 1, count: bytes.length, at: (index) => bytes[index] ?? 0 }
}
