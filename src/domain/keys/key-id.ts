/**
 * The id of a key: the GUID of its key protector, which the recovery screen shows. Active Directory keeps it as 16
 * bytes whose first three parts are little-endian, and every tool writes those bytes in its own way.
 */

/**
 * One way of writing for all: 36 characters, upper case, hyphens, no braces.
 *
 * Reads a GUID with or without braces and hyphens and with words around it (`ID: {…}`, the name and the
 * distinguished name of an object in Active Directory, `BitLocker Recovery Key … .TXT`), and the 16 bytes of the
 * directory as csvde (`X'6be6…'`), ldifde (base64), an LDAP filter (`\6B\E6…`), hexadecimal or decimal pairs and SQL
 * (`0x6BE6…`) write them.
 *
 * @returns null when no whole id is there (`System.Byte[]`, eight characters only)
 */
export function normalizeKeyId(text: string): string | null {
  // Nearly all ids come like this, by the million.
  if (written.test(text)) return text.replace(/[{}]/g, '').toUpperCase()
  return readKeyId(text)
}

const written =
  /^(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\})$/

function readKeyId(text: string): string | null {
  const cleaned = text.length > longestText ? '' : text.normalize('NFKC').replace(invisible, '').trim()
  if (cleaned === '') return null
  const braced = /\{([^{}]+)\}/g
  for (const [, inside] of cleaned.matchAll(braced)) {
    const guid = guidOf(inside ?? '')
    if (guid !== null) return guid
  }
  return guidOf(cleaned) ?? guidInWords(cleaned) ?? guidOfBytes(bytesOf(cleaned))
}

/** Longer than any distinguished name. */
const longestText = 2000
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]/gu

/**
 * The beginning of an id as it was read off a screen: at least 8 characters, as `normalizeKeyId` would write them.
 *
 * O, l, S and Z are no hexadecimal digits, so they are taken for 0, 1, 5 and 2.
 *
 * @returns null with fewer than 8, more than 32, or anything else in it
 */
export function keyIdStart(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/^.*\b(?:ID|id)\s*[:\uff1a]\s*/, '')
  const hex = fold(bare.replace(/[{}\s\-\u2010-\u2015\u2212…]|\.{3}$/gu, ''))
    .replace(/S/g, '5')
    .replace(/Z/g, '2')
  return /^[0-9A-F]{8,32}$/.test(hex) ? withHyphens(hex) : null
}

function fold(text: string): string {
  return text.toUpperCase().replace(/O/g, '0').replace(/[LI|]/g, '1')
}

function withHyphens(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    .filter((part) => part !== '')
    .join('-')
}

function guidOf(text: string): string | null {
  const folded = fold(text.trim().replace(/[\u2010-\u2015\u2212]/gu, '-'))
  const whole = /^([0-9A-F]{8})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{12})$/.exec(folded)
  return whole === null ? null : whole.slice(1).join('-')
}

function guidInWords(text: string): string | null {
  const found = /(?<![0-9A-Za-z])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?![0-9A-Za-z])/i.exec(text)
  return found === null ? null : found[0].toUpperCase()
}

/** The 16 bytes that a text writes down, or null. */
function bytesOf(text: string): number[] | null {
  const hex = /^(?:X'|0x|\\|)((?:[0-9a-f]{2}[\s\\,:-]*){16})'?$/i.exec(text)?.[1]
  // Without any sign that these are bytes, 32 digits are a GUID, and that was tried before.
  if (hex !== undefined) return (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16))
  const decimals = /^\{?\d{1,3}(?:[\s,;]+\d{1,3}){15}\}?$/.test(text) ? (text.match(/\d+/g) ?? []).map(Number) : []
  if (decimals.length === 16 && decimals.every((byte) => byte <= 255)) return decimals
  return /^[A-Za-z0-9+/]{22}==$/.test(text) ? fromBase64(text) : null
}

function fromBase64(text: string): number[] {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const sign of text.slice(0, 22)) {
    bits = (bits << 6) | base64Signs.indexOf(sign)
    held += 6
    if (held < 8) continue
    held -= 8
    bytes.push((bits >> held) & 0xff)
    bits &= (1 << held) - 1
  }
  return bytes
}

const base64Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const littleEndian = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

function guidOfBytes(bytes: readonly number[] | null): string | null {
  if (bytes === null) return null
  return withHyphens(
    littleEndian
      .map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase(),
  )
}
