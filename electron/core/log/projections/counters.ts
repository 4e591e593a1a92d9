/**
 * Counters: how many hosts have which status, overall and by each dimension that a screen or report asks for.
 *
 * They are moved by the difference whenever a host is folded, so that no figure on a screen is ever counted anew.
 * Every table of them sums to the number of hosts (P7).
 */
import type { WriteDb } from '../../workspace/sqlite.ts'

/** What the counters need to know of a host row. */
export interface Counted {
  readonly status: string
  readonly how: string | null
  readonly site: string
  readonly environment: string
  readonly criticality: number
  readonly technician: string
  readonly runbook: string
  readonly finished_at: string
  readonly since: string
  readonly building: string
  readonly confirmation: string
  readonly dues: string
  readonly attention: string
}

/** What the overview groups by. */
const groupings = {
  site: (host) => host.site,
  building: (host) => host.building,
  environment: (host) => host.environment,
  criticality: (host) => String(host.criticality),
  technician: (host) => host.technician,
  runbook: (host) => host.runbook,
} as const satisfies Record<string, (host: Counted) => string>
export type Grouping = keyof typeof groupings

/** Each host counts once in each of these. A host without a value counts under the empty key. */
const dimensions: Record<string, (host: Counted) => string> = {
  all: () => '',
  ...groupings,
  how: (host) => host.how ?? '',
  day: (host) => host.finished_at.slice(0, 10),
  confirmation: (host) => host.confirmation,
  dues: (host) => (host.dues === '[]' ? '' : 'open'),
  attention: (host) => host.attention,
  hour: hourOf,
}

/** The hour in which it was said to be finished (`2024-07-19T05`); empty while it is not. */
function hourOf(host: Counted): string {
  return host.status === 'recovered' || host.status === 'retired' ? host.since.slice(0, 13) : ''
}

/** Counts of some hosts only: `confirmed:site` holds those of each site that were seen alive since. */
const parts: readonly { readonly name: string; isPart(host: Counted): boolean; keyOf(host: Counted): string }[] = [
  ...Object.entries({ ...groupings, hour: hourOf }).map(([name, keyOf]) => ({
    name: `confirmed:${name}`,
    isPart: (host: Counted) => host.confirmation === 'confirmed',
    keyOf,
  })),
  { name: 'critical:site', isPart: (host) => host.criticality === 1, keyOf: groupings.site },
]

export interface Counters {
  /** Notes the difference between what a host was and what it is; `null` = it is not there. */
  move(before: Counted | null, after: Counted | null): void
  /** Writes the noted differences. Call it before the transaction commits. */
  flush(): void
  /** Forgets the noted differences of a transaction that failed. */
  drop(): void
}

export function prepareCounters(db: WriteDb): Counters {
  const add = db.prepare<[string, string, string, number]>(`
    INSERT INTO counter (dimension, key, status, hosts) VALUES (?, ?, ?, ?)
    ON CONFLICT (dimension, key, status) DO UPDATE SET hosts = hosts + excluded.hosts
  `)
  const tidy = db.prepare<[string, string, string]>(
    'DELETE FROM counter WHERE dimension = ? AND key = ? AND status = ? AND hosts = 0',
  )
  const differences = new Map<string, { dimension: string; key: string; status: string; by: number }>()

  const note = (dimension: string, key: string, status: string, by: 1 | -1): void => {
    const name = `${dimension}\0${key}\0${status}`
    const difference = differences.get(name)
    if (difference === undefined) differences.set(name, { dimension, key, status, by })
    else difference.by += by
  }
  const count = (host: Counted, by: 1 | -1): void => {
    for (const [dimension, keyOf] of Object.entries(dimensions)) note(dimension, keyOf(host), host.status, by)
    for (const { name, isPart, keyOf } of parts) if (isPart(host)) note(name, keyOf(host), host.status, by)
  }

  return {
    move(before, after) {
      if (before !== null) count(before, -1)
      if (after !== null) count(after, 1)
    },
    flush() {
      for (const { dimension, key, status, by } of differences.values()) {
        if (by === 0) continue
        add.run(dimension, key, status, by)
        if (by < 0) tidy.run(dimension, key, status)
      }
      differences.clear()
    },
    drop() {
      differences.clear()
    },
  }
}
