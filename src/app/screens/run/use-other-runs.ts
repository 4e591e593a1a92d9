/**
 * The other runs on the bench of this person, and which of them needs somebody next.
 */
import type { HostRow } from '../../../contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'

export interface OtherRuns {
  readonly all: readonly HostRow[]
  /** The next one round the bench that needs somebody, else the one whose timer ends first. `null` without others. */
  readonly next: string | null
}

export function useOtherRuns(host: string): OtherRuns {
  const language = useLanguage()
  const bench = useLive('run.bench', { language }, { keepPrevious: true })
  const onBench = (bench.data?.active ?? []).map((item) => item.host)
  const all = onBench.filter(({ id }) => id !== host)
  // Round the bench, not always its first two: looking at a host does not change the order.
  const here = onBench.findIndex(({ id }) => id === host)
  const around = [...onBench.slice(here + 1), ...onBench.slice(0, Math.max(0, here))]
  const ready = around.find(({ waitUntil }) => waitUntil === null || Date.parse(waitUntil) <= Date.now())
  return { all, next: (ready ?? all[0])?.id ?? null }
}
