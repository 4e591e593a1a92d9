/**
 * The step whose line of the paper comes next: Enter is the likely tick, digits are the others, fields are for what
 * was written down.
 */
import { useEffect, useRef, useState } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Button, Checkbox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { KeyCap, useShortcuts } from '../../keys/index.ts'
import type { PaperAnswer } from '../../stores/papers.ts'
import { Readings } from '../run/Readings.tsx'
import { OtherDialog } from './OtherDialog.tsx'
import styles from './Transcribe.module.css'
import type { TranscriptInHand } from './use-transcript.ts'

interface LineFaceProps {
  readonly paper: TranscriptInHand
  readonly step: StepView
}

export function LineFace({ paper, step }: LineFaceProps) {
  const text = useText('paper')
  const { draft, shown } = paper
  const line = useRef<HTMLElement>(null)
  // Each line is seen whole, whatever stands above it.
  useEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), [])
  const [other, setOther] = useState<'failed' | 'skipped' | null>(null)
  const answers = step.kind === 'decide' ? step.options : step.deviations
  const likely = step.kind === 'decide' ? (step.options.find((option) => option.likely)?.id ?? null) : 'done'
  const values = Object.fromEntries(step.inputs.map(({ name, value }) => [name, draft.typed[name] ?? value]))
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  const killer = step.confirm !== null
  const take = (answer: Pick<PaperAnswer, 'result' | 'note' | 'reason'>): void => {
    const isDone = answer.result === 'done'
    void paper.take({
      step: step.id,
      ...answer,
      ...(Object.keys(filled).length > 0 && step.kind !== 'decide' ? { inputs: filled } : {}),
      ...(killer && isDone ? { confirm: draft.confirmed } : {}),
    })
  }
  const canDone = likely !== null && (!killer || draft.confirmed || likely !== 'done')
  const tick = (confirmed: boolean) => paper.change({ confirmed })
  useShortcuts([
    { key: 'Enter', run: () => take({ result: likely ?? '' }), enabled: canDone && other === null },
    ...answers.map(({ id }, index) => ({
      key: String(index + 1),
      run: () => take({ result: id }),
      enabled: index < 9,
    })),
    { key: 'c', run: () => tick(!draft.confirmed), enabled: killer },
    { key: 'x', run: () => setOther('failed') },
    { key: 'l', run: () => setOther('skipped'), enabled: step.results.includes('skipped') },
  ])
  const doneWord = step.kind === 'decide' ? '' : text(`print.answer.${step.kind}`)
  return (
    <section className={styles.line} ref={line} aria-labelledby="paper-line">
      <p className={styles.quiet}>{text('type.next', { n: draft.answers.length + 1 })}</p>
      <h2 id="paper-line" className={styles.step}>
        {step.title}
      </h2>
      {step.inputs.length > 0 && (
        <Readings
          step={step}
          readings={{
            values,
            checks: shown?.readings ?? {},
            state: 'open',
            type: (name, value) => paper.change({ typed: { ...draft.typed, [name]: value } }),
            settle: async () => filled,
            forget: () => paper.change({ typed: {} }),
          }}
        />
      )}
      {step.confirm !== null && (
        <div className={styles.killer}>
          <ul>
            {step.confirm.facts.map(({ label, value }) => (
              <li key={`${label} ${value}`}>
                {label} <code>{value}</code>
              </li>
            ))}
          </ul>
          <Checkbox checked={draft.confirmed} onChange={tick}>
            {text('type.ticked')} <KeyCap keys="c" />
          </Checkbox>
        </div>
      )}
      <div className={styles.answers}>
        {step.kind !== 'decide' && (
          <Button variant="main" keys="Enter" disabled={!canDone} onPress={() => take({ result: 'done' })}>
            {doneWord}
          </Button>
        )}
        {answers.map(({ id, label }, index) => (
          <Button
            key={id}
            variant={id === likely ? 'main' : 'plain'}
            keys={id === likely ? 'Enter' : String(index + 1)}
            onPress={() => take({ result: id })}
          >
            {label}
          </Button>
        ))}
        <Button variant="quiet" keys="x" onPress={() => setOther('failed')}>
          {text('type.else')}
        </Button>
        {step.results.includes('skipped') && (
          <Button variant="quiet" keys="l" onPress={() => setOther('skipped')}>
            {text('type.skipped')}
          </Button>
        )}
      </div>
      {killer && !draft.confirmed && <p className={styles.quiet}>{text('type.tickFirst')}</p>}
      {other !== null && (
        <OtherDialog
          kind={other}
          onTake={(words) => {
            setOther(null)
            take(other === 'failed' ? { result: other, note: words } : { result: other, reason: words })
          }}
          onClose={() => setOther(null)}
        />
      )}
    </section>
  )
}
