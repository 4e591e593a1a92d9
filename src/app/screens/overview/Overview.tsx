/**
 * The lead's desk of an incident that has hosts.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { say } from '../../stores/toast.ts'
import { BlockersDialog } from '../blockers/BlockersDialog.tsx'
import { ExportDialog } from '../export/ExportDialog.tsx'
import { BlockersCard } from './BlockersCard.tsx'
import { BurnDownCard } from './BurnDownCard.tsx'
import { FinishCard } from './FinishCard.tsx'
import { GroupTable } from './GroupTable.tsx'
import { LeftCard } from './LeftCard.tsx'
import styles from './Overview.module.css'
import type { Grouping } from './OverviewScreen.tsx'
import { SaidCard } from './SaidCard.tsx'
import { StepTable } from './StepTable.tsx'
import { WhatIfDialog } from './WhatIfDialog.tsx'

export interface OverviewProps {
  readonly shown: Output<'overview.show'>
  readonly by: Grouping
  onBy(by: Grouping): void
}

type DialogName = 'export' | 'blockers' | 'what-if'

export function Overview({ shown, by, onBy }: OverviewProps) {
  const text = useText('overview')
  const format = useFormat()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [asTable, setAsTable] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const { figures } = shown

  const report = (): void => {
    setFailed(null)
    call('overview.report', {}).then(
      ({ at }) => say(text('report.done', { time: format.time(at) })),
      (error: unknown) => setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')),
    )
  }
  useShortcuts([
    { key: 't', run: () => setAsTable(!asTable) },
    { key: 'e', run: () => setDialog('export') },
    { key: 'r', run: report },
    { key: 'k', run: () => setDialog('blockers'), enabled: shown.blockers.length > 0 },
    { key: 'w', run: () => setDialog('what-if') },
    { key: 'l', run: () => goTo({ screen: 'sightings' }) },
  ])
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('title')}</h1>
        <p className={styles.asOf}>
          {text('asOf', {
            time: format.dateTime(shown.now),
            total: format.number(figures.total),
            toRecover: format.number(figures.total - figures.retired),
            retired: format.number(figures.retired),
          })}
        </p>
        <div className={styles.buttons}>
          <Button icon="list" keys="l" onPress={() => goTo({ screen: 'sightings' })}>
            {text('seen')}
          </Button>
          <Button icon="flag" keys="r" onPress={report}>
            {text('report.do')}
          </Button>
          <Button keys="t" pressed={asTable} onPress={() => setAsTable(!asTable)}>
            {text('asTable')}
          </Button>
          <Button icon="export" keys="e" onPress={() => setDialog('export')}>
            {text('export')}
          </Button>
        </div>
      </header>
      {failed !== null && <ErrorBox error={failed} />}
      <div className={styles.figures}>
        <SaidCard shown={shown} />
        <LeftCard shown={shown} />
        <FinishCard shown={shown} onWhatIf={() => setDialog('what-if')} />
      </div>
      <div className={styles.middle}>
        <BurnDownCard shown={shown} asTable={asTable} />
        <BlockersCard blockers={shown.blockers} onLift={() => setDialog('blockers')} />
      </div>
      <GroupTable shown={shown} by={by} onBy={onBy} />
      <StepTable />
      {dialog === 'export' && (
        <ExportDialog filter={{}} found={figures.total} total={figures.total} onClose={() => setDialog(null)} />
      )}
      {dialog === 'blockers' && <BlockersDialog onClose={() => setDialog(null)} />}
      {dialog === 'what-if' && <WhatIfDialog shown={shown} onClose={() => setDialog(null)} />}
    </div>
  )
}
