/**
 * What a list changed: before and now, and the work lists that follow from it.
 */
import type { Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { showOnly } from '../hosts/table-state.ts'
import styles from './Sightings.module.css'

type Done = Output<'sightings.import'>

const names = ['confirmed', 'contradicted', 'aliveUntouched', 'aliveUnfinished'] as const
const filters = {
  confirmed: { confirmation: ['confirmed' as const] },
  contradicted: { confirmation: ['contradicted' as const] },
  aliveUntouched: { attention: ['alive-untouched' as const] },
  aliveUnfinished: { attention: ['alive-unfinished' as const] },
}

export function TakenIn({ done }: { readonly done: Done }) {
  const text = useText('sightings')
  const format = useFormat()
  const open = (name: (typeof names)[number]): void => {
    showOnly(filters[name])
    goTo({ screen: 'hosts' })
  }
  useShortcuts(
    names.map((name, index) => ({
      key: String(index + 1),
      run: () => open(name),
      enabled: done.now[name] > 0,
    })),
  )
  return (
    <section className={styles.card} aria-label={text('taken')}>
      <h2 className={styles.heading}>
        {text('takenIn', { count: done.hosts, n: format.number(done.hosts), source: done.sightings.source })}
      </h2>
      <ul className={styles.changes}>
        {names.map((name, index) => (
          <li key={name}>
            <span>{text(`now.${name}`)}</span>
            <span className={styles.change}>
              {text('change', { before: format.number(done.before[name]), now: format.number(done.now[name]) })}
            </span>
            <Button size="small" keys={String(index + 1)} disabled={done.now[name] === 0} onPress={() => open(name)}>
              {text('show')}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.lead}>{text('aliveHint')}</p>
    </section>
  )
}
