/**
 * One line on the scams of this incident, where technicians are; nothing when none is known.
 */
import { Button, Icon } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Beware.module.css'

export function Beware() {
  const text = useText('bench')
  const language = useLanguage()
  const { data } = useLive('record.warnings', { language }, { keepPrevious: true })
  const [first] = data?.warnings ?? []
  if (data === undefined || first === undefined) return null
  return (
    <section className={styles.beware} aria-label={text('beware.label')}>
      <p className={styles.words}>
        <Icon name="alert" /> <span>{first.title}</span>
      </p>
      <Button variant="quiet" size="small" keys="Alt+6" onPress={() => goTo({ screen: 'record' })}>
        {text('beware.all', { count: data.warnings.length })}
      </Button>
    </section>
  )
}
