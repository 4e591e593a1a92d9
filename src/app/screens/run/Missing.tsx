/**
 * Values that the texts of this step need and that nobody has read yet: shown, never guessed.
 */
import { Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Step.module.css'
import { useKnownName } from './use-known-name.ts'

export function Missing({ names }: { readonly names: readonly string[] }) {
  const text = useText('run')
  const nameOf = useKnownName()
  if (names.length === 0) return null
  return (
    <p className={styles.missing} role="note">
      <Icon name="alert" />
      <span>{text('missing', { names: names.map(nameOf).join(text('comma')) })}</span>
    </p>
  )
}
