/**
 * The record of the incident: what to beware of, what happened, what was decided, what others wrote.
 */
import { useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useErrorText, useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { AdvisoryDialog } from './AdvisoryDialog.tsx'
import { Advisories, Decisions } from './Cards.tsx'
import { DecisionDialog } from './DecisionDialog.tsx'
import { ExportRecordDialog } from './ExportRecordDialog.tsx'
import styles from './Record.module.css'
import { Timeline } from './Timeline.tsx'
import { Warnings } from './Warnings.tsx'

type DialogName = 'decision' | 'advisory' | 'export'

export function RecordScreen() {
  const text = useText('record')
  const errorText = useErrorText()
  const format = useFormat()
  const language = useLanguage()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const { attempt, failed } = useAttempt()
  const record = useLive('record.show', { language }, { keepPrevious: true })
  useShortcuts([
    { key: 'd', run: () => setDialog('decision') },
    { key: 'n', run: () => setDialog('advisory') },
    { key: 'e', run: () => setDialog('export') },
  ])
  if (record.status !== 'ready') return <NotReady of={record} what={text('what')} />

  const takeBack = (entry: string): void =>
    attempt(async () => {
      const { event } = await call('record.clear', { event: entry })
      say(text('takenBack'), {
        undo: () => {
          call('record.clear', { event }).catch((error: unknown) =>
            say(errorText(error instanceof CallFailed ? error : new CallFailed('service.defect')).message),
          )
        },
      })
    })
  const { figures, warnings, timeline, decisions, advisories } = record.data
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{text('title')}</h1>
          <p className={styles.quiet}>
            {text(
              'figures',
              Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, format.number(value)])),
            )}
          </p>
        </div>
        <div className={styles.buttons}>
          <Button variant="main" icon="note" keys="d" onPress={() => setDialog('decision')}>
            {text('decide')}
          </Button>
          <Button icon="plus" keys="n" onPress={() => setDialog('advisory')}>
            {text('advise')}
          </Button>
          <Button icon="export" keys="e" onPress={() => setDialog('export')}>
            {text('export')}
          </Button>
        </div>
      </header>
      {failed !== null && <ErrorBox error={failed} />}
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      <div className={styles.columns}>
        <Timeline entries={timeline} />
        <div className={styles.side}>
          <Decisions decisions={decisions} onTakeBack={takeBack} />
          <Advisories advisories={advisories} onTakeBack={takeBack} />
        </div>
      </div>
      {dialog === 'decision' && <DecisionDialog onClose={() => setDialog(null)} />}
      {dialog === 'advisory' && <AdvisoryDialog onClose={() => setDialog(null)} />}
      {dialog === 'export' && <ExportRecordDialog onClose={() => setDialog(null)} />}
    </div>
  )
}
