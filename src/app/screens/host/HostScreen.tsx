/**
 * Host: everything that is known of one machine, and what can be done about it.
 */
import { NotReady } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { usePlace } from '../../stores/place.ts'
import { HostPage } from './HostPage.tsx'

export function HostScreen() {
  const text = useText('host')
  const language = useLanguage()
  const host = usePlace((place) => place.host ?? '')
  const detail = useLive('hosts.show', { host, language }, { keepPrevious: true })
  if (detail.status !== 'ready') return <NotReady of={detail} what={text('what')} />
  return <HostPage detail={detail.data} />
}
