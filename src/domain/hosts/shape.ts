/**
 * The shape of a cell: what it could be when nobody says so.
 */
export type Shape = 'empty' | 'guid' | 'sensor-id' | 'mac' | 'ip' | 'date' | 'number' | 'host-name' | 'serial' | 'text'

const shapes: readonly (readonly [Shape, RegExp])[] = [
  ['guid', /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i],
  ['sensor-id', /^(?:[0-9a-f]{32}|[0-9a-f]{40})$/i],
  ['mac', /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i],
  ['ip', /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i],
  ['date', /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/],
  ['number', /^[-+]?\d+(?:[.,]\d+)?$/],
  // A host name has a separator or ends in digits, and no spaces; a serial is letters and digits only.
  ['host-name', /^(?=.*[a-z])[a-z0-9]+(?:[-_.][a-z0-9]+)+\$?$/i],
  ['serial', /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{7,14}$/],
  ['host-name', /^[a-z][a-z0-9]{1,62}$/i],
]

export function shapeOf(cell: string): Shape {
  const text = cell.trim()
  if (text === '') return 'empty'
  return shapes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'text'
}
