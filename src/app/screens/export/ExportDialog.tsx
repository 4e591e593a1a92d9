/**
 * The status of the hosts as a file: which hosts, which kind of file, then how it went.
 */
import { useState } from 'react'
import type { HostFilter } from '../../../contract/index.ts'
import { Button, Dialog, ErrorBox, Progress } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Choices } from '../hosts/Choices.tsx'
import styles from './ExportDialog.module.css'
import { ExportDone } from './ExportDone.tsx'
import { type Format, useExport } from './use-export.ts'

export interface ExportDialogProps {
  /** Of the Hosts screen; `{}` where there is none. */
  readonly filter: HostFilter
  /** How many hosts that filter leaves. */
  readonly found: number
  readonly total: number
  onClose(): void
}

const formatsOffered: readonly Format[] = ['csv', 'xlsx', 'json', 'html', 'pdf']

export function ExportDialog({ filter, found, total, onClose }: ExportDialogProps) {
  const { state, start, stop } = useExport()
  const filtered = Object.keys(filter).length > 0
  const [format, setFormat] = useState<Format>('csv')
  const [onlyFound, setOnlyFound] = useState(false)
  const hosts = onlyFound ? found : total
  const text = useText('export')
  const formats = useFormat()
  const choosing = state.step === 'choosing'
  const submit = () => void start(format, onlyFound ? filter : {})
  useShortcuts(
    [
      { key: 'Enter', run: submit, enabled: choosing && hosts > 0 },
      { key: 'Escape', run: stop, enabled: state.step === 'writing' },
    ],
    'dialog',
  )
  if (state.step === 'done') return <ExportDone result={state.result} onClose={onClose} />
  return (
    <Dialog
      title={text('title')}
      onClose={onClose}
      busy={!choosing}
      actions={
        choosing ? (
          <Button variant="main" keys="Enter" disabled={hosts === 0} onPress={submit}>
            {text('do', { count: hosts, n: formats.number(hosts) })}
          </Button>
        ) : (
          <Button keys="Escape" onPress={stop}>
            {text('stop')}
          </Button>
        )
      }
    >
      {choosing ? (
        <>
          {state.failed !== null && <ErrorBox error={state.failed} />}
          <Choices
            label={text('format')}
            choices={formatsOffered.map((id) => ({ id, label: text(id), hint: text(`${id}Text`) }))}
            chosen={format}
            onChoose={(id) => setFormat(formatsOffered.find((known) => known === id) ?? 'csv')}
          />
          {filtered && (
            <Choices
              label={text('which')}
              firstDigit={formatsOffered.length + 1}
              choices={[
                { id: 'all', label: text('all', { count: total, n: formats.number(total) }), hint: '' },
                {
                  id: 'found',
                  label: text('found', { count: found, n: formats.number(found) }),
                  hint: text('foundText'),
                },
              ]}
              chosen={onlyFound ? 'found' : 'all'}
              onChoose={(id) => setOnlyFound(id === 'found')}
            />
          )}
        </>
      ) : (
        <>
          <Progress
            stage="writing"
            done={state.progress?.done ?? 0}
            total={state.progress?.total ?? hosts}
            unit={state.progress?.unit ?? 'hosts'}
          />
          <p className={styles.text}>{text('stopText')}</p>
        </>
      )}
    </Dialog>
  )
}
