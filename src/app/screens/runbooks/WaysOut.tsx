/**
 * Where each answer of a step leads, with the digit that follows it.
 */
import type { ChartArrow, ReadStep } from '../../../contract/index.ts'
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { KeyCap, type Layer, useShortcuts } from '../../keys/index.ts'
import type { Book } from './book.ts'
import styles from './StepPanel.module.css'
import { useArrowWords } from './use-arrow-words.ts'

interface WaysOutProps {
  readonly book: Book
  readonly step: ReadStep
  readonly layer: Layer
  onSelect(id: string): void
}

const digits = 9

export function WaysOut({ book, step, layer, onSelect }: WaysOutProps) {
  const text = useText('runbooks')
  const arrows = book.leaving(step.id)
  useShortcuts(
    arrows.slice(0, digits).map(({ to }, at) => ({ key: String(at + 1), run: () => onSelect(to) })),
    layer,
  )
  if (step.kind === 'outcome') return null
  const answers = arrows.filter(({ kind }) => kind === 'next' || kind === 'option')
  const others = arrows.filter(({ kind }) => kind === 'deviation' || kind === 'limit')
  const listed = (of: readonly ChartArrow[]) =>
    of.map((arrow) => (
      <Way
        key={arrows.indexOf(arrow)}
        book={book}
        step={step}
        arrow={arrow}
        at={arrows.indexOf(arrow)}
        onSelect={onSelect}
      />
    ))
  return (
    <>
      <section className={styles.ways}>
        <h3 className={styles.label}>{text('leadsTo')}</h3>
        <ul>{listed(answers)}</ul>
      </section>
      <section className={styles.ways}>
        <h3 className={styles.label}>{text('ifNot')}</h3>
        <ul>
          {listed(others)}
          <li className={styles.somethingElse}>{text('somethingElse')}</li>
        </ul>
      </section>
    </>
  )
}

interface WayProps extends Omit<WaysOutProps, 'layer'> {
  readonly arrow: ChartArrow
  readonly at: number
}

function Way({ book, step, arrow, at, onSelect }: WayProps) {
  const text = useText('runbooks')
  const { sayArrow } = useArrowWords()
  const words = sayArrow(arrow, step.times)
  return (
    <li>
      <button type="button" className={styles.way} onClick={() => onSelect(arrow.to)}>
        <span className={styles.wayKey}>{at < digits && <KeyCap keys={String(at + 1)} />}</span>
        <span className={styles.wayWords}>
          <span className={classNames(arrow.likely && styles.likely)}>{words === '' ? text('then') : words}</span>
          <span className={styles.wayTarget}>
            <Icon name="next" size="small" />
            {book.stepOf(arrow.to)?.short ?? arrow.to}
          </span>
        </span>
      </button>
    </li>
  )
}
