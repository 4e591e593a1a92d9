/**
 * After an interruption: how long ago, and the last value that was confirmed. An interrupted list is where a step
 * slips by unseen.
 */
import { useState } from 'react'
import type { RunView } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Run.module.css'

const awayMs = 2 * 60_000

/** Decided when the screen opens; gone with the first answer after it. */
export function WasHere({ view: { run, path, step } }: { readonly view: RunView }) {
  const text = useText('run')
  const format = useFormat()
  const touchedAt = run?.touchedAt ?? ''
  const [foundAt] = useState(() => (Date.now() - Date.parse(touchedAt) > awayMs ? touchedAt : null))
  if (run === null || run.status === 'ended' || step === null || foundAt !== touchedAt || touchedAt === '') return null
  const last = path.at(-1)
  const value = last === undefined ? '' : [...last.readings, last.resultText].filter((part) => part !== '').join(' · ')
  return (
    <div className={styles.wasHere} role="note">
      <Icon name="clock" />
      <p>
        <strong>{text('wasHere.when', { ago: format.ago(touchedAt) })}</strong>{' '}
        {last === undefined
          ? text('wasHere.nothing')
          : value === ''
            ? text('wasHere.last', { title: last.title })
            : text('wasHere.lastValue', { title: last.title, value })}
      </p>
    </div>
  )
}
