/**
 * One step on the chart: its picture and short title, below it the answers that are named and not drawn.
 */
import type { ReadStep } from '../../../contract/index.ts'
import type { ChartLine } from '../../../domain/runbook/draw-chart.ts'
import { classNames, Icon, StatusMark } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Book } from './book.ts'
import styles from './ChartBox.module.css'
import { iconOf } from './step-icon.ts'

interface ChartBoxProps {
  readonly book: Book
  readonly step: ReadStep
  readonly jumps: readonly ChartLine[]
  /** How many deviations and limits are not on the chart. */
  readonly aside: number
  readonly selected: boolean
  readonly onWay: boolean
  readonly hosts: number
  sayLine(line: ChartLine): string
  onSelect(id: string): void
  onHosts(id: string): void
}

export function ChartBox(props: ChartBoxProps) {
  const { book, step, jumps, aside, selected, onWay, hosts, sayLine, onSelect, onHosts } = props
  const text = useText('runbooks')
  const { outcome } = step
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart is a picture with keys of its own; the list has the buttons
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={classNames(
        styles.box,
        outcome !== null && styles.end,
        outcome !== null && styles[outcome.status],
        onWay && styles.onWay,
        selected && styles.selected,
      )}
      data-step={step.id}
      onClick={() => onSelect(step.id)}
    >
      <div className={styles.head}>
        <span className={classNames(styles.icon, step.hazard !== null && styles.hazard)}>
          {outcome === null ? <Icon name={iconOf(step)} /> : <StatusMark status={outcome.status} />}
        </span>
        <span className={styles.title} title={step.title}>
          {step.short}
        </span>
        {aside > 0 && (
          <span className={styles.aside} title={text('chart.aside', { count: aside })}>
            +{aside}
          </span>
        )}
      </div>
      {jumps.map((line) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={line.to}
          className={styles.jump}
          title={`${sayLine(line)} → ${book.stepOf(line.to)?.title ?? ''}`}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(line.to)
          }}
        >
          {sayLine(line) !== '' && <span className={styles.jumpWords}>{sayLine(line)}</span>}
          <span className={styles.jumpTo}>→ {book.stepOf(line.to)?.short ?? line.to}</span>
        </div>
      ))}
      {hosts > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <span
          className={styles.hosts}
          title={text('hosts', { count: hosts })}
          onClick={(event) => {
            event.stopPropagation()
            onHosts(step.id)
          }}
        >
          {hosts}
        </span>
      )}
    </div>
  )
}
