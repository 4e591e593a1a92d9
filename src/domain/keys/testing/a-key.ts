/**
 * Keys and ids for tests: made from a seed, valid, of no machine.
 */

/** A random number of 16 bits for each call, always the same ones for one seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 0x9e37_79b9) | 0
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xffff
  }
}

/** The 8 groups of a valid key. */
export function aKeyInGroups(seed: number): string[] {
  const next = numbersOf(seed)
  return Array.from({ length: 8 }, () => String(next() * 11).padStart(6, '0'))
}

/** A valid key as Windows writes it. */
export function aKey(seed: number): string {
  return aKeyInGroups(seed).join('-')
}

/** A key id, upper case, without braces. */
export function aKeyId(seed: number): string {
  const next = numbersOf(seed + 1_000_003)
  const hex = Array.from({ length: 8 }, () => next().toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
