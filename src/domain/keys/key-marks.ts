/**
 * The marks that stand in a text where a key stood: `keyMark`, five characters that name the key, then filling.
 */
export const keyMark = 0x01
export const keyFilling = 0x02
/** Signs of a mark without its filling. */
export const markLength = 6

const mark = String.fromCharCode(keyMark)
const filling = String.fromCharCode(keyFilling)
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @returns the five characters of a number below 2^30, as units */
export function unitsOfMark(number: number): number[] {
  return [24, 18, 12, 6, 0].map((shift) => signs.charCodeAt((number >> shift) & 63))
}

/** The numbers of the keys that stood in a text, in their order. */
export function marksIn(text: string): number[] {
  const numbers: number[] = []
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    let number = 0
    for (const sign of text.slice(at + 1, at + markLength)) number = (number << 6) | signs.indexOf(sign)
    numbers.push(number)
  }
  return numbers
}

export function hasMark(text: string): boolean {
  return text.includes(mark)
}

/** The text without marks: what else stood in the cell or line. */
export function withoutMarks(text: string): string {
  if (!text.includes(mark) && !text.includes(filling)) return text
  const [first = '', ...rest] = text.split(mark)
  return [first, ...rest.map((part) => part.slice(markLength - 1))].join(' ').replaceAll(filling, '')
}
