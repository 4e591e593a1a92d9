/**
 * Which Bluelift this is.
 */
import { useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import styles from './Settings.module.css'

export function About() {
  const text = useText('settings')
  const info = useLive('shell.info', {})
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{text('about.title')}</h2>
      <p>{text('about.version', { version: info.data?.version ?? '' })}</p>
      <p className={styles.quiet}>{text('about.licence')}</p>
      <p className={styles.quiet}>{text('about.network')}</p>
    </section>
  )
}
