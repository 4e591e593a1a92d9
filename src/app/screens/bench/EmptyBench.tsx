/**
 * A bench without a host: what to do first.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { openFind } from '../../stores/find.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Bench.module.css'

export function EmptyBench() {
  const text = useText('bench')
  const toHosts = (): void => goTo({ screen: 'hosts' })
  useShortcuts([{ key: 'Enter', run: openFind }])
  return (
    <div className={styles.empty}>
      <h1 className={styles.title}>{text('empty.title')}</h1>
      <p className={styles.emptyText}>{text('empty.text')}</p>
      <div className={styles.emptyActs}>
        <Button variant="main" size="dock" icon="search" keys="Enter" onPress={openFind}>
          {text('findHost')}
        </Button>
        <Button size="dock" icon="host" keys="Alt+2" onPress={toHosts}>
          {text('hosts')}
        </Button>
      </div>
    </div>
  )
}
