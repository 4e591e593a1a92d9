/**
 * Where a cell stands: `AB12` is column 28 (counted from 0: 27) of row 12.
 */

/** @returns the column from 0, or null when the text names no cell */
export function columnOf(place: string): number | null {
  let column = 0
  let at = 0
  for (; at < place.length && at < 4; at++) {
    const letter = place.charCodeAt(at) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return at === 0 || at > 3 ? null : column - 1
}

/** @param column from 0 */
export function columnName(column: number): string {
  const rest = String.fromCharCode(0x41 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}
