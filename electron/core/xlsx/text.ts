/**
 * Text of a cell as XML writes it: signs that XML cannot hold stand as `_x000D_`.
 */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)))
    : text
}
