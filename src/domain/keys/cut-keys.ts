/**
 * Takes the keys out of the bytes of a file before those bytes become text.
 *
 * A string cannot be wiped, so no key may ever be in one. Whatever looks like a key, a wrong one too, is copied into
 * a buffer of its own, judged, and overwritten in place with a mark of the same length. What is decoded afterwards,
 * split into cells and compared, holds marks only; who reads a mark asks `take` for the key behind it.
 */

import { type CheckedKeyBytes, checkKeyUnits, secretBytes } from './key.ts'
import { chainOf, type Span } from './key-chain.ts'
import { keyFilling, keyMark, markLength, unitsOfMark } from './key-marks.ts'
import { createSigns, type KeyEncoding, letter, newLine, other, type Signs, separates } from './key-signs.ts'

/** What stood in a place: a key or what is wrong with it. `near`: it was surely meant to be one. */
export type CutKey = CheckedKeyBytes & { readonly near: boolean }

export interface KeyCutter {
  /**
   * Cuts the keys out of whole lines.
   *
   * @returns how many bytes are settled. The rest begins a line that may end with the first part of a wrapped key:
   *   hand it in again with what follows, or with `atEnd`
   */
  cut(bytes: Uint8Array, atEnd: boolean): number
  /** The key behind a mark. From now on wiping it is up to the caller. Null: nobody asked for long. */
  take(mark: number): CutKey | null
  /** Wipes what nobody took. */
  wipe(): void
}

/** Keys that wait to be asked for. A row is read long before as many have come after it. */
const maxHeld = 65_536
/** What five signs of a mark can say. */
const maxMark = 2 ** 30

export function createKeyCutter(encoding: KeyEncoding): KeyCutter {
  const signs = createSigns(encoding)
  const step = encoding.startsWith('utf-16') ? 2 : 1
  const held = new Map<number, CutKey>()
  let next = 0
  let units = secretBytes(256)

  function keep(bytes: Uint8Array, { from, to, near }: Span): void {
    if (units.length < to - from) units = secretBytes(to - from)
    let length = 0
    for (let at = from; at < to; at += signs.width) {
      const kind = signs.at(bytes, at)
      if (kind === newLine) continue
      if (kind >= 0) units[length++] = 0x30 + (kind & 15)
      else if (kind === separates) units[length++] = 0x2d
      else if (kind < separates - 1) units[length++] = 0x3f
    }
    const checked = checkKeyUnits(units.subarray(0, length))
    units.fill(0, 0, length)
    if (!cover(bytes, from, to, next, encoding)) return
    drop(next - maxHeld)
    held.set(next, { ...checked, near })
    next++
    if (next === maxMark) throw new Error('a file with 2^30 keys has more keys than marks')
  }

  function keepAll(bytes: Uint8Array, spans: readonly Span[]): Span[] {
    for (const span of spans) keep(bytes, span)
    return []
  }

  function drop(mark: number): void {
    const key = held.get(mark)
    if (key?.ok) key.digits.fill(0)
    held.delete(mark)
  }

  return {
    cut(bytes, atEnd) {
      const end = bytes.length - (bytes.length % step)
      let at = 0
      let lineStart = 0
      let floor = 0
      // Nothing of a line changes before all of it is seen: what is handed in again is as it was.
      let spans: Span[] = []
      while (at < end) {
        const kind = signs.at(bytes, at)
        if (kind >= 0 && kind < 10) {
          const chain = chainOf(bytes, backToWord(bytes, at, floor, signs, step), end, atEnd, signs)
          if (chain.open) return lineStart
          spans.push(...chain.spans)
          at = chain.end
          floor = at
          continue
        }
        if (signs.width > step) floor = at + signs.width
        if (kind === newLine) {
          if (spans.length > 0) spans = keepAll(bytes, spans)
          lineStart = at + step
        } else if (kind === other && isMarkSign(bytes, at, encoding)) setUnit(bytes, at, 0x20, encoding)
        at += signs.width
      }
      keepAll(bytes, spans)
      return bytes.length
    },
    take(mark) {
      const key = held.get(mark) ?? null
      held.delete(mark)
      return key
    },
    wipe() {
      for (const mark of [...held.keys()]) drop(mark)
    },
  }
}

/** Back to where the word of a digit begins: letters may stand before it. */
function backToWord(bytes: Uint8Array, at: number, floor: number, signs: Signs, step: number): number {
  let from = at
  while (from - step >= floor && from > at - 64) {
    const kind = signs.at(bytes, from - step)
    const isWord = signs.width === step && (kind >= 0 || kind === letter)
    if (!isWord) break
    from -= step
  }
  return from
}

function cover(bytes: Uint8Array, from: number, to: number, mark: number, encoding: KeyEncoding): boolean {
  const step = encoding.startsWith('utf-16') ? 2 : 1
  let place = -1
  let free = 0
  for (let at = from; at < to; at += step) {
    const unit = unitAt(bytes, at, encoding)
    // Line ends and tabs stay: they hold lines and columns together.
    if (unit === 0x09 || unit === 0x0a || unit === 0x0d) {
      free = 0
      continue
    }
    setUnit(bytes, at, keyFilling, encoding)
    free++
    if (free === markLength && place === -1) place = at - (markLength - 1) * step
  }
  if (place === -1) return false
  for (const [index, unit] of [keyMark, ...unitsOfMark(mark)].entries())
    setUnit(bytes, place + index * step, unit, encoding)
  return true
}

function isMarkSign(bytes: Uint8Array, at: number, encoding: KeyEncoding): boolean {
  const unit = unitAt(bytes, at, encoding)
  return unit === keyMark || unit === keyFilling
}

function unitAt(bytes: Uint8Array, at: number, encoding: KeyEncoding): number {
  if (encoding === 'utf-16le') return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
  if (encoding === 'utf-16be') return (bytes[at + 1] ?? 0) | ((bytes[at] ?? 0) << 8)
  return bytes[at] ?? 0
}

function setUnit(bytes: Uint8Array, at: number, unit: number, encoding: KeyEncoding): void {
  if (encoding === 'utf-16le') {
    bytes[at] = unit
    bytes[at + 1] = 0
  } else if (encoding === 'utf-16be') {
    bytes[at] = 0
    bytes[at + 1] = unit
  } else bytes[at] = unit
}
