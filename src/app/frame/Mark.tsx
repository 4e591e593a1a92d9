/**
 * The mark of Bluelift.
 */
import styles from './Mark.module.css'

export function Mark({ size = 'small' }: { readonly size?: 'small' | 'large' }) {
  return (
    <svg className={styles[size]} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="24" height="24" rx="5.5" />
      <path className={styles.arrow} d="M12 14.5V6M8.3 9.4 12 5.7l3.7 3.7M6.5 18.2h11" />
    </svg>
  )
}
