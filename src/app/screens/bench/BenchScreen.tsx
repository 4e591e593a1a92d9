/**
 * Bench: what one technician has in hand, in the order of who needs them, and what is held by something else.
 */
import { NotReady } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { Beware } from './Beware.tsx'
import { Cards } from './Cards.tsx'
import { EmptyBench } from './EmptyBench.tsx'

export function BenchScreen() {
  const text = useText('bench')
  const language = useLanguage()
  const bench = useLive('run.bench', { language }, { keepPrevious: true })
  if (bench.status !== 'ready') return <NotReady of={bench} what={text('what')} />
  const { active, held } = bench.data
  return (
    <>
      <Beware />
      {active.length === 0 && held.length === 0 ? <EmptyBench /> : <Cards active={active} held={held} />}
    </>
  )
}
