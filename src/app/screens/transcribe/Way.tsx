/**
 * Where the lines lead: what was answered before, each line of the paper, and how the run would end.
 */
import { useEffect, useRef } from 'react'
import { classNames, Icon, StatusMark } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Transcript } from './use-transcript.ts'
import styles from './Way.module.css'

interface WayProps {
  readonly shown: Transcript | null
  /** The line that was refused; 0 for none. */
  readonly wrong: number
}

export function Way({ shown, wrong }: WayProps) {
  const text = useText('paper')
  const status = useText('status')
  const list = useRef<HTMLOListElement>(null)
  const length = shown?.path.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line stays in sight
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [length])
  return (
    <aside className={styles.way} aria-label={text('type.way')}>
      <h2 className={styles.title}>{text('type.way')}</h2>
      {shown !== null && <p className={styles.quiet}>{shown.runbook.title}</p>}
      {length === 0 && <p className={styles.quiet}>{text('type.wayEmpty')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol className={styles.list} ref={list} tabIndex={0} aria-label={text('type.way')}>
        {shown?.path.map((item) => {
          const said = [...item.readings, item.resultText].filter((part) => part !== '').join(' · ')
          return (
            <li key={item.event} className={classNames(styles.item, item.line === wrong && wrong > 0 && styles.wrong)}>
              <span className={styles.line}>{item.line === 0 ? <Icon name="saved" size="small" /> : item.line}</span>
              <span className={styles.words}>
                <span>{item.title}</span>
                {said !== '' && <span className={styles.quiet}>{said}</span>}
                {item.line === 0 && <span className={styles.quiet}>{text('type.before')}</span>}
              </span>
            </li>
          )
        })}
      </ol>
      {shown?.outcome != null && (
        <div className={styles.outcome} role="status">
          <StatusMark status={shown.outcome.status} />
          <p>{text('type.outcome', { status: status(shown.outcome.status) })}</p>
        </div>
      )}
    </aside>
  )
}
