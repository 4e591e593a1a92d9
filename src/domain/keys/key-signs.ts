/**
 * The signs of a file as the search for keys sees them, in each encoding, without decoding anything.
 */
import { nothing, separator, signOf, stranger } from './signs.ts'

export type KeyEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030'

/** Kinds of signs. 0 to 9 is a digit; 16 and 17 are letters that may stand for 0 and 1. */
export const separates = -1
export const invisible = -2
export const other = -3
export const newLine = -4
export const letter = -5

export interface Signs {
  /** Bytes of the sign that `at` saw last. */
  width: number
  /** The kind of the sign that begins at a byte. */
  at(bytes: Uint8Array, at: number): number
}

export function createSigns(encoding: KeyEncoding): Signs {
  switch (encoding) {
    case 'utf-8':
      return { width: 1, at: utf8 }
    case 'windows-1252':
      return { width: 1, at: windows1252 }
    case 'gb18030':
      return { width: 1, at: gb18030 }
    case 'utf-16le':
      return { width: 2, at: (bytes, at) => kindOf((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) }
    case 'utf-16be':
      return { width: 2, at: (bytes, at) => kindOf((bytes[at + 1] ?? 0) | ((bytes[at] ?? 0) << 8)) }
  }
}

const asciiKinds = Int8Array.from({ length: 128 }, (_, unit) => slowKindOf(unit))

function kindOf(unit: number): number {
  return unit < 128 ? (asciiKinds[unit] ?? other) : slowKindOf(unit)
}

function slowKindOf(unit: number): number {
  if (unit === 0x0a || unit === 0x0d) return newLine
  // A bar parts the columns of a table; dots and low lines part the groups of keys that somebody typed.
  if (unit === 0x7c) return other
  if (unit === 0x2e || unit === 0x5f) return separates
  const sign = signOf(unit)
  if (sign === separator) return separates
  if (sign === nothing) return invisible
  if (sign === stranger) return isLetter(unit) ? letter : other
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19) ? sign : 16 + sign
}

function isLetter(unit: number): boolean {
  const plain = unit >= 0xff21 && unit <= 0xff5a ? unit - 0xfee0 : unit
  return (plain >= 0x41 && plain <= 0x5a) || (plain >= 0x61 && plain <= 0x7a)
}

function utf8(this: Signs, bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  this.width = 1
  if (first < 0x80) return asciiKinds[first] ?? other
  const second = (bytes[at + 1] ?? 0) ^ 0x80
  if (first >= 0xc2 && first < 0xe0 && second < 0x40) {
    this.width = 2
    return slowKindOf(((first & 0x1f) << 6) | second)
  }
  const third = (bytes[at + 2] ?? 0) ^ 0x80
  if (first >= 0xe0 && first < 0xf0 && second < 0x40 && third < 0x40) {
    this.width = 3
    return slowKindOf(((first & 0x0f) << 12) | (second << 6) | third)
  }
  return other
}

function windows1252(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0
  if (byte < 0x80) return asciiKinds[byte] ?? other
  if (byte === 0xa0 || byte === 0x96 || byte === 0x97) return separates
  return byte === 0xad ? invisible : other
}

function gb18030(this: Signs, bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  this.width = 1
  if (first < 0x81) return first < 0x80 ? (asciiKinds[first] ?? other) : other
  const second = bytes[at + 1] ?? 0
  if (second >= 0x30 && second <= 0x39) {
    this.width = 4
    return other
  }
  if (second < 0x40) return other
  this.width = 2
  // Row 3 is ASCII in full width; of row 1 the ideographic space and the dashes.
  if (first === 0xa3 && second >= 0xa1) return slowKindOf(0xff01 + second - 0xa1)
  if (first === 0xa1) return second === 0xa1 || second === 0xaa ? separates : other
  return first === 0xa8 && second === 0x43 ? separates : other
}
