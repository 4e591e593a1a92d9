/**
 * Whether the vault is open, in the top bar, and the way to change that. Where no vault was made, the way to make one.
 */
import { Button } from 'react-aria-components'
import { call } from '../client.ts'
import { Icon } from '../components/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { KeyCap, useShortcuts } from '../keys/index.ts'
import { useNow } from '../now.ts'
import { replaceVault, useVault } from '../screens/keys/use-vault.ts'
import { goTo, usePlace } from '../stores/place.ts'
import { openUnlock } from '../stores/unlock.ts'
import styles from './TopBar.module.css'

export function VaultFact() {
  const text = useText('vault')
  const format = useFormat()
  const { data } = useVault()
  const now = useNow(10_000)
  const here = usePlace(({ screen }) => screen === 'vault')
  const exists = data?.exists === true
  const open = data?.unlocked === true
  const change = (): void => {
    if (open) void call('vault.lock', {}).then(replaceVault, () => {})
    else if (exists && !here) openUnlock()
    else goTo({ screen: 'vault' })
  }
  useShortcuts([{ key: 'Ctrl+l', run: change, enabled: data !== undefined }], 'frame')
  if (data === undefined) return null
  const minutes = data.locksAt === null ? 0 : Math.max(1, Math.round((Date.parse(data.locksAt) - now) / 60_000))
  const words = !exists
    ? text('bar.none')
    : open
      ? text('bar.open', { minutes: format.minutes(minutes) })
      : text('bar.locked')
  return (
    <Button className={(open ? styles.vaultOpen : styles.person) ?? ''} onPress={change}>
      <Icon name={open ? 'unlock' : 'lock'} />
      <span className={styles.vaultWords}>{words}</span>
      <span className={styles.vaultKey}>
        <KeyCap keys="Ctrl+l" />
      </span>
    </Button>
  )
}
