/**
 * A key id spelled for the phone: whoever reads eight signs over a bad line is asked for words.
 */
import { typedKeyId } from '../../../domain/keys/look-alike.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Reveal.module.css'

export function Spelled({ id }: { readonly id: string }) {
  const text = useText('keys')
  const signs = [...typedKeyId(id).slice(0, 8)]
  return (
    <p className={styles.spelled}>
      <span className={styles.quiet}>{text('spell.label')}</span>{' '}
      {signs.length === 0
        ? text('spell.empty')
        : signs.map((sign) => text(`spell.${sign}`, { defaultValue: sign })).join(' · ')}
    </p>
  )
}
