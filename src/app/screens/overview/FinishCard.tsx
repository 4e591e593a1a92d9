/**
 * When it will be done: a range, and how it is computed.
 */
import type { Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Cards.module.css'
import { useFinishWords } from './use-finish-words.ts'

export function FinishCard({ shown, onWhatIf }: { readonly shown: Output<'overview.show'>; onWhatIf(): void }) {
  const text = useText('overview')
  const words = useFinishWords()
  return (
    <section className={styles.card} aria-label={text('finish.name')}>
      <h2 className={styles.name}>{text('finish.name')}</h2>
      <p className={styles.range}>{words.range(shown.forecast, shown.now)}</p>
      <p className={styles.how}>{words.how(shown.forecast)}</p>
      <p className={styles.end}>
        <Button variant="quiet" size="small" keys="w" icon="person" onPress={onWhatIf}>
          {text('whatIf.open')}
        </Button>
      </p>
    </section>
  )
}
