/**
 * A figure that opens the hosts behind it, and what changed since the last report.
 */
import { Button } from 'react-aria-components'
import type { HostFilter, Output } from '../../../contract/index.ts'
import { classNames } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import { showOnly } from '../hosts/table-state.ts'
import styles from './Figure.module.css'

export function openHosts(filter: HostFilter): void {
  showOnly(filter)
  goTo({ screen: 'hosts' })
}

export interface FigureProps {
  readonly value: number
  /** What it counts, for whoever hears it. */
  readonly label: string
  readonly filter: HostFilter
  readonly size?: 'huge' | 'normal'
  readonly quiet?: boolean
}

export function Figure({ value, label, filter, size = 'normal', quiet = false }: FigureProps) {
  const format = useFormat()
  const text = useText('overview')
  const written = format.number(value)
  return (
    <Button
      className={classNames(styles.figure, styles[size], quiet && styles.quiet)}
      aria-label={text('open', { label, n: written })}
      isDisabled={value === 0}
      onPress={() => openHosts(filter)}
    >
      {written}
    </Button>
  )
}

type Shown = Output<'overview.show'>

/** "+12 since 16:00"; nothing before the first report. */
export function Since({ shown, name }: { readonly shown: Shown; readonly name: keyof Shown['figures'] }) {
  const text = useText('overview')
  const format = useFormat()
  const before = shown.sinceReport?.figures[name]
  if (shown.sinceReport === null || before === undefined) return null
  const change = shown.figures[name] - before
  const time = format.dateTime(shown.sinceReport.at)
  const n = format.number(Math.abs(change))
  const key = change > 0 ? 'since.more' : change < 0 ? 'since.fewer' : 'since.same'
  return <span className={styles.since}>{text(key, { n, time })}</span>
}
