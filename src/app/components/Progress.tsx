/**
 * Long work: what is being done, and how far. Never a bar without its sentence.
 */
import { useFormat, useText } from '../i18n/index.ts'
import styles from './Progress.module.css'

export interface ProgressProps {
  /** `JobProgress.stage`. */
  readonly stage: string
  readonly done: number
  /** 0 when it is not known. */
  readonly total: number
  readonly unit?: 'bytes' | 'rows' | 'hosts' | 'events'
}

export function Progress({ stage, done, total, unit }: ProgressProps) {
  const text = useText('common')
  const format = useFormat()
  const sentence = text(`stage.${stage}`)
  const far = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null
  const counted = unit === undefined || unit === 'bytes' ? '' : text(`unit.${unit}`, { n: format.number(done) })
  return (
    <div className={styles.progress}>
      <p className={styles.words} aria-live="polite">
        <span>{sentence}</span>
        <span className={styles.far}>{far === null ? counted : text('percent', { n: far })}</span>
      </p>
      <progress className={styles.bar} aria-label={sentence} max={100} {...(far === null ? {} : { value: far })} />
    </div>
  )
}
