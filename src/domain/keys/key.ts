/**
 * A recovery key: 48 digits in 8 groups. Each group is a 16-bit number times 11 (Microsoft System Integrity Team,
 * "BitLocker recovery password details"; `ProtectKeyWithNumericalPassword` of Win32_EncryptableVolume).
 *
 * That finds every single wrong digit and every swap of neighbours inside a group, because 11 is prime. It does not
 * find a wrong order of groups, a swap of two digits two places apart, or the key of another machine.
 *
 * Keys are secrets. No function here puts a digit into a fault, and what works on files works on bytes: a string
 * stays in memory until the engine likes to drop it, a buffer can be filled with zeros.
 */
import { nothing, separator, signOf, stranger } from './signs.ts'

export { keyIdStart, normalizeKeyId } from './key-id.ts'

export const keyDigits = 48
export const keyGroups = 8
const groupDigits = 6
/** 65535 times 11. */
const largestGroup = 720_885

/** What can be wrong with a key, and with the row or file that should bring one. None ever carries a digit. */
export type KeyFault =
  // the digits
  | 'key.no-key'
  | 'key.not-digits'
  | 'key.digit-count'
  | 'key.group-count'
  | 'key.group-length'
  | 'key.group-check'
  | 'key.group-too-large'
  | 'key.spreadsheet-number'
  | 'key.encrypted'
  | 'key.masked'
  | 'key.lost-by-export'
  | 'key.not-in-file'
  // what belongs to them
  | 'key.id-missing'
  | 'key.id-invalid'
  | 'key.ids-unpaired'
  // the row
  | 'key.row-unreadable'
  | 'key.row-too-long'
  | 'key.file-cut-off'

export interface WrongKey {
  readonly ok: false
  readonly code: KeyFault
  /** 1 to 8, where one group is to blame. */
  readonly group?: number
}

export type CheckedKey = { readonly ok: true; readonly digits: string } | WrongKey
export type CheckedKeyBytes = { readonly ok: true; readonly digits: Uint8Array } | WrongKey

/**
 * Checks a key that somebody typed, pasted or scanned.
 *
 * Takes hyphens, dashes, spaces, tabs, line breaks or nothing between the groups, digits of full width, the letters
 * O and l for 0 and 1, and what a spreadsheet wraps around a text (`'…`, `="…"`).
 *
 * @returns the 48 digits, or the first thing that is wrong with them
 */
export function checkKey(text: string): CheckedKey {
  const checked = checkKeyUnits(Uint16Array.from(text, (sign) => sign.charCodeAt(0)))
  if (!checked.ok) return checked
  const digits = String.fromCharCode(...checked.digits)
  checked.digits.fill(0)
  return { ok: true, digits }
}

/**
 * The same for a key that lies in a buffer: nothing of it becomes a string.
 *
 * @param units UTF-16 units (of ASCII text: bytes). They are left as they are; wiping them is up to the caller
 * @returns the digits as 48 bytes of ASCII in a buffer of their own (`secretBytes`), which the caller wipes
 */
export function checkKeyUnits(units: ArrayLike<number>): CheckedKeyBytes {
  const digits = secretBytes(keyDigits)
  const wrong = readDigits(units, digits)
  if (wrong === null) return { ok: true, digits }
  digits.fill(0)
  return wrong
}

/**
 * A buffer for a secret.
 *
 * Small typed arrays lie on the engine's own heap, which moves them and leaves copies behind. The memory of an
 * `ArrayBuffer` lies outside and stays where it is, so `fill(0)` wipes the only copy.
 */
export function secretBytes(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(length))
}

/** @param digits 48 digits, already checked */
export function formatKey(digits: string | Uint8Array): string[] {
  const text = typeof digits === 'string' ? digits : String.fromCharCode(...digits)
  return Array.from({ length: keyGroups }, (_, group) => text.slice(group * groupDigits, (group + 1) * groupDigits))
}

export type CheckedGroup =
  | { readonly state: 'empty' }
  /** Fewer than six digits, and some ending would make it right. */
  | { readonly state: 'typing' }
  | { readonly state: 'right'; readonly digits: string }
  | { readonly state: 'wrong'; readonly code: KeyFault }

/**
 * Judges one group while it is typed. It is wrong as soon as nothing that could follow makes it right.
 */
export function checkKeyGroup(text: string): CheckedGroup {
  let value = 0
  let count = 0
  for (const sign of text) {
    const digit = signOf(sign.charCodeAt(0))
    if (digit === stranger) return { state: 'wrong', code: 'key.not-digits' }
    if (digit < 0) continue
    value = value * 10 + digit
    count++
  }
  if (count === 0) return { state: 'empty' }
  if (count > groupDigits) return { state: 'wrong', code: 'key.group-length' }
  if (count < groupDigits) {
    const least = value * 10 ** (groupDigits - count)
    return least > largestGroup ? { state: 'wrong', code: 'key.group-too-large' } : { state: 'typing' }
  }
  const code = faultOfGroup(value)
  return code === null ? { state: 'right', digits: String(value).padStart(groupDigits, '0') } : { state: 'wrong', code }
}

function faultOfGroup(value: number): KeyFault | null {
  if (value % 11 !== 0) return 'key.group-check'
  return value > largestGroup ? 'key.group-too-large' : null
}

/** Fills `into`, or says what is wrong. */
function readDigits(units: ArrayLike<number>, into: Uint8Array): WrongKey | null {
  const [from, to] = unwrap(units)
  if (isSpreadsheetNumber(units, from, to)) return { ok: false, code: 'key.spreadsheet-number' }
  const lengths: number[] = []
  let count = 0
  let open = false
  for (let at = from; at < to; at++) {
    const sign = signOf(units[at] ?? 0)
    if (sign === nothing) continue
    if (sign === stranger) return strangerAt(units, from, to, lengths.length + (open ? 0 : 1))
    if (sign === separator) {
      open = false
      continue
    }
    if (!open) lengths.push(0)
    open = true
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1
    if (count < keyDigits) into[count] = 0x30 + sign
    count++
  }
  return faultOfLengths(lengths, count, into) ?? faultOfGroups(into)
}

function faultOfLengths(lengths: readonly number[], count: number, digits: Uint8Array): WrongKey | null {
  if (count === 0) return { ok: false, code: 'key.no-key' }
  if (lengths.length === keyGroups) {
    const group = lengths.findIndex((length) => length !== groupDigits)
    return group === -1 ? null : { ok: false, code: 'key.group-length', group: group + 1 }
  }
  if (lengths.length === 1 && count >= 30 && hasLostItsTail(digits, Math.min(count, keyDigits)))
    return { ok: false, code: 'key.spreadsheet-number' }
  // Wrapped in the middle of a group, or written in other groups: the digits themselves are all there.
  if (count === keyDigits) return null
  return { ok: false, code: lengths.length === 1 ? 'key.digit-count' : 'key.group-count' }
}

function faultOfGroups(digits: Uint8Array): WrongKey | null {
  for (let group = 0; group < keyGroups; group++) {
    let value = 0
    for (let at = group * groupDigits; at < (group + 1) * groupDigits; at++)
      value = value * 10 + (digits[at] ?? 0) - 0x30
    const code = faultOfGroup(value)
    if (code !== null) return { ok: false, code, group: group + 1 }
  }
  return null
}

/** Without spaces, quotation marks and the equals sign around it. */
function unwrap(units: ArrayLike<number>): [from: number, to: number] {
  let from = 0
  let to = units.length
  while (from < to && isWrapping(units[from] ?? 0)) from++
  while (to > from && isWrapping(units[to - 1] ?? 0)) to--
  return [from, to]
}

function isWrapping(unit: number): boolean {
  return unit === 0x27 || unit === 0x22 || unit === 0x3d || unit === 0x60 || signOf(unit) === separator
}

/** `4.8E+47`, `4,8E+47`: 33 of 48 digits are gone for good. */
function isSpreadsheetNumber(units: ArrayLike<number>, from: number, to: number): boolean {
  let power = -1
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0
    if (isPlainDigit(unit)) continue
    if ((unit === 0x2e || unit === 0x2c) && at === from + 1) continue
    if ((unit === 0x45 || unit === 0x65) && power === -1 && at > from) power = at
    else if (unit !== 0x2b || at !== power + 1) return false
  }
  return power !== -1 && to - power >= 3 && to - power <= 4
}

/** A spreadsheet keeps 15 digits of a number and writes zeros for the rest. */
function hasLostItsTail(digits: Uint8Array, count: number): boolean {
  for (let at = 18; at < count; at++) if (digits[at] !== 0x30) return false
  return true
}

/** Something else than digits: what exports write instead of a key is named, else the group that is to blame. */
function strangerAt(units: ArrayLike<number>, from: number, to: number, group: number): WrongKey {
  const first = units[from] ?? 0
  const second = units[from + 1] ?? 0
  // 0x… is what the database of ConfigMgr holds before it is decrypted.
  if (first === 0x30 && (second === 0x78 || second === 0x58) && to - from > 8)
    return { ok: false, code: 'key.encrypted' }
  if (isMask(units, from, to)) return { ok: false, code: 'key.masked' }
  if (group > keyGroups) return { ok: false, code: 'key.not-digits' }
  let digits = 0
  for (let at = from; at < to; at++) if (isPlainDigit(units[at] ?? 0)) digits++
  if (digits <= 3) return { ok: false, code: isLostByExport(units, from, to) ? 'key.lost-by-export' : 'key.no-key' }
  return { ok: false, code: 'key.not-digits', group }
}

function isPlainDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)
}

/** `******`, `XXXXXX-XXXXXX-…`, `••••`. */
function isMask(units: ArrayLike<number>, from: number, to: number): boolean {
  let mask = 0
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0
    if (signOf(unit) === separator) continue
    if (unit !== 0x2a && unit !== 0x58 && unit !== 0x78 && unit !== 0x2022 && unit !== 0x25cf && unit !== 0x23)
      return false
    mask++
  }
  return mask >= 3
}

/** `System.Object[]`, `{Tpm, RecoveryPassword}`, `Microsoft.…KeyProtector`: PowerShell wrote the type, not the value. */
function isLostByExport(units: ArrayLike<number>, from: number, to: number): boolean {
  if (to - from > 400) return false
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(units[at] ?? 0)
  return /^(?:System\.|Microsoft\.|\{.*\}$|.*\[\]$)/s.test(text)
}
