/**
 * What scrolls in a screen of keys. It takes the focus, so that a table without a control can be scrolled by keys.
 */
import type { ReactNode } from 'react'
import styles from './Keys.module.css'

export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a pointer
    <section className={styles.scroller} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
