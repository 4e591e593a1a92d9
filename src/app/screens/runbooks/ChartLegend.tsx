/**
 * What the marks of the chart mean, and its zoom.
 */
import { Button, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Chart.module.css'
import { toggleWhole, useReading } from './reader-state.ts'

interface ChartLegendProps {
  /** How many answers are not drawn. */
  readonly aside: number
  readonly scale: number
  onZoom(by: 1 | -1): void
  onFit(): void
  onPrint(): void
}

export function ChartLegend({ aside, scale, onZoom, onFit, onPrint }: ChartLegendProps) {
  const text = useText('runbooks')
  const common = useText('common')
  const format = useFormat()
  const { whole } = useReading()
  return (
    <div className={styles.bar}>
      <ul className={styles.legend}>
        <li>
          <span className={styles.badge}>9</span>
          {text('chart.hosts')}
        </li>
        <li className={styles.hazard}>
          <Icon name="alert" size="small" />
          {text('chart.destroys')}
        </li>
        <li>
          <span className={styles.wayMark} />
          {text('chart.way')}
        </li>
        <li>
          <span className={styles.likelyMark} />
          {text('chart.likely')}
        </li>
      </ul>
      <div className={styles.zoom}>
        {(whole || aside > 0) && (
          <Button variant="quiet" size="small" keys="v" pressed={whole} onPress={toggleWhole}>
            {text(whole ? 'chart.mainOnly' : 'chart.whole', { count: aside })}
          </Button>
        )}
        <Button
          variant="quiet"
          size="small"
          icon="minus"
          keys="-"
          label={text('chart.smaller')}
          onPress={() => onZoom(-1)}
        />
        <span className={styles.scale}>{common('percent', { n: format.number(Math.round(scale * 100)) })}</span>
        <Button
          variant="quiet"
          size="small"
          icon="plus"
          keys="+"
          label={text('chart.larger')}
          onPress={() => onZoom(1)}
        />
        <Button variant="quiet" size="small" keys="0" onPress={onFit}>
          {text('chart.fit')}
        </Button>
        <Button variant="quiet" size="small" icon="print" keys="p" onPress={onPrint}>
          {text('print.open')}
        </Button>
      </div>
    </div>
  )
}
