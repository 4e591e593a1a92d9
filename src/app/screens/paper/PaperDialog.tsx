/**
 * A checklist as a PDF: how much of the runbook, which paper, which language; then where it lies.
 */
import { useState } from 'react'
import type { Language } from '../../../contract/index.ts'
import { Button, Dialog, ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Choices } from '../hosts/Choices.tsx'
import styles from './Paper.module.css'
import { PaperDone } from './PaperDone.tsx'
import { usePrint } from './use-print.ts'

export interface PaperSubject {
  readonly host?: { readonly id: string; readonly name: string; readonly run: string | null }
  readonly runbook?: { readonly id: string; readonly hash: string }
}

interface PaperDialogProps extends PaperSubject {
  onClose(): void
}

export function PaperDialog({ host, runbook, onClose }: PaperDialogProps) {
  const text = useText('paper')
  const shown = useLanguage()
  const { state, print } = usePrint()
  const canRest = host !== undefined && host.run !== null && runbook === undefined
  const [part, setPart] = useState<'rest' | 'whole'>(canRest ? 'rest' : 'whole')
  const [size, setSize] = useState<'a4' | 'letter'>(/-(US|CA|MX|PH|CL|CO)$/.test(navigator.language) ? 'letter' : 'a4')
  const [language, setLanguage] = useState<Language>(shown)
  const busy = state.step === 'writing'
  const submit = () =>
    void print(
      {
        ...(host === undefined ? {} : { host: host.id }),
        ...(runbook === undefined ? {} : { runbook: runbook.id, hash: runbook.hash }),
        ...(part === 'whole' ? { whole: true } : {}),
        size,
        language,
      },
      host?.name === undefined || host.name === '' ? (runbook?.id ?? '') : host.name,
    )
  useShortcuts([{ key: 'Enter', run: submit, enabled: state.step === 'choosing' }], 'dialog')
  if (state.step === 'done') return <PaperDone result={state.result} onClose={onClose} />
  const first = canRest ? 3 : 1
  return (
    <Dialog
      title={text('title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={busy} onPress={submit}>
          {text(busy ? 'busy' : 'do')}
        </Button>
      }
    >
      {state.step === 'choosing' && state.failed !== null && <ErrorBox error={state.failed} />}
      <p className={styles.text}>{text('text')}</p>
      {canRest && (
        <Choices
          label={text('part')}
          choices={[
            { id: 'rest', label: text('rest'), hint: text('restHint') },
            { id: 'whole', label: text('whole'), hint: text('wholeHint') },
          ]}
          chosen={part}
          onChoose={(id) => setPart(id === 'rest' ? 'rest' : 'whole')}
        />
      )}
      <Choices
        label={text('size')}
        firstDigit={first}
        choices={[
          { id: 'a4', label: text('a4'), hint: '' },
          { id: 'letter', label: text('letter'), hint: '' },
        ]}
        chosen={size}
        onChoose={(id) => setSize(id === 'letter' ? 'letter' : 'a4')}
      />
      <Choices
        label={text('language')}
        firstDigit={first + 2}
        choices={[
          { id: 'en', label: text('en'), hint: '' },
          { id: 'zh-CN', label: text('zh'), hint: '' },
        ]}
        chosen={language}
        onChoose={(id) => setLanguage(id === 'zh-CN' ? 'zh-CN' : 'en')}
      />
    </Dialog>
  )
}
