/**
 * Says that damage was found in the workspace while it was open. It stays: nothing that is done from now on is kept.
 */
import { classNames, Icon } from '../components/index.ts'
import { useText } from '../i18n/index.ts'
import { useLive } from '../live.ts'
import styles from './RestartBand.module.css'

export function DamagedBand() {
  const text = useText('frame')
  const workspace = useLive('workspace.info', {})
  if (workspace.data?.damaged !== true) return null
  return (
    <div className={classNames(styles.band, styles.wrong)} role="alert">
      <Icon name="alert" />
      <p className={styles.words}>
        <strong>{text('damaged.message')}</strong> {text('damaged.safe')} {text('damaged.hint')}
      </p>
    </div>
  )
}
