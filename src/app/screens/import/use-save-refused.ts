/**
 * Saves the refused rows as a file to mend.
 */
import { useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { say } from '../../stores/toast.ts'
import { lastPart } from '../first-run/paths.ts'
import { newJobId } from './job-id.ts'
import type { Load } from './load-state.ts'

export function useSaveRefused({ path, choices }: Load) {
  const text = useText('import')
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const saveThem = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailed(null)
    try {
      const file = lastPart(path).replace(/\.[^.]*$/, '')
      const { path: out } = await call('shell.choose-save', {
        title: text('saveTitle'),
        defaultName: `${text('saveName', { file })}.csv`,
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      })
      if (out === null) return
      const saved = await call('import.save-rejects', { job: newJobId('rejects'), path, choices, out })
      say(text('saved', { count: saved.rows, n: format.number(saved.rows), path: saved.path }))
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    } finally {
      setBusy(false)
    }
  }
  return { save: () => void saveThem(), busy, failed }
}
