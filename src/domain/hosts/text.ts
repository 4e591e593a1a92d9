/**
 * Text of a list as it is compared: the same for the same word, however it was typed, pasted or exported.
 */

/** Nearly every cell is; it spares them the slow way. */
const printableAscii = /^[\x20-\x7e]*$/

/**
 * Signs that nobody sees: zero width, soft hyphen, byte order mark, and the marks of direction that come along when
 * a value is copied out of a dialog of Windows.
 */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]/gu

export function isPrintableAscii(text: string): boolean {
  return printableAscii.test(text)
}

/** NFKC, nothing invisible, no spaces around, lower case. */
export function plain(text: string): string {
  if (printableAscii.test(text)) return text.trim().toLowerCase()
  // Normalised again at the end: without what stood between them, and in lower case, signs may join anew.
  return text.normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFKC').trim()
}
