/**
 * How many hosts, as of when; what can be done with the list as a whole.
 */
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Fleet.module.css'

export interface FleetHeadProps {
  readonly total: number
  /** The one host in question has an open run. */
  readonly goesOn: boolean
  readonly canStart: boolean
  onStart(): void
  onExport(): void
}

export function FleetHead({ total, goesOn, canStart, onStart, onExport }: FleetHeadProps) {
  const text = useText('hosts')
  const format = useFormat()
  const workspace = useLive('workspace.info', {})
  const time = format.seconds(workspace.data?.savedAt ?? '')
  return (
    <div className={styles.head}>
      <h1 className={styles.title}>{text('title')}</h1>
      <p className={styles.asOf}>{text('asOf', { count: total, n: format.number(total), time })}</p>
      <div className={styles.buttons}>
        <Button icon="list" keys="l" onPress={() => goTo({ screen: 'import' })}>
          <span className={styles.roomy}>{text('load')}</span>
        </Button>
        <Button icon="export" keys="e" onPress={onExport}>
          <span className={styles.roomy}>{text('export')}</span>
        </Button>
        <Button variant="main" icon="play" keys="s" disabled={!canStart} onPress={onStart}>
          {text(goesOn ? 'goOn' : 'start')}
        </Button>
      </div>
    </div>
  )
}
