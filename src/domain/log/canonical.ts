/**
 * Canonical text of a value, after RFC 8785 (JCS), for integers, strings, arrays and objects only.
 *
 * Two programs that disagree on one byte disagree on the hash. Floats, booleans, null and undefined are
 * refused instead of guessed: a value that is absent has no key.
 */
export type Canonical = string | number | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * Writes the canonical text whose UTF-8 bytes are hashed.
 *
 * Keys are ordered by UTF-16 code units as RFC 8785 wants, which is what `<` does on strings here.
 *
 * @throws for a number that is not a safe integer, and for anything that is neither text, integer, array nor object
 */
export function canonicalText(value: Canonical): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is not an integer that every program reads alike`)
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) throw new Error(`a ${typeof value} has no canonical form`)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`)
  return `{${fields.join(',')}}`
}
