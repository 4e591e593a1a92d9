/**
 * What is back, what is left, when it will be done. Every figure opens the hosts behind it.
 */
import { useState } from 'react'
import type { Input } from '../../../contract/index.ts'
import { NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { EmptyWorkspace } from '../hosts/EmptyWorkspace.tsx'
import { Overview } from './Overview.tsx'

export type Grouping = Input<'overview.show'>['by']

export function OverviewScreen() {
  const text = useText('overview')
  const [by, setBy] = useState<Grouping>('site')
  const found = useLive('overview.show', { by }, { keepPrevious: true })
  if (found.status !== 'ready') return <NotReady of={found} what={text('what')} />
  if (found.data.figures.total === 0) return <EmptyWorkspace />
  return <Overview shown={found.data} by={by} onBy={setBy} />
}
