/**
 * What may be a passphrase. Length alone decides: rules about digits and signs make phrases that are forgotten, not
 * phrases that are hard to guess (NIST SP 800-63B: no composition rules, long ones allowed, any characters).
 */

/** Characters, as a person counts them. Whoever has the files can guess offline, so eight would be too few. */
export const leastPassphraseLength = 12
export const mostPassphraseLength = 1_024

/** The same phrase typed with another keyboard gives the same bytes: full-width and composed letters are one. */
export function normalisePassphrase(typed: string): string {
  return typed.normalize('NFKC')
}

/** `null` when it may be used; spaces alone are no phrase. */
export function judgePassphrase(typed: string): 'too-short' | 'too-long' | null {
  const length = [...normalisePassphrase(typed).trim()].length
  if (length < leastPassphraseLength) return 'too-short'
  return length > mostPassphraseLength ? 'too-long' : null
}
