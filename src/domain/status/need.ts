/**
 * The order "by need": what waits for somebody comes first, life and safety before the rest.
 */
import type { HostStatus } from '../log/event.ts'

const statusRank: Record<HostStatus, number> = {
  'in-progress': 0,
  waiting: 1,
  blocked: 2,
  escalated: 3,
  'not-started': 4,
  recovered: 5,
  retired: 6,
}

/**
 * A small number that sorts by need: criticality first (1, 2, 3, 4, not said), then status; what is finished
 * (recovered, retired) comes after everything that is not.
 */
export function needOf(status: HostStatus, criticality: number): number {
  const finished = status === 'recovered' || status === 'retired' ? 1 : 0
  const weight = criticality >= 1 && criticality <= 4 ? criticality : 5
  return finished * 100 + weight * 10 + statusRank[status]
}
