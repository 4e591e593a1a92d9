/**
 * The offsets that clocks have, with a city by which a person knows them: in summer, when this incident was.
 */
interface Zone {
  /** Canonical: `+01:00`. */
  readonly offset: string
  /** Key of the locale file; empty where none is well known. */
  readonly cities: string
}

const offsets = [
  '-11:00',
  '-10:00',
  '-09:00',
  '-08:00',
  '-07:00',
  '-06:00',
  '-05:00',
  '-04:00',
  '-03:00',
  '-02:30',
  '-02:00',
  '-01:00',
  '+00:00',
  '+01:00',
  '+02:00',
  '+03:00',
  '+03:30',
  '+04:00',
  '+04:30',
  '+05:00',
  '+05:30',
  '+05:45',
  '+06:00',
  '+06:30',
  '+07:00',
  '+08:00',
  '+09:00',
  '+09:30',
  '+10:00',
  '+10:30',
  '+11:00',
  '+12:00',
  '+12:45',
  '+13:00',
  '+14:00',
] as const

const withCities = new Set<string>([
  '-10:00',
  '-08:00',
  '-07:00',
  '-06:00',
  '-05:00',
  '-04:00',
  '-03:00',
  '+00:00',
  '+01:00',
  '+02:00',
  '+03:00',
  '+04:00',
  '+05:30',
  '+07:00',
  '+08:00',
  '+09:00',
  '+10:00',
  '+12:00',
])

/** All offsets from west to east; one that is set already is among them, however unusual. */
export function listZones(set: string): readonly Zone[] {
  const all: readonly string[] = set === '' || offsets.some((offset) => offset === set) ? offsets : [set, ...offsets]
  return all.map((offset) => ({ offset, cities: withCities.has(offset) ? nameOf(offset) : '' }))
}

/** `+05:30` as a key: `east0530`. */
function nameOf(offset: string): string {
  return `${offset.startsWith('-') ? 'west' : 'east'}${offset.slice(1).replace(':', '')}`
}
