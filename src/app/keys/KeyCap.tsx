/**
 * The key of an action, beside it. Shows what has to be pressed right now: with Alt while a field has the focus.
 */
import { useText } from '../i18n/index.ts'
import { isCharacter, isDigit, onMac, parseChord } from './chord.ts'
import { useFocus } from './focus.ts'
import styles from './KeyCap.module.css'
import { useSingleKeys } from './registry.ts'

export function KeyCap({ keys }: { readonly keys: string }) {
  const text = useText('keys')
  const typing = useFocus((focus) => focus.typing)
  const singleKeys = useSingleKeys(({ on }) => on)
  const { key, ctrl, alt, shift } = parseChord(keys)
  const bare = !ctrl && !alt
  const needsAlt = bare && isCharacter(key) && (typing || !singleKeys)
  // A digit types while a field has the focus, and Alt + digit is the rail's: then there is no key to show.
  if (bare && isDigit(key) && (typing || !singleKeys)) return null
  const caps = [
    ...(ctrl ? [onMac ? 'Cmd' : 'Ctrl'] : []),
    ...(alt || needsAlt ? [onMac ? 'Ctrl' : 'Alt'] : []),
    ...(shift ? ['Shift'] : []),
    nameKey(key, text),
  ]
  return (
    <span className={styles.caps}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

function nameKey(key: string, text: (key: string) => string): string {
  if (key === 'Space') return text('name.space')
  if (key === 'Escape') return 'Esc'
  return arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
