/**
 * What stands where an answer is not there yet: a sentence while it comes, what to do when it failed. For every
 * screen, so that none forgets it.
 */
import { useEffect, useState } from 'react'
import { useText } from '../i18n/index.ts'
import type { Live } from '../live.ts'
import { ErrorBox } from './ErrorBox.tsx'
import styles from './NotReady.module.css'

/** An answer usually comes before the eye has moved; a sentence that flashes only disturbs. */
const quietMs = 250

export interface NotReadyProps {
  readonly of: Live<unknown>
  /** What is being fetched, as a phrase in the person's language: "the hosts". */
  readonly what?: string
}

export function NotReady({ of, what }: NotReadyProps) {
  const text = useText('common')
  const [quiet, setQuiet] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(false), quietMs)
    return () => clearTimeout(timer)
  }, [])
  if (of.status === 'failed') {
    return (
      <div className={styles.place}>
        <ErrorBox error={of.error} />
      </div>
    )
  }
  return (
    <div className={styles.place} role="status" aria-busy="true">
      {!quiet && <p>{what === undefined ? text('waiting') : text('waitingFor', { what })}</p>}
    </div>
  )
}
