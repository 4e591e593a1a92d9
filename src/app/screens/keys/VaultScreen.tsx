/**
 * The vault: made, opened, locked; who can open it.
 */
import { NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { CreateVault } from './CreateVault.tsx'
import { KeysHead } from './KeysHead.tsx'
import { People } from './People.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { useVault } from './use-vault.ts'
import styles from './Vault.module.css'

export function VaultScreen() {
  const text = useText('vault')
  const vault = useVault()
  const face = vault.data === undefined ? null : !vault.data.exists ? 'none' : vault.data.unlocked ? 'open' : 'locked'
  return (
    <div className={styles.screen}>
      <KeysHead place="vault" />
      {vault.status !== 'ready' && <NotReady of={vault} what={text('what')} />}
      {face !== null && (
        <div className={styles.page}>
          <h2 className={styles.title}>{text(`title.${face}`)}</h2>
          <p className={styles.text}>{text(`text.${face}`)}</p>
          {face === 'none' && <CreateVault />}
          {face === 'locked' && <UnlockForm />}
          {face === 'open' && vault.data !== undefined && <People vault={vault.data} />}
        </div>
      )}
    </div>
  )
}
