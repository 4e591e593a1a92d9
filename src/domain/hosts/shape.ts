/**
 * The shape of a cell, and of a column: what it could be when nobody says so.
 */
export type Shape = 'guid' | 'sensor-id' | 'mac' | 'ip' | 'date' | 'number' | 'host-name' | 'serial' | 'text'

const shapes: readonly (readonly [Shape, RegExp])[] = [
  ['guid', /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i],
  ['sensor-id', /^(?:[0-9a-f]{32}|[0-9a-f]{40})$/i],
  ['mac', /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i],
  ['ip', /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i],
  ['date', /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/],
  ['number', /^[-+]?\d+(?:[.,]\d+)?$/],
  // A host name has a separator, or is a word with a number behind it, or a word; a serial is letters and digits mixed.
  ['host-name', /^(?=.*[a-z])[a-z0-9]+(?:[-_.][a-z0-9]+)+\$?$/i],
  ['host-name', /^[a-z]{2,}\d{1,6}\$?$/i],
  ['serial', /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{7,14}$/],
  ['host-name', /^[a-z][a-z0-9]{1,62}$/i],
]

/** @returns `null` for an empty cell */
export function shapeOf(cell: string): Shape | null {
  const text = cell.trim()
  if (text === '') return null
  return shapes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'text'
}

type Rows = readonly (readonly string[])[]

/** The shape of at least two thirds of the filled cells of a column, or `null`. */
export function commonShape(samples: Rows, column: number): Shape | null {
  const counts = new Map<Shape, number>()
  let filled = 0
  for (const row of samples) {
    const shape = shapeOf(row[column] ?? '')
    if (shape === null) continue
    filled++
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  const [best, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
  return count * 3 >= filled * 2 ? best : null
}

/** Whether a column counts 1, 2, 3: the number of the row, whatever its header says. */
export function countsRows(samples: Rows, column: number): boolean {
  const cells = samples.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length >= 3 && cells.every((cell, index) => /^\d+$/.test(cell) && Number(cell) === index + 1)
}
