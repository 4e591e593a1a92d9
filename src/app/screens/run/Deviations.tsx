/**
 * Not what I see: the known deviations, each leading somewhere, then "something else" with a note, which hands the
 * machine over, and leaving the step out with a reason where the runbook allows it.
 */
import { useState } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Button, Dialog, ErrorBox, Icon, TextArea } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import rows from './Rows.module.css'
import type { RunActs } from './use-run-acts.ts'

interface DeviationsProps {
  readonly step: StepView
  readonly acts: RunActs
  onClose(): void
}

export function Deviations({ step, acts, onClose }: DeviationsProps) {
  const text = useText('run')
  const [words, setWords] = useState<'failed' | 'skipped' | null>(
    step.deviations.length === 0 && !canSkip(step) ? 'failed' : null,
  )
  const deviate = async (index: number): Promise<void> => {
    const deviation = step.deviations[index]
    if (deviation === undefined) return
    if (await acts.answer(text('answer', { label: deviation.label }), { result: deviation.id })) onClose()
  }
  const entries = [
    ...step.deviations.map(({ id, label, hint }, index) => ({ id, label, hint, run: () => void deviate(index) })),
    {
      id: 'failed',
      label: text('deviations.else'),
      hint: text('deviations.elseHint'),
      run: () => setWords('failed'),
    },
    ...(canSkip(step)
      ? [
          {
            id: 'skipped',
            label: text('deviations.skip'),
            hint: text('deviations.skipHint'),
            run: () => setWords('skipped'),
          },
        ]
      : []),
  ]
  useShortcuts(words === null ? entries.map(({ run }, index) => ({ key: String(index + 1), run })) : [], 'dialog')
  const title = text(step.kind === 'decide' || step.kind === 'outcome' ? 'somethingElse' : 'notWhatISee')
  if (words !== null) return <InWords as={words} acts={acts} onClose={onClose} title={title} />
  return (
    <Dialog title={title} onClose={onClose} size="wide">
      <p>{text('deviations.choose')}</p>
      {acts.lost !== null && <ErrorBox error={acts.lost.error} />}
      <ul className={rows.apart}>
        {entries.map(({ id, label, hint, run }, index) => (
          <li key={id}>
            <button type="button" className={rows.row} onClick={run}>
              <kbd className={rows.number}>{index + 1}</kbd>
              <span className={rows.words}>
                <span className={rows.label}>{label}</span>
                {hint !== '' && <span className={rows.hint}>{hint}</span>}
              </span>
              <Icon name="chevron" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface InWordsProps {
  readonly as: 'failed' | 'skipped'
  readonly title: string
  readonly acts: RunActs
  onClose(): void
}

function InWords({ as, title, acts, onClose }: InWordsProps) {
  const text = useText('run')
  const [words, setWords] = useState('')
  const empty = words.trim() === ''
  const what = text(`deviations.${as}.button`)
  const store = async (): Promise<void> => {
    if (await acts.answer(what, { result: as, ...(as === 'failed' ? { note: words } : { reason: words }) })) onClose()
  }
  useShortcuts([{ key: 'Ctrl+Enter', run: () => void store(), enabled: !empty }], 'dialog')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Ctrl+Enter" disabled={empty} onPress={() => void store()}>
          {what}
        </Button>
      }
    >
      <p>{text(`deviations.${as}.text`)}</p>
      {acts.lost !== null && <ErrorBox error={acts.lost.error} />}
      <TextArea
        label={text(`deviations.${as}.label`)}
        value={words}
        onChange={setWords}
        maxLength={2000}
        autoFocus
        required
      />
    </Dialog>
  )
}

function canSkip(step: StepView): boolean {
  return step.results.includes('skipped')
}
