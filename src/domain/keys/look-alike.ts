/**
 * Key ids as they are typed off a blue screen: letters that look like digits, digits that look like each other.
 */

/** Fewer characters of an id name too many keys; the screen shows at least so many. */
export const leastKeyIdLength = 8

const alike: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

/**
 * A key id, or the beginning of one, with each character that is misread for another in one form. Two ids that look
 * alike fold to the same text, so what is found is checked against the id itself.
 */
export function foldKeyId(text: string): string {
  return [...typedKeyId(text)].map((character) => alike[character] ?? character).join('')
}

/** Letters and digits only, in upper case. */
export function typedKeyId(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}
