/**
 * Finds keys in a chain of words: letters and digits with one to three spaces or dashes between them.
 *
 * A key is eight words of six digits, or one of 48. It may stand among other numbers (a column before it), be broken
 * by a line end (Format-List wraps at the width of a console, in the middle of a group), and be wrong: then it is
 * taken as well, so that it never becomes text.
 */
import { invisible, letter, newLine, type Signs, separates } from './key-signs.ts'

export interface Span {
  readonly from: number
  readonly to: number
  readonly near: boolean
}

export interface Chain {
  readonly spans: readonly Span[]
  readonly end: number
  /** The bytes end where a wrapped key may go on. */
  readonly open: boolean
}

interface Word {
  readonly from: number
  readonly to: number
  readonly length: number
  /** Digits that are no letters. */
  readonly digits: number
  /** Letters that cannot be digits. */
  readonly odd: number
  /** Six digits that pass the check of a group. */
  readonly right: boolean
  /** What parts it from the word before: alike gaps are equal numbers. */
  readonly gap: number
}

const groups = 8
/** Fewer digits are no secret worth a mark: a date, a telephone number. */
const leastDigits = 24
const keyDigits = 48

export function chainOf(bytes: Uint8Array, from: number, end: number, atEnd: boolean, signs: Signs): Chain {
  const words: Word[] = []
  let at = from
  let gap = 0
  for (;;) {
    const word = wordAt(bytes, at, end, gap, signs)
    // Plain words end a chain, or it would be the whole line.
    if (word === null || (word.digits === 0 && word.odd > 0)) break
    words.push(word)
    at = word.to
    const space = gapAt(bytes, at, end, signs)
    if (space === null) break
    gap = space.kind
    at = space.to
  }
  const chainEnd = words.at(-1)?.to ?? from + signs.width
  const wrap = wrapOf(bytes, words, end, atEnd, signs)
  if (wrap === 'open') return { spans: [], end: chainEnd, open: true }
  if (wrap !== null) {
    const before = spansOf(words.slice(0, wrap.word))
    return { spans: [...before, wrap.span], end: wrap.span.to, open: false }
  }
  return { spans: spansOf(words), end: chainEnd, open: false }
}

function wordAt(bytes: Uint8Array, from: number, end: number, gap: number, signs: Signs): Word | null {
  let at = from
  let to = from
  let length = 0
  let digits = 0
  let odd = 0
  let value = 0
  while (at < end) {
    const kind = signs.at(bytes, at)
    if (kind < 0 && kind !== letter && kind !== invisible) break
    at += signs.width
    if (kind === invisible) continue
    to = at
    length++
    if (kind === letter) odd++
    else if (kind < 10) digits++
    if (length <= 6) value = value * 10 + (kind & 15)
  }
  if (length === 0) return null
  const right = length === 6 && odd === 0 && digits > 0 && value % 11 === 0 && value <= 720_885
  return { from, to, length, digits, odd, right, gap }
}

function gapAt(bytes: Uint8Array, from: number, end: number, signs: Signs): { kind: number; to: number } | null {
  let at = from
  let kind = 0
  let count = 0
  while (at < end) {
    const sign = signs.at(bytes, at)
    if (sign !== separates && sign !== invisible) break
    if (sign === separates) {
      kind = kind * 251 + (bytes[at] ?? 0) + (bytes[at + signs.width - 1] ?? 0)
      count++
    }
    at += signs.width
  }
  return count === 0 || count > 3 || at >= end ? null : { kind, to: at }
}

function spansOf(words: readonly Word[]): Span[] {
  const spans: Span[] = []
  let at = 0
  while (at < words.length) {
    const word = words[at] as Word
    if (word.length >= leastDigits) {
      spans.push(...longWord(word))
      at++
      continue
    }
    let to = at
    while (to < words.length && isLikeGroup(words[to] as Word)) to++
    if (to > at) spans.push(...stretchOf(words.slice(at, to)))
    at = Math.max(to, at + 1)
  }
  return spans
}

/** Lost or doubled a digit, or has a letter in it. Parts of a GUID never come to `leastDigits` this way. */
function isLikeGroup({ length, digits, odd }: Word): boolean {
  return (length === 6 && odd === 0) || (length >= 4 && length <= 8 && odd <= 2 && digits >= 3)
}

/** 48 digits with nothing between, several such keys behind each other, or something that was meant to be one. */
function longWord({ from, to, length, digits, odd }: Word): Span[] {
  // 32 signs are a GUID without hyphens.
  if (odd > 2 || length === 32 || digits < leastDigits) return []
  const keys = length / keyDigits
  const bytes = (to - from) / length
  if (odd > 0 || !Number.isInteger(keys) || !Number.isInteger(bytes)) return [{ from, to, near: length >= 40 }]
  return Array.from({ length: keys }, (_, key) => ({
    from: from + key * keyDigits * bytes,
    to: from + (key + 1) * keyDigits * bytes,
    near: true,
  }))
}

function stretchOf(words: readonly Word[]): Span[] {
  const spans: Span[] = []
  let at = 0
  while (at < words.length) {
    const window = rightWindow(words, at)
    const to = window ?? words.length
    const suspect = suspectOf(words.slice(at, to))
    if (suspect !== null) spans.push(suspect)
    if (window === null) break
    spans.push(spanOf(words.slice(window, window + groups)))
    at = window + groups
  }
  return spans
}

/** Where eight right groups begin, best with the same sign between all of them. */
function rightWindow(words: readonly Word[], from: number): number | null {
  let second: number | null = null
  for (let at = from; at + groups <= words.length; at++) {
    const window = words.slice(at, at + groups)
    if (!window.every(({ right }) => right)) continue
    if (isUniform(window)) return at
    second ??= at
  }
  return second
}

function isUniform(words: readonly Word[]): boolean {
  return words.slice(2).every(({ gap }) => gap === words[1]?.gap)
}

function spanOf(words: readonly Word[]): Span {
  const sixes = words.filter(({ length, digits, odd }) => length === 6 && odd === 0 && digits > 0).length
  return { from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0, near: sixes >= 4 }
}

function suspectOf(words: readonly Word[]): Span | null {
  if (words.reduce((sum, { digits }) => sum + digits, 0) < leastDigits) return null
  if (words.length > groups) {
    // A column of numbers before it, parted by another sign: the key is what has the same sign all over.
    for (let at = 0; at + groups <= words.length; at++) {
      const window = words.slice(at, at + groups)
      const gap = window[1]?.gap
      if (isUniform(window) && words[at]?.gap !== gap && words[at + groups]?.gap !== gap) return spanOf(window)
    }
  }
  return spanOf(words)
}

interface Wrap {
  /** The first word of the key. */
  readonly word: number
  readonly span: Span
}

/** A key that the end of a line breaks. */
function wrapOf(
  bytes: Uint8Array,
  words: readonly Word[],
  end: number,
  atEnd: boolean,
  signs: Signs,
): Wrap | 'open' | null {
  const first = wrappedFrom(words)
  if (first === null) return null
  let count = words.slice(first).reduce((sum, { length }) => sum + length, 0)
  let at = words.at(-1)?.to ?? 0
  for (let lines = 0; lines < 12; ) {
    const space = skipSpace(bytes, at, end, signs)
    if (space.at >= end) return atEnd ? null : 'open'
    lines += space.newLines
    if (space.newLines > 1 || (lines === 0 && space.newLines === 0)) return null
    const word = wordAt(bytes, space.at, end, 0, signs)
    if (word === null || word.odd > 0 || word.digits === 0) return null
    count += word.length
    at = word.to
    if (count > keyDigits) return null
    if (count < keyDigits) continue
    const span: Span = { from: words[first]?.from ?? 0, to: at, near: true }
    const surelyOne = space.indented && words.slice(first).filter(({ length }) => length === 6).length >= 2
    return surelyOne || isRight(bytes, span, signs) ? { word: first, span } : null
  }
  return null
}

/** The word from which on a key may be unfinished at the end of its line. */
function wrappedFrom(words: readonly Word[]): number | null {
  const last = words.length - 1
  let first = last
  let count = 0
  while (first >= 0) {
    const word = words[first] as Word
    const fits = word.odd === 0 && word.digits > 0 && (first === last || word.length === 6)
    const alike = first >= last - 1 || words[first + 1]?.gap === words[last]?.gap
    if (!fits || !alike) break
    count += word.length
    first--
  }
  return count >= 6 && count < keyDigits ? first + 1 : null
}

function skipSpace(bytes: Uint8Array, from: number, end: number, signs: Signs) {
  let at = from
  let newLines = 0
  let indented = false
  let afterReturn = false
  while (at < end) {
    const kind = signs.at(bytes, at)
    if (kind !== newLine && kind !== separates && kind !== invisible) break
    const isReturn = bytes[at] === 0x0d || bytes[at + signs.width - 1] === 0x0d
    if (kind === newLine && (isReturn || !afterReturn)) newLines++
    else if (kind === separates && newLines > 0) indented = true
    afterReturn = kind === newLine && isReturn
    at += signs.width
  }
  return { at, newLines, indented }
}

/** Whether the 48 digits of a span pass the check, without copying them. */
function isRight(bytes: Uint8Array, { from, to }: Span, signs: Signs): boolean {
  let value = 0
  let count = 0
  for (let at = from; at < to; at += signs.width) {
    const kind = signs.at(bytes, at)
    if (kind < 0) continue
    value = value * 10 + (kind & 15)
    count++
    if (count % 6 !== 0) continue
    if (value % 11 !== 0 || value > 720_885) return false
    value = 0
  }
  return true
}
