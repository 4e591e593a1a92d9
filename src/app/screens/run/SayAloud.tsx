/**
 * What the technician says to whoever sits at the machine, one sentence at a time and large, so that nobody reads
 * ahead of the other one. It stands apart from what the technician reads for themselves.
 */
import { useState } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './SayAloud.module.css'

export function SayAloud({ sentences }: { readonly sentences: readonly string[] }) {
  const text = useText('run')
  const [at, setAt] = useState(0)
  const last = sentences.length - 1
  const next = () => setAt(Math.min(at + 1, last))
  const before = () => setAt(Math.max(at - 1, 0))
  useShortcuts([
    { key: 's', run: next, enabled: at < last },
    { key: 'a', run: before, enabled: at > 0 },
  ])
  if (sentences.length === 0) return null
  return (
    <section className={styles.aloud} aria-label={text('say.label')}>
      <p className={styles.caption}>
        <span className={styles.label}>{text('say.label')}</span>
        {last > 0 && <span>{text('say.count', { n: at + 1, count: sentences.length })}</span>}
      </p>
      <p className={styles.sentence} aria-live="polite">
        {sentences[at]}
      </p>
      {last > 0 && (
        <div className={styles.buttons}>
          <Button keys="s" disabled={at === last} onPress={next}>
            {text('say.next')}
          </Button>
          <Button variant="quiet" keys="a" disabled={at === 0} onPress={before}>
            {text('say.before')}
          </Button>
        </div>
      )}
    </section>
  )
}
