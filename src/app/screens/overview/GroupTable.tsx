/**
 * The incident by site, building, environment, criticality, technician or runbook. Each table adds up to all hosts.
 */
import { Button as AriaButton } from 'react-aria-components'
import type { HostFilter, Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useValueWord } from '../hosts/use-part-words.ts'
import { Bar } from './Bar.tsx'
import cards from './Cards.module.css'
import { Figure, openHosts } from './Figure.tsx'
import type { Grouping } from './OverviewScreen.tsx'
import styles from './Tables.module.css'
import { useFinishWords } from './use-finish-words.ts'

const groupings: readonly Grouping[] = ['site', 'building', 'environment', 'criticality', 'technician', 'runbook']
const unfinished = ['not-started', 'in-progress', 'waiting', 'blocked', 'escalated'] as const

export interface GroupTableProps {
  readonly shown: Output<'overview.show'>
  readonly by: Grouping
  onBy(by: Grouping): void
}

export function GroupTable({ shown, by, onBy }: GroupTableProps) {
  const text = useText('overview')
  const format = useFormat()
  const wordOf = useValueWord()
  const finish = useFinishWords()
  useShortcuts(groupings.map((grouping, index) => ({ key: String(index + 1), run: () => onBy(grouping) })))
  const isSite = by === 'site'
  return (
    <section className={cards.card} aria-label={text(`groups.${by}`)}>
      <div className={styles.head}>
        <h2 className={cards.heading}>{text('groups.name')}</h2>
        {groupings.map((grouping, index) => (
          <Button
            key={grouping}
            variant="quiet"
            size="small"
            keys={String(index + 1)}
            pressed={grouping === by}
            onPress={() => onBy(grouping)}
          >
            {text(`groups.${grouping}`)}
          </Button>
        ))}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text(`groups.${by}`)}</th>
              {isSite && <th scope="col">{text('groups.criticalLeft')}</th>}
              <th scope="col">{text('groups.left')}</th>
              <th scope="col" className={styles.barColumn}>
                {text('groups.bar')}
              </th>
              <th scope="col">{text('groups.said')}</th>
              <th scope="col">{text('groups.confirmed')}</th>
              <th scope="col">{text('groups.hosts')}</th>
              {isSite && <th scope="col">{text('groups.doneAbout')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.groups.map(({ key, total, byStatus, confirmed, left, criticalLeft, forecast }) => {
              const filter = filterOf(by, key)
              const name = wordOf(by, key)
              return (
                <tr key={key}>
                  <th scope="row">
                    <AriaButton className={styles.name ?? ''} onPress={() => openHosts(filter)}>
                      {name}
                    </AriaButton>
                  </th>
                  {isSite && (
                    <td>
                      <Figure
                        value={criticalLeft}
                        label={`${name}, ${text('groups.criticalLeft')}`}
                        filter={{ ...filter, criticality: [1], status: [...unfinished] }}
                      />
                    </td>
                  )}
                  <td>
                    <Figure
                      value={left}
                      label={`${name}, ${text('groups.left')}`}
                      filter={{ ...filter, status: [...unfinished] }}
                    />
                  </td>
                  <td>
                    <Bar
                      label={name}
                      total={total - byStatus.retired}
                      confirmed={confirmed}
                      unseen={byStatus.recovered - confirmed}
                      contradicted={0}
                    />
                  </td>
                  <td>{format.number(byStatus.recovered)}</td>
                  <td>{format.number(confirmed)}</td>
                  <td>{format.number(total)}</td>
                  {isSite && <td>{finish.about(forecast, shown.now)}</td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function filterOf(by: Grouping, key: string): HostFilter {
  // Keys of the environment and the criticality are values of those very unions.
  if (by === 'criticality') return { criticality: [Number(key)] }
  return { [by]: [key] }
}
