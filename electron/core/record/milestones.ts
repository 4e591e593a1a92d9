/**
 * When so many machines were back: from the hours that are counted anyway, to the second within one hour.
 */
import { countsBy } from '../hosts/list-hosts.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export type MilestoneKind = 'first' | 'quarter' | 'half' | 'three-quarters' | 'nine-tenths' | 'last'

export interface Milestone {
  readonly kind: MilestoneKind
  /** UTC, ISO 8601. */
  readonly time: string
  /** So many machines were back then, of so many that are not retired. */
  readonly hosts: number
  readonly of: number
}

const shares: readonly (readonly [MilestoneKind, number])[] = [
  ['first', 0],
  ['quarter', 0.25],
  ['half', 0.5],
  ['three-quarters', 0.75],
  ['nine-tenths', 0.9],
  ['last', 1],
]

/**
 * The milestones that were reached, by what technicians said and the hosts of this moment: a host that was taken up
 * again counts from when it was back for good.
 */
export function readMilestones(db: ReadDb, toRecover: number): Milestone[] {
  const hours = countsBy(db, 'hour')
    .filter(({ key, byStatus }) => key !== '' && byStatus.recovered > 0)
    .map(({ key, byStatus }) => ({ hour: key, recovered: byStatus.recovered }))
    .sort((a, b) => (a.hour < b.hour ? -1 : 1))
  const within = db
    .prepare<[string, string, number], string>(`
      SELECT since FROM host WHERE since >= ? AND since < ? AND status = 'recovered' ORDER BY since LIMIT 1 OFFSET ?
    `)
    .pluck()
  const timeOf = (nth: number): string | undefined => {
    let before = 0
    for (const { hour, recovered } of hours) {
      if (before + recovered >= nth) return within.get(hour, `${hour}~`, nth - before - 1)
      before += recovered
    }
    return undefined
  }
  return shares.flatMap(([kind, share]) => {
    const hosts = Math.max(1, Math.ceil(toRecover * share))
    const time = toRecover === 0 ? undefined : timeOf(hosts)
    return time === undefined ? [] : [{ kind, time, hosts, of: toRecover }]
  })
}
