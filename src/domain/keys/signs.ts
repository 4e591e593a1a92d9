/**
 * What one sign of a key is. Numbers go in and numbers come out, so that a key can be read where it lies, in bytes,
 * without becoming a string that nobody can wipe.
 */

/** A sign that people put between groups. */
export const separator = -1
/** A sign that nobody sees and that stands for nothing. */
export const nothing = -2
/** A sign that has no place in a key. */
export const stranger = -3

/**
 * @param unit a UTF-16 unit
 * @returns the value of a digit (ASCII, full width, or a letter that is taken for one: O and l), else `separator`,
 *   `nothing` or `stranger`
 */
export function signOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  if (unit < 0x80) return asciiSigns[unit] ?? stranger
  if (unit >= 0xff10 && unit <= 0xff19) return unit - 0xff10
  // No group of letters is a key, so folding them can only mend one; the division by 11 still judges the whole.
  if (zeros.has(unit)) return 0
  if (ones.has(unit)) return 1
  if (isWideSeparator(unit)) return separator
  return isInvisible(unit) ? nothing : stranger
}

const asciiSigns: Readonly<Record<number, number>> = {
  9: separator,
  10: separator,
  13: separator,
  32: separator,
  45: separator,
  79: 0, // O
  111: 0, // o
  73: 1, // I
  105: 1, // i
  108: 1, // l
  124: 1, // |
}

/** O of full width, of Greek, of Cyrillic. */
const zeros: ReadonlySet<number> = new Set([0xff2f, 0xff4f, 0x39f, 0x3bf, 0x41e, 0x43e])
/** I and l of full width, and the i without a dot. */
const ones: ReadonlySet<number> = new Set([0xff29, 0xff49, 0xff4c, 0x131])

/** Spaces and dashes of print, the minus, those of full width. */
function isWideSeparator(unit: number): boolean {
  if (unit >= 0x2000) return (unit >= 0x2010 && unit <= 0x2015) || unit <= 0x200a || wideSeparators.has(unit)
  return unit === 0xa0
}

const wideSeparators: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x2212, 0x3000, 0xfe63, 0xff0d])

function isInvisible(unit: number): boolean {
  return (
    unit === 0xad ||
    unit === 0xfeff ||
    unit === 0x2060 ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  )
}
