/**
 * Run: one machine, one step.
 */
import { NotReady } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { usePlace } from '../../stores/place.ts'
import { Run } from './Run.tsx'

export function RunScreen() {
  const text = useText('run')
  const language = useLanguage()
  const host = usePlace((place) => place.host ?? '')
  // The last answer stays while another language is fetched: what is ticked and typed must not go.
  const view = useLive('run.state', { host, language }, { keepPrevious: true })
  if (view.status !== 'ready') return <NotReady of={view} what={text('theRun')} />
  return <Run view={view.data} asked={host} />
}
