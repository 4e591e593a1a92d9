/**
 * Says calmly that the service was restarted, what is safe and what was not stored, until the person has read it.
 */
import { noticeRestart, useConnection, useReopening } from '../client.ts'
import { Button, ErrorBox, Icon } from '../components/index.ts'
import { useText } from '../i18n/index.ts'
import styles from './RestartBand.module.css'

export function RestartBand() {
  const connection = useConnection()
  const { failed } = useReopening()
  const frame = useText('frame')
  const error = useText('error')
  if (connection === 'ready') return null
  if (connection === 'restarted' && failed !== null) {
    return (
      <div className={styles.failed}>
        <ErrorBox error={failed} />
      </div>
    )
  }
  return (
    <div className={styles.band} role="status">
      <Icon name="info" />
      {connection === 'connecting' ? (
        <p className={styles.words}>{frame('reconnecting')}</p>
      ) : (
        <>
          <p className={styles.words}>
            <strong>{error('service.restarted.message')}</strong> {error('service.restarted.hint')}
          </p>
          <Button size="small" onPress={noticeRestart}>
            {frame('understood')}
          </Button>
        </>
      )}
    </div>
  )
}
