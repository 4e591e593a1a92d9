/**
 * The keys of a runbook in the order in which people write them: what it is, for what, its words, its steps, and what
 * no author reads at the end. For a text that is written from a stored value, whose keys stand by the alphabet.
 */

const order = [
  ...['format', 'id', 'kind', 'place', 'version', 'title', 'summary', 'incident', 'applies-to', 'label', 'short'],
  ...['text', 'say', 'type', 'from', 'zone', 'hint', 'shell', 'prompt', 'variable', 'when', 'minutes', 'tools'],
  ...['sources', 'places', 'dues', 'reasons', 'variables', 'includes', 'limit', 'inputs', 'commands', 'expect'],
  ...['hazard', 'destroys', 'undo', 'killer', 'confirm', 'options', 'next', 'goto', 'likely', 'deviations'],
  ...['status', 'how', 'reason', 'outcome', 'start', 'steps', 'corrects', 'foreign'],
]
const places = new Map(order.map((key, place) => [key, place]))

/** Names that the author chose have no order of ours: they stay as they are. */
const named = new Set(['sources', 'places', 'dues', 'reasons', 'variables', 'sets', 'exits', 'foreign'])

/** The same value; nothing is added or taken away. */
export function orderKeys(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => orderKeys(item, key))
  if (typeof value !== 'object' || value === null) return value
  // What another program wrote is written back as it was.
  if (key === 'foreign') return value
  const entries = Object.entries(value)
  const sorted = named.has(key) ? entries : entries.toSorted(([a], [b]) => placeOf(a) - placeOf(b))
  return Object.fromEntries(sorted.map(([name, below]) => [name, orderKeys(below, named.has(key) ? '' : name)]))
}

function placeOf(key: string): number {
  return places.get(key) ?? order.length
}
