/**
 * All hosts of the incident: found, filtered, selected, and what is done to many of them at once.
 */

import { NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { useListDrop } from '../import/use-list-drop.ts'
import { EmptyWorkspace } from './EmptyWorkspace.tsx'
import { Fleet } from './Fleet.tsx'
import { LoadBand } from './LoadBand.tsx'

const loadDropped = (path: string): void => goTo({ screen: 'import', path })

export function HostsScreen() {
  const text = useText('hosts')
  const facets = useLive('hosts.facets', {})
  useListDrop(loadDropped)
  if (facets.status !== 'ready') return <NotReady of={facets} what={text('what')} />
  return (
    <>
      <LoadBand />
      {facets.data.total === 0 ? <EmptyWorkspace /> : <Fleet facets={facets.data} />}
    </>
  )
}
