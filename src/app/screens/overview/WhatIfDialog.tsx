/**
 * "What would two more technicians in Leeds do to the finish?"
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { Button, Dialog, NotReady, Select, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import cards from './Cards.module.css'
import { useFinishWords } from './use-finish-words.ts'

export interface WhatIfDialogProps {
  readonly shown: Output<'overview.show'>
  onClose(): void
}

const everywhere = '*'

export function WhatIfDialog({ shown, onClose }: WhatIfDialogProps) {
  const text = useText('overview')
  const format = useFormat()
  const words = useFinishWords()
  const facets = useLive('hosts.facets', {})
  const [site, setSite] = useState(everywhere)
  const [more, setMore] = useState('2')
  const count = /^-?\d{1,3}$/.test(more.trim()) ? Number(more) : 0
  const found = useLive(
    'overview.what-if',
    { more: count, ...(site === everywhere ? {} : { site: site.slice(1) }) },
    { keepPrevious: true },
  )
  useShortcuts([{ key: 'Enter', run: onClose }], 'dialog')
  return (
    <Dialog
      title={text('whatIf.title')}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Enter" onPress={onClose}>
          {text('whatIf.close')}
        </Button>
      }
    >
      <Select
        label={text('whatIf.site')}
        value={site}
        onChange={setSite}
        options={[
          { id: everywhere, label: text('whatIf.everywhere') },
          ...(facets.data?.sites ?? []).map(({ key }) => ({ id: `=${key}`, label: key === '' ? text('noSite') : key })),
        ]}
      />
      <TextField label={text('whatIf.more')} value={more} onChange={setMore} maxLength={4} />
      {found.status !== 'ready' && <NotReady of={found} what={text('what')} />}
      {found.status === 'ready' && (
        <dl className={cards.compare}>
          <dt>{text('whatIf.today', { count: found.data.active, n: format.number(found.data.active) })}</dt>
          <dd>{words.range(found.data.today, shown.now)}</dd>
          <dt>
            {text('whatIf.instead', {
              count: Math.max(0, found.data.active + count),
              n: format.number(Math.max(0, found.data.active + count)),
            })}
          </dt>
          <dd>{words.range(found.data.instead, shown.now)}</dd>
        </dl>
      )}
      <p className={cards.how}>{text('whatIf.how')}</p>
    </Dialog>
  )
}
