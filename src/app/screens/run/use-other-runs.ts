/**
 * The other runs on the bench of this person, and which of them needs somebody next.
 */
import type { HostRow } from '../../../contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'

export interface OtherRuns {
  readonly all: readonly HostRow[]
  /** The one that needs somebody first: without a timer, else the timer that ends first. `null` without others. */
  readonly next: string | null
}

export function useOtherRuns(host: string): OtherRuns {
  const language = useLanguage()
  const bench = useLive('run.bench', { language }, { keepPrevious: true })
  const all = (bench.data?.active ?? []).map((item) => item.host).filter(({ id }) => id !== host)
  // The bench is ordered by "needs me".
  return { all, next: all[0]?.id ?? null }
}
