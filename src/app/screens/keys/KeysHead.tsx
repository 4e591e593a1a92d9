/**
 * The head of everything about keys: its title, its places, and what is said loudly whatever place is shown.
 */
import { Button, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Keys.module.css'
import { useVault } from './use-vault.ts'

const places = [
  { screen: 'keys', word: 'list', keys: 'F6' },
  { screen: 'keys-rotation', word: 'rotation', keys: 'F7' },
  { screen: 'keys-audit', word: 'audit', keys: 'F8' },
  { screen: 'vault', word: 'vault', keys: 'F9' },
] as const

export function KeysHead({ place }: { readonly place: (typeof places)[number]['screen'] }) {
  const text = useText('keys')
  const vault = useVault()
  useShortcuts(places.map(({ screen, keys }) => ({ key: keys, run: () => goTo({ screen }) })))
  const emergency = vault.data?.emergency ?? 0
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('title')}</h1>
        <nav className={styles.places} aria-label={text('places.label')}>
          {places.map(({ screen, word, keys }) => (
            <Button
              key={screen}
              variant="quiet"
              size="small"
              keys={keys}
              pressed={screen === place}
              onPress={() => goTo({ screen })}
            >
              {text(`places.${word}`)}
            </Button>
          ))}
        </nav>
      </header>
      {emergency > 0 && (
        <p className={styles.loud} role="alert">
          <Icon name="alert" />
          <span>{text('emergency.beside', { count: emergency, n: emergency })}</span>
        </p>
      )}
    </>
  )
}
