/**
 * Which steps take the time, and which go another way than expected most often.
 */
import { useState } from 'react'
import { Button, NotReady } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import cards from './Cards.module.css'
import styles from './Tables.module.css'

const shownAtFirst = 8

export function StepTable() {
  const text = useText('overview')
  const format = useFormat()
  const language = useLanguage()
  const found = useLive('overview.steps', { language })
  const [order, setOrder] = useState<'slow' | 'unexpected'>('slow')
  if (found.status !== 'ready') return <NotReady of={found} what={text('steps.what')} />
  const { steps } = found.data
  if (steps.length === 0) return null
  const sorted = order === 'slow' ? steps : steps.toSorted((a, b) => b.unexpected - a.unexpected)
  return (
    <section className={cards.card} aria-label={text('steps.name')}>
      <div className={styles.head}>
        <h2 className={cards.heading}>{text('steps.name')}</h2>
        <Button variant="quiet" size="small" pressed={order === 'slow'} onPress={() => setOrder('slow')}>
          {text('steps.slow')}
        </Button>
        <Button variant="quiet" size="small" pressed={order === 'unexpected'} onPress={() => setOrder('unexpected')}>
          {text('steps.unexpected')}
        </Button>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('steps.step')}</th>
              <th scope="col">{text('steps.runbook')}</th>
              <th scope="col">{text('steps.answers')}</th>
              <th scope="col">{text('steps.minutes')}</th>
              <th scope="col">{text('steps.hours')}</th>
              <th scope="col">{text('steps.otherWay')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted
              .slice(0, shownAtFirst)
              .map(({ runbook, runbookTitle, step, title, answers, timed, seconds, unexpected }) => (
                <tr key={`${runbook} ${step}`}>
                  <th scope="row">
                    <Button variant="quiet" size="small" onPress={() => goTo({ screen: 'runbooks', runbook, step })}>
                      {title}
                    </Button>
                  </th>
                  <td className={styles.words}>{runbookTitle}</td>
                  <td>{format.number(answers)}</td>
                  <td>{timed === 0 ? '' : format.number(Math.round(seconds / timed / 6) / 10)}</td>
                  <td>{format.number(Math.round(seconds / 360) / 10)}</td>
                  <td>{text('steps.of', { n: format.number(unexpected), all: format.number(answers) })}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
