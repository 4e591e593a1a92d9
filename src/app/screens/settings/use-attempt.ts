/**
 * One act at a time, with its refusal kept to be shown.
 */
import { useState } from 'react'
import { CallFailed } from '../../client.ts'

export function useAttempt() {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const attempt = (act: () => Promise<unknown>): void => {
    if (busy) return
    setBusy(true)
    setFailed(null)
    act()
      .catch((error: unknown) => setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')))
      .finally(() => setBusy(false))
  }
  return { attempt, busy, failed }
}
