/**
 * One runbook in the list: what it is called, for what, how long, where from, and whether it can be started.
 */
import { useEffect, useRef } from 'react'
import { classNames } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { RunbookState } from './RunbookState.tsx'
import styles from './Shelf.module.css'
import type { RunbookRow } from './shelf-groups.ts'
import { useRunbookWords } from './use-runbook-words.ts'

interface RunbookLineProps {
  readonly row: RunbookRow
  readonly id: string
  readonly current: boolean
  onOpen(): void
}

export function RunbookLine({ row, id, current, onOpen }: RunbookLineProps) {
  const text = useText('runbooks')
  const words = useRunbookWords(row)
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list keeps the focus, moves through the rows and opens one
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={current}
      tabIndex={-1}
      className={classNames(styles.row, current && styles.current)}
      onClick={onOpen}
    >
      <span className={styles.main}>
        <span className={styles.name}>{row.title}</span>
        <span className={styles.summary}>{row.summary}</span>
      </span>
      <span className={styles.id}>{row.id}</span>
      <span className={styles.where}>{words.environments}</span>
      <span className={styles.size}>
        {words.steps}
        <br />
        {words.minutes}
      </span>
      <span className={styles.version}>
        {text('version', { version: row.version })}
        <br />
        <span className={styles.weak}>{words.origin}</span>
      </span>
      <span className={styles.state}>
        <RunbookState row={row} />
      </span>
    </div>
  )
}
