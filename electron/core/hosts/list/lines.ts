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

/**
 * What happens to whole lines before they become text: what is in them can be overwritten in place.
 *
 * @returns how many of the bytes are settled; the rest is handed in again with what follows
 */
export type BeforeText = (bytes: Buffer, atEnd: boolean) => number

/** @param beforeText with it the buffer is wiped in the end: then something in the file is secret */
export async function* readLines(
  file: FileHandle,
  path: string,
  encoding: Encoding,
  signal: AbortSignal | undefined,
  { piece = pieceBytes, beforeText }: { readonly piece?: number; readonly beforeText?: BeforeText } = {},
): AsyncGenerator<LineBlock> {
  const buffer = Buffer.allocUnsafeSlow(maxHeldBytes + Math.max(piece, 2) + 2)
  try {
    yield* readInto(buffer, file, path, encoding, signal, piece, beforeText)
  } finally {
    if (beforeText !== undefined) buffer.fill(0)
  }
}

async function* readInto(
  buffer: Buffer,
  file: FileHandle,
  path: string,
  encoding: Encoding,
  signal: AbortSignal | undefined,
  piece: number,
  beforeText: BeforeText | undefined,
): AsyncGenerator<LineBlock> {
  const split = createSplitter(encoding)
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
    const whole = passing ? from : atEnd ? total : endOfLastLine(buffer.subarray(from, total), encoding) + from
    const to = beforeText === undefined ? whole : from + beforeText(buffer.subarray(from, whole), atEnd)
    const lines = to > from ? split(buffer.subarray(from, to)) : []
    buffer.copyWithin(0, to, total)
    held = total - to
    if (!passing && held > maxHeldBytes) {
      lines.push(split.tooLong())
      passing = true
      const kept = keepFrom(buffer, held, encoding, false)
      buffer.copyWithin(0, kept, held)
      held -= kept
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
  const { unitBytes, count, unit } = unitsOf(bytes, encoding)
  if (unitBytes === 1) {
    const lf = bytes.lastIndexOf(0x0a)
    const cr = bytes.subarray(lf + 1, -1).lastIndexOf(0x0d)
    return cr === -1 ? lf + 1 : lf + cr + 2
  }
  for (let at = count - 1; at >= 0; at--) {
    if (unit(at) === 0x0a || (unit(at) === 0x0d && at < count - 1)) return (at + 1) * unitBytes
  }
  return 0
}

/** Where the first line is over, its end included; null when it goes on. */
function endOfFirstLine(bytes: Buffer, encoding: Encoding, atEnd: boolean): number | null {
  const { unitBytes, count, unit } = unitsOf(bytes, encoding)
  let at = 0
  if (unitBytes === 1) {
    const lf = bytes.indexOf(0x0a)
    const cr = (lf === -1 ? bytes : bytes.subarray(0, lf)).indexOf(0x0d)
    at = cr !== -1 ? cr : lf !== -1 ? lf : count
  } else {
    while (at < count && unit(at) !== 0x0a && unit(at) !== 0x0d) at++
  }
  if (at >= count - 1 && unit(at) !== 0x0a) return atEnd ? bytes.length : null
  return (unit(at) === 0x0d && unit(at + 1) === 0x0a ? at + 2 : at + 1) * unitBytes
}

/** From where a line that is passed over must be seen again with the next piece: half a unit, a CR. */
function keepFrom(buffer: Buffer, total: number, encoding: Encoding, atEnd: boolean): number {
  if (atEnd) return total
  const { unitBytes, count, unit } = unitsOf(buffer.subarray(0, total), encoding)
  return (unit(count - 1) === 0x0d ? count - 1 : count) * unitBytes
}

interface Units {
  readonly unitBytes: 1 | 2
  readonly count: number
  /** NaN outside. */
  unit(index: number): number
}

function unitsOf(bytes: Buffer, encoding: Encoding): Units {
  const count = bytes.length >> 1
  const within = (index: number) => index >= 0 && index < count
  if (encoding === 'utf-16le') {
    return { unitBytes: 2, count, unit: (index) => (within(index) ? bytes.readUInt16LE(index * 2) : Number.NaN) }
  }
  if (encoding === 'utf-16be') {
    return { unitBytes: 2, count, unit: (index) => (within(index) ? bytes.readUInt16BE(index * 2) : Number.NaN) }
  }
  return { unitBytes: 1, count: bytes.length, unit: (index) => bytes[index] ?? Number.NaN }
}
