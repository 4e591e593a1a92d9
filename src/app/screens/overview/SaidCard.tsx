/**
 * Said and confirmed: two figures, equally large, and the bar that holds both.
 */
import type { Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Bar } from './Bar.tsx'
import styles from './Cards.module.css'
import { Figure, openHosts, Since } from './Figure.tsx'

const goneAgain = { confirmation: ['contradicted' as const] }
const alive = { attention: ['alive-untouched' as const] }

export function SaidCard({ shown }: { readonly shown: Output<'overview.show'> }) {
  const text = useText('overview')
  const format = useFormat()
  const { figures } = shown
  const toRecover = figures.total - figures.retired
  const share = (hosts: number): string =>
    toRecover === 0 ? '' : text('share', { n: format.number(Math.round((hosts / toRecover) * 1_000) / 10) })
  useShortcuts([
    { key: 'g', run: () => openHosts(goneAgain), enabled: figures.contradicted > 0 },
    { key: 'a', run: () => openHosts(alive), enabled: figures.aliveUntouched > 0 },
  ])
  return (
    <section className={styles.card} aria-label={text('said.label')}>
      <div className={styles.pair}>
        <div>
          <h2 className={styles.name}>{text('said.name')}</h2>
          <p className={styles.row}>
            <Figure
              value={figures.recovered}
              label={text('said.name')}
              filter={{ status: ['recovered'] }}
              size="huge"
            />
            <span className={styles.share}>{share(figures.recovered)}</span>
          </p>
          <Since shown={shown} name="recovered" />
        </div>
        <div>
          <h2 className={styles.name}>{text('confirmed.name')}</h2>
          <p className={styles.row}>
            <Figure
              value={figures.confirmed}
              label={text('confirmed.name')}
              filter={{ confirmation: ['confirmed'] }}
              size="huge"
            />
            <span className={styles.share}>{share(figures.confirmed)}</span>
          </p>
          <Since shown={shown} name="confirmed" />
        </div>
      </div>
      <Bar
        label={text('said.label')}
        total={toRecover}
        confirmed={figures.confirmed}
        unseen={figures.unseen}
        contradicted={figures.contradicted}
      />
      <ul className={styles.legend}>
        <li className={styles.isConfirmed}>{text('legend.confirmed', { n: format.number(figures.confirmed) })}</li>
        <li className={styles.isUnseen}>{text('legend.unseen', { n: format.number(figures.unseen) })}</li>
        {figures.contradicted > 0 && (
          <li>
            <Button variant="quiet" size="small" keys="g" icon="alert" onPress={() => openHosts(goneAgain)}>
              {text('legend.contradicted', { n: format.number(figures.contradicted) })}
            </Button>
          </li>
        )}
        {figures.aliveUntouched > 0 && (
          <li>
            <Button variant="quiet" size="small" keys="a" icon="info" onPress={() => openHosts(alive)}>
              {text('legend.alive', { n: format.number(figures.aliveUntouched) })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}
