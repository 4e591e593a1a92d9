/**
 * Bytes to text, never with a replacement sign: a line that does not decode is a fault of that line.
 *
 * Windows-1252 is decoded here because the `TextDecoder` of several Node releases reads it as Latin-1 and so turns
 * quotation marks and the euro sign into control characters.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { Encoding } from './shape.ts'

export interface Decoder {
  /** Bytes of one unit: a block handed to `block` holds whole units. */
  readonly unitBytes: 1 | 2
  /** @returns null when a line of the block needs a look of its own: split `latin1` of it, then ask `line` */
  block(bytes: Buffer): string | null
  /** @param raw one line, each byte as one character (or, of UTF-16, one unit) */
  line(raw: string): DecodedLine
}

export interface DecodedLine {
  readonly text: string
  /** `second`: the line is in another encoding than the file, and that one fits. `broken`: none fits. */
  readonly note: 'second' | 'broken' | null
}

export function createDecoder(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
      return { unitBytes: 1, block: (bytes) => decodeUtf8(bytes), line: readUtf8Line }
    case 'windows-1252':
      return {
        unitBytes: 1,
        block: (bytes) => (isAscii(bytes) ? bytes.toString('latin1') : null),
        line: readWindows1252Line,
      }
    case 'gb18030':
      return { unitBytes: 1, block: decodeGb18030, line: readGb18030Line }
    case 'utf-16le':
      return { unitBytes: 2, block: (bytes) => wellFormed(bytes.toString('utf16le')), line: markLoneSurrogates }
    case 'utf-16be':
      return {
        unitBytes: 2,
        block: (bytes) => wellFormed(Buffer.from(bytes).swap16().toString('utf16le')),
        line: markLoneSurrogates,
      }
  }
}

/** The block one byte (or unit) to a character, so that its lines can be told apart before they are decoded. */
export function decodeRaw(encoding: Encoding, bytes: Buffer): string {
  if (encoding === 'utf-16le') return bytes.toString('utf16le')
  if (encoding === 'utf-16be') return Buffer.from(bytes).swap16().toString('utf16le')
  return bytes.toString('latin1')
}

function decodeUtf8(bytes: Buffer): string | null {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : null
}

// Windows PowerShell 5.1 appends UTF-8 to a file in the ANSI code page, and other tools the reverse.
function readUtf8Line(raw: string): DecodedLine {
  if (!high.test(raw)) return { text: raw, note: null }
  const bytes = Buffer.from(raw, 'latin1')
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), note: null }
  const text = fromWindows1252(raw)
  return { text, note: !utf8Sequence.test(raw) && likelyWestern.test(text) ? 'second' : 'broken' }
}

function readWindows1252Line(raw: string): DecodedLine {
  if (!high.test(raw)) return { text: raw, note: null }
  const bytes = Buffer.from(raw, 'latin1')
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), note: 'second' }
  return { text: fromWindows1252(raw), note: notWindows1252.test(raw) ? 'broken' : null }
}

function readGb18030Line(raw: string): DecodedLine {
  const bytes = Buffer.from(raw, 'latin1')
  const text = decodeGb18030(bytes)
  return text === null ? { text: new TextDecoder('gb18030').decode(bytes), note: 'broken' } : { text, note: null }
}

function markLoneSurrogates(raw: string): DecodedLine {
  return { text: raw, note: loneSurrogate.test(raw) ? 'broken' : null }
}

const strictGb18030 = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true })

export function decodeGb18030(bytes: Buffer): string | null {
  if (isAscii(bytes)) return bytes.toString('latin1')
  try {
    return strictGb18030.decode(bytes)
  } catch {
    return null
  }
}

function wellFormed(text: string): string | null {
  return loneSurrogate.test(text) ? null : text
}

export function fromWindows1252(raw: string): string {
  return raw.replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** 0x80 to 0x9F; the five that stand for themselves are not assigned. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

export const notWindows1252 = /[\x81\x8d\x8f\x90\x9d]/
export const high = /[\x80-\xff]/
const utf8Sequence = /[\xc3-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/
const loneSurrogate = /\p{Surrogate}/u
/** Beyond ASCII only what people write in Western Europe: letters, typographic signs, degree, section and the like. */
const likelyWestern = /^[\t\x20-\x7eÀ-ÖØ-öø-ÿŠšŽžŸŒœ€‘’“”„‚–—…•°§²³µ·ªº´¿¡«»£\xa0]*$/
