/**
 * Says that the workspace came back older than what this computer wrote into it, until the person has read it.
 */
import { create } from 'zustand'
import { Button, Icon } from '../components/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { useLive } from '../live.ts'
import styles from './RestartBand.module.css'

/** The station of whose beginning the person has read in this window. */
const useRead = create<{ readonly station: string }>()(() => ({ station: '' }))

export function OlderBand() {
  const text = useText('frame')
  const format = useFormat()
  const workspace = useLive('workspace.info', {})
  const read = useRead(({ station }) => station)
  const older = workspace.data?.cameBackOlder ?? null
  if (older === null || !older.now || older.station === read) return null
  const { missing, station, before } = older
  return (
    <div className={styles.band} role="status">
      <Icon name="alert" />
      <p className={styles.words}>
        <strong>{text('older.message')}</strong>{' '}
        {text('older.missing', { count: missing, n: format.number(missing), station, before })} {text('older.hint')}
      </p>
      <Button size="small" onPress={() => useRead.setState({ station })}>
        {text('understood')}
      </Button>
    </div>
  )
}
