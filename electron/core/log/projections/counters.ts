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
  readonly confirmation: string
  readonly dues: string
  readonly attention: string
}

/** Each host counts once in each of these. A host without a value counts under the empty key. */
const dimensions: Record<string, (host: Counted) => string> = {
  all: () => '',
  site: (host) => host.site,
  environment: (host) => host.environment,
  criticality: (host) => String(host.criticality),
  technician: (host) => host.technician,
  runbook: (host) => host.runbook,
  how: (host) => host.how ?? '',
  day: (host) => host.finished_at.slice(0, 10),
  confirmation: (host) => host.confirmation,
  dues: (host) => (host.dues === '[]' ? '' : 'open'),
  attention: (host) => host.attention,
}

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

  const count = (host: Counted, by: 1 | -1): void => {
    for (const [dimension, keyOf] of Object.entries(dimensions)) {
      const key = keyOf(host)
      const name = `${dimension}\0${key}\0${host.status}`
      const difference = differences.get(name)
      if (difference === undefined) differences.set(name, { dimension, key, status: host.status, by })
      else difference.by += by
    }
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
