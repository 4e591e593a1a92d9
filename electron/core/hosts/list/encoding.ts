/**
 * The encoding of a list, guessed from its first megabyte.
 *
 * Byte order mark, then zero bytes, then strict UTF-8 prove themselves. Between Windows-1252 and GB18030 nothing is
 * proven: nearly all bytes are text in both. Chinese comes in pairs of high bytes from the square of GB 2312, Western
 * text has high bytes standing alone between letters; that decides, and the caller is told that it was a guess.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { decodeGb18030, high, notWindows1252 } from './decoder.ts'
import type { Encoding } from './shape.ts'

export interface GuessedEncoding {
  readonly encoding: Encoding
  readonly certain: boolean
}

/** @returns null when the text is in none of the encodings that are read here */
export function guessEncoding(prefix: Buffer): GuessedEncoding | null {
  const [first, second, third] = prefix
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', certain: true }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', certain: true }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', certain: true }
  const wide = guessWide(prefix)
  if (wide !== null) return { encoding: wide, certain: true }
  if (isAscii(prefix) || isLikelyUtf8(prefix)) return { encoding: 'utf-8', certain: true }
  return guessNarrow(prefix)
}

function guessWide(prefix: Buffer): Encoding | null {
  const pairs = Math.min(prefix.length, 16_384) >> 1
  let evenZeros = 0
  let oddZeros = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (prefix[pair * 2] === 0) evenZeros++
    if (prefix[pair * 2 + 1] === 0) oddZeros++
  }
  if (oddZeros > pairs / 5 && evenZeros * 20 < oddZeros) return 'utf-16le'
  if (evenZeros > pairs / 5 && oddZeros * 20 < evenZeros) return 'utf-16be'
  return null
}

/**
 * Some Chinese words in GB18030 are UTF-8 as well, "系统" (system) among them: it reads as "ϵͳ". Letters that hardly
 * any language writes give them away.
 */
function isLikelyUtf8(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false
  const text = bytes.toString('utf8')
  const rare = text.match(rareLetters)?.length ?? 0
  return rare === 0 || rare * 4 < (text.match(/[^\0-\x7f]/gu)?.length ?? 0)
}

/** Of all that two bytes of UTF-8 can say. The Romanian letters with a comma below are not among them. */
const rareLetters = /[\u0180-\u0217\u021c-\u02ff\u0370-\u0373\u03cf-\u03ff\u0460-\u052f\u0700-\u07ff]/gu

function guessNarrow(prefix: Buffer): GuessedEncoding | null {
  const raw = prefix.toString('latin1')
  const lines = raw.split(/[\r\n]+/).filter((line) => high.test(line))
  const inUtf8 = lines.filter((line) => isLikelyUtf8(Buffer.from(line, 'latin1'))).length
  // The odd ones are named one by one while reading.
  if (inUtf8 * 2 > lines.length) return { encoding: 'utf-8', certain: true }
  const runs = raw.match(/[\x80-\xff]+/g) ?? []
  const bytes = runs.reduce((sum, run) => sum + run.length, 0)
  // "Größe" has a pair as well, but a lone one at small letters; Chinese words are longer or stand between delimiters.
  const withinWords =
    raw.match(/[a-z][\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}[a-z]/g)?.length ?? 0
  const paired = raw.match(/[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]/g)?.length ?? 0
  if (
    withinWords * 2 < runs.length &&
    paired * 2 > bytes * 0.8 &&
    lines.some((line) => decodeGb18030(Buffer.from(line, 'latin1')) !== null)
  ) {
    return { encoding: 'gb18030', certain: false }
  }
  const unassigned = runs.filter((run) => notWindows1252.test(run)).length
  return unassigned * 20 > runs.length ? null : { encoding: 'windows-1252', certain: false }
}
