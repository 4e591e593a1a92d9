/**
 * Wait: puts the run aside for a time, for a person or for a key. The host leaves the hands, not the record.
 */
import { useState } from 'react'
import { Button, Dialog, ErrorBox, Select, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import rows from './Rows.module.css'
import type { RunActs } from './use-run-acts.ts'

const reasons = ['timer', 'person', 'key'] as const
const spans = [2, 5, 10, 15, 30, 60, 120, 240, 480] as const
const usual = '10'

export function HoldDialog({ acts, onClose }: { readonly acts: RunActs; onClose(): void }) {
  const text = useText('run')
  const format = useFormat()
  const [why, setWhy] = useState<(typeof reasons)[number]>('timer')
  const [minutes, setMinutes] = useState<string>(usual)
  const [reason, setReason] = useState('')
  const what = text('hold.button')
  const store = async (): Promise<void> => {
    const words = reason.trim() === '' ? {} : { reason: reason.trim() }
    const time = why === 'timer' ? { minutes: Number(minutes) } : {}
    if (await acts.hold(what, { for: why, ...time, ...words })) onClose()
  }
  useShortcuts(
    [
      ...reasons.map((one, index) => ({ key: String(index + 1), run: () => setWhy(one) })),
      { key: 'Enter', run: () => void store() },
    ],
    'dialog',
  )
  return (
    <Dialog
      title={text('hold.title')}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Enter" onPress={() => void store()}>
          {what}
        </Button>
      }
    >
      {acts.lost !== null && <ErrorBox error={acts.lost.error} />}
      <ul className={rows.joined} aria-label={text('hold.for')}>
        {reasons.map((one, index) => (
          <li key={one}>
            <button
              type="button"
              className={`${rows.row} ${one === why ? rows.current : ''}`}
              aria-pressed={one === why}
              onClick={() => setWhy(one)}
            >
              <kbd className={rows.number}>{index + 1}</kbd>
              <span className={rows.words}>
                <span className={rows.label}>{text(`hold.${one}`)}</span>
                <span className={rows.hint}>{text(`hold.${one}Hint`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {why === 'timer' && (
        <Select
          label={text('hold.minutes')}
          options={spans.map((span) => ({ id: String(span), label: format.minutes(span) }))}
          value={minutes}
          onChange={setMinutes}
        />
      )}
      <TextField label={text('hold.reason')} value={reason} onChange={setReason} maxLength={2000} />
    </Dialog>
  )
}
