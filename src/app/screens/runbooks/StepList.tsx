/**
 * Every step of a runbook in the order in which it is read, and where each answer leads. What the chart draws, a
 * screen reader gets here.
 */
import { useEffect, useRef } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { Book } from './book.ts'
import styles from './StepList.module.css'
import { iconOf } from './step-icon.ts'
import { useArrowWords } from './use-arrow-words.ts'
import type { Selection } from './use-selection.ts'

interface StepListProps {
  readonly book: Book
  readonly selection: Selection
  /** Open runs by the step at which they stand. */
  readonly counts: Readonly<Record<string, number>>
}

export function StepList({ book, selection, counts }: StepListProps) {
  const text = useText('runbooks')
  const at = book.numberOf(selection.step.id) - 1
  const moveTo = (place: number) => () => {
    const to = book.steps[Math.max(0, Math.min(book.steps.length - 1, place))]
    if (to !== undefined) selection.select(to.id)
  }
  useShortcuts([
    { key: 'ArrowDown', run: moveTo(at + 1) },
    { key: 'ArrowUp', run: moveTo(at - 1) },
    { key: 'Home', run: moveTo(0) },
    { key: 'End', run: moveTo(book.steps.length - 1) },
  ])
  return (
    <ol className={styles.list} aria-label={text('list')}>
      {book.steps.map((step) => (
        <Line
          key={step.id}
          book={book}
          step={step}
          selected={step.id === selection.step.id}
          onWay={selection.way.includes(step.id)}
          hosts={counts[step.id] ?? 0}
          onSelect={selection.select}
        />
      ))}
    </ol>
  )
}

interface LineProps {
  readonly book: Book
  readonly step: ReadStep
  readonly selected: boolean
  readonly onWay: boolean
  readonly hosts: number
  onSelect(id: string): void
}

function Line({ book, step, selected, onWay, hosts, onSelect }: LineProps) {
  const text = useText('runbooks')
  const line = useRef<HTMLLIElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!selected) return
    line.current?.scrollIntoView({ block: 'nearest' })
    // The focus goes along with the arrow keys, so that a screen reader reads the step that was reached.
    button.current?.focus({ preventScroll: true })
  }, [selected])
  return (
    <li ref={line} className={classNames(styles.step, selected && styles.selected, onWay && styles.onWay)}>
      <button
        ref={button}
        type="button"
        className={styles.name}
        aria-current={selected ? 'step' : undefined}
        onClick={() => onSelect(step.id)}
      >
        <span className={styles.number}>{book.numberOf(step.id)}</span>
        <span className={classNames(styles.icon, step.hazard !== null && styles.hazard)}>
          <Icon name={iconOf(step)} />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{step.title}</span>
          <span className={styles.meta}>
            <Meta step={step} />
          </span>
        </span>
        {hosts > 0 && <span className={styles.hosts}>{text('hosts', { count: hosts })}</span>}
      </button>
      <Answers book={book} step={step} onSelect={onSelect} />
    </li>
  )
}

function Meta({ step }: { readonly step: ReadStep }) {
  const text = useText('runbooks')
  const status = useText('status')
  const format = useFormat()
  const parts = [
    step.outcome === null ? text(`kind.${step.kind}`) : text('ends', { status: status(step.outcome.status) }),
    step.place,
    step.minutes > 0 ? format.minutes(step.minutes) : '',
    step.hazard === null ? '' : text('destroys'),
    step.confirm === null ? '' : text('asksFirst'),
    step.practice ? text('practice') : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function Answers({ book, step, onSelect }: Pick<LineProps, 'book' | 'step' | 'onSelect'>) {
  const text = useText('runbooks')
  const { sayArrow } = useArrowWords()
  const arrows = book.leaving(step.id)
  if (arrows.length === 0) return null
  return (
    <ul className={styles.answers} aria-label={text('leadsTo')}>
      {arrows.map((arrow) => {
        const words = sayArrow(arrow, step.times)
        return (
          <li key={`${arrow.result} ${arrow.to} ${words}`} className={styles.answer}>
            <span className={classNames(styles.answerWords, arrow.kind === 'deviation' && styles.quiet)}>
              {words === '' ? text('then') : words}
            </span>
            <button type="button" className={styles.target} onClick={() => onSelect(arrow.to)}>
              <Icon name="next" size="small" />
              <span>
                {book.numberOf(arrow.to)}. {book.stepOf(arrow.to)?.short ?? arrow.to}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
