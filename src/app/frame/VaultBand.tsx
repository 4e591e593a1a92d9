/**
 * Says in the last minute that the vault will lock. Any key keeps it open: whoever is here is heard anyway.
 */
import { call } from '../client.ts'
import { Button, clockDigits, Icon } from '../components/index.ts'
import { useText } from '../i18n/index.ts'
import { secondsUntil, useNow } from '../now.ts'
import { replaceVault, useStayOpen, useVault } from '../screens/keys/use-vault.ts'
import styles from './RestartBand.module.css'

export function VaultBand() {
  const text = useText('vault')
  const { data } = useVault()
  const now = useNow(1_000)
  useStayOpen(data)
  if (data === undefined || !data.locksSoon || data.locksAt === null) return null
  const stay = () => void call('vault.stay', {}).then(replaceVault, () => {})
  return (
    <div className={styles.band}>
      <Icon name="clock" />
      <p className={styles.words}>
        <strong role="status">{text('soon')}</strong>{' '}
        <span aria-hidden="true">{clockDigits(secondsUntil(data.locksAt, now))}</span> {text('soonHint')}
      </p>
      <Button size="small" onPress={stay}>
        {text('stay')}
      </Button>
    </div>
  )
}
