/**
 * What a reading means: which value it is, what would be right, and for a file time both in the machine's own clock.
 */
import { useEffect, useRef } from 'react'
import { Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { FileTimeLine } from './FileTimeLine.tsx'
import styles from './Readings.module.css'
import type { ReadingCheck } from './use-readings.ts'

interface ReadingVerdictProps {
  readonly check: ReadingCheck | undefined
  readonly type: string
  readonly typed: string
}

export function ReadingVerdict({ check, type, typed }: ReadingVerdictProps) {
  const text = useText('reading')
  const box = useRef<HTMLDivElement>(null)
  const shown = check?.code
  // A verdict below the edge would be no verdict. It comes into sight once, and stays while one goes on typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each verdict anew
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [shown])
  if (check === undefined) return null
  const { utc, local, borderUtc, borderLocal } = check.details
  const tone = check.ok ? check.tone : 'bad'
  const isTime = type === 'file-time' && utc !== undefined && local !== undefined
  const said = sentence(check)
  if (said === '' && !isTime) return null
  return (
    <div className={styles.verdict} data-tone={tone} ref={box}>
      <span className={styles.mark}>
        <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'close' : 'info'} />
      </span>
      <div className={styles.words}>
        {said !== '' && <p className={styles.said}>{said}</p>}
        {isTime && (
          <p className={styles.value}>
            {text('time', { utc: shortUtc(utc), local })}
            {borderUtc !== undefined && borderLocal !== undefined && tone === 'bad' && (
              <> {text('border', { utc: shortUtc(borderUtc), local: borderLocal })}</>
            )}
          </p>
        )}
      </div>
      {isTime && borderLocal !== undefined && (
        <FileTimeLine reading={local} border={borderLocal} good={tone === 'good'} />
      )}
    </div>
  )

  function sentence({ ok, code, text: verdict, value, details }: ReadingCheck): string {
    if (verdict !== '') return verdict
    if (!ok) return text(code.replace('reading.', ''), details)
    // Said only where the value is stored otherwise than it was typed.
    return value === typed.trim() ? '' : text('read-as', { value })
  }
}

/** `2024-07-19T04:09:00Z` as `2024-07-19 04:09`. */
function shortUtc(utc: string): string {
  return utc.slice(0, 16).replace('T', ' ')
}
