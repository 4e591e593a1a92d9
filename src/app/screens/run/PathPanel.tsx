/**
 * The way so far with its readings, the open step in a box, what lies ahead. Scrolls so that the open step and the
 * one before it are seen.
 */
import { useEffect, useRef } from 'react'
import type { RunView } from '../../../contract/index.ts'
import { Button, classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './PathPanel.module.css'

interface PathPanelProps {
  readonly view: RunView
  /** Missing when there is nothing to take back or nothing can be written. */
  readonly onUndo?: () => void
}

export function PathPanel({ view: { host, run, path, step }, onUndo }: PathPanelProps) {
  const text = useText('run')
  const list = useRef<HTMLOListElement>(null)
  const length = path.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled again for each step
  useEffect(() => {
    const open = list.current?.querySelector('[aria-current]')
    if (list.current === null || !(open instanceof HTMLElement)) return
    const before = open.previousElementSibling instanceof HTMLElement ? open.previousElementSibling : open
    // The list alone: in a narrow window the step above it must stay where it is.
    const { clientHeight, scrollTop } = list.current
    const end = open.offsetTop + open.offsetHeight - clientHeight
    list.current.scrollTop = Math.min(before.offsetTop, Math.max(end, scrollTop))
  }, [length, step?.id])
  if (run === null) return null
  return (
    <aside className={styles.panel} aria-label={text('path.label')}>
      <div className={styles.head}>
        <p className={styles.runbook}>{run.runbook.title}</p>
        <p className={styles.count}>
          {step === null
            ? text('path.ended', { version: run.runbook.version })
            : text('path.count', { n: step.number, about: step.about, version: run.runbook.version })}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol className={styles.list} ref={list} tabIndex={0} aria-label={text('path.steps')}>
        {path.map((item) => (
          <Done key={item.event} item={item} />
        ))}
        {step !== null && (
          <li className={styles.open} aria-current="step">
            <span className={styles.disc}>
              <Icon name="chevron" size="small" />
            </span>
            {/* Of the host: the runbook's short title of the open step. */}
            <span className={styles.title}>{host.lastStep === '' ? step.title : host.lastStep}</span>
          </li>
        )}
        {step?.ahead.map(({ id, title }) => (
          <li key={id} className={styles.ahead}>
            <span className={styles.dot} />
            <span className={styles.title}>{title}</span>
          </li>
        ))}
      </ol>
      <div className={styles.undo}>
        <Button variant="quiet" icon="undo" keys="Ctrl+z" disabled={onUndo === undefined} onPress={onUndo}>
          {text('undo')}
        </Button>
      </div>
    </aside>
  )
}

function Done({ item }: { readonly item: RunView['path'][number] }) {
  const text = useText('run')
  const format = useFormat()
  const said = [...item.readings, item.skipped ? text('path.skipped', { reason: item.resultText }) : item.resultText]
    .filter((part) => part !== '')
    .join(' · ')
  return (
    <li className={classNames(styles.done, item.skipped && styles.skipped)} title={said}>
      <Icon name={item.skipped ? 'minus' : 'check'} size="small" />
      <span className={styles.words}>
        <span className={styles.title}>{item.title}</span>
        {said !== '' && <span className={styles.said}>{said}</span>}
      </span>
      <span className={styles.time}>{format.time(item.time)}</span>
    </li>
  )
}
