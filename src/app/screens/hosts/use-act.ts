/**
 * One act on some hosts, from the press to the sentence that offers to take it back.
 */
import { useState } from 'react'
import { CallFailed } from '../../client.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { say } from '../../stores/toast.ts'
import { rememberAct, type Setting, setStatus, type Target } from './acts.ts'

export interface ActOf {
  readonly targets: readonly Target[]
  /** Without events: the last act. */
  onTakeBack(events?: readonly string[]): void
  onClose(): void
}

/** @param done the text of namespace `hosts` that says what was done, with `n` and these values */
export function useAct({ targets, onTakeBack, onClose }: ActOf) {
  const text = useText('hosts')
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)

  const act = async (setting: Setting, done: string, values: Readonly<Record<string, string>>): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailed(null)
    try {
      const events = await setStatus(targets, setting)
      const count = events.length
      rememberAct(
        events,
        say(text(done, { ...values, count, n: format.number(count) }), { undo: () => onTakeBack(events) }),
      )
      onClose()
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      setBusy(false)
    }
  }
  return { act, busy, failed }
}
