/**
 * The record as a file, with what the check of the whole log found.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Choices } from '../hosts/Choices.tsx'
import { newJobId } from '../import/job-id.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import styles from './Record.module.css'

type Format = 'html' | 'json'

export function ExportRecordDialog({ onClose }: { onClose(): void }) {
  const text = useText('record')
  const language = useLanguage()
  const [format, setFormat] = useState<Format>('html')
  const [done, setDone] = useState<Output<'record.export'> | null>(null)
  const { attempt, busy, failed } = useAttempt()
  const start = (): void =>
    attempt(async () => {
      const { path } = await call('shell.choose-save', {
        title: text('exporting.chooseTitle'),
        defaultName: `${text('exporting.fileName', { day: new Date().toISOString().slice(0, 10) })}.${format}`,
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
      })
      if (path !== null) setDone(await call('record.export', { job: newJobId('record'), format, path, language }))
    })
  const show = (): void =>
    attempt(async () => {
      if (done !== null) await call('shell.show-item', { path: done.path })
    })
  useShortcuts(
    [
      { key: 'Enter', run: done === null ? start : onClose, enabled: !busy },
      { key: 's', run: show, enabled: done !== null },
    ],
    'dialog',
  )
  if (done !== null) {
    return (
      <Dialog
        title={text('exporting.done')}
        onClose={onClose}
        actions={
          <Button icon="folder" keys="s" autoFocus onPress={show}>
            {text('exporting.show')}
          </Button>
        }
      >
        {failed !== null && <ErrorBox error={failed} />}
        <p role="status">{text(done.logOk ? 'exporting.ok' : 'exporting.bad')}</p>
        <code className={styles.path}>{done.path}</code>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={text('exporting.title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={busy} onPress={start}>
          {text(busy ? 'exporting.busy' : 'exporting.do')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      <p className={styles.quiet}>{text('exporting.text')}</p>
      <Choices
        label={text('exporting.title')}
        choices={(['html', 'json'] as const).map((id) => ({
          id,
          label: text(`exporting.${id}`),
          hint: text(`exporting.${id}Text`),
        }))}
        chosen={format}
        onChoose={(id) => setFormat(id === 'json' ? 'json' : 'html')}
      />
    </Dialog>
  )
}
