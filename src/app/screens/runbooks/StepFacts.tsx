/**
 * What belongs to a step beside its text: what to see, what is read, what it destroys, what it rests on.
 */
import type { ReactNode } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { classNames, Icon, StatusMark } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import styles from './StepPanel.module.css'

export function StepFacts({ step }: { readonly step: ReadStep }) {
  const text = useText('runbooks')
  const { expect, inputs, hazard, confirm, dues, times, sources, outcome } = step
  return (
    <dl className={styles.facts}>
      {outcome !== null && <Ending outcome={outcome} />}
      {expect !== '' && <Fact label={text('expect')}>{expect}</Fact>}
      {inputs.length > 0 && (
        <Fact label={text('reads')}>
          <ul>
            {inputs.map(({ name, title, hint, required }) => (
              <li key={name}>
                {required ? title : text('ifThere', { title })}
                {hint !== '' && <span className={styles.hint}>{hint}</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {hazard !== null && (
        <Fact label={text('destroysLabel')}>
          <span className={styles.destroys}>
            <Icon name="alert" />
            {hazard.destroys}
          </span>
        </Fact>
      )}
      {hazard !== null && hazard.undo !== '' && <Fact label={text('undo')}>{hazard.undo}</Fact>}
      {confirm !== null && (
        <Fact label={text('asks')}>
          <ul>
            {confirm.facts.map(({ label, value }) => (
              <li key={label}>
                {label} <span className={styles.mono}>{value}</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {times > 0 && <Fact label={text('atMost')}>{text('times', { count: times })}</Fact>}
      {dues.length > 0 && (
        <Fact label={text('dues')}>
          <ul>
            {dues.map((due) => (
              <li key={due}>{due}</li>
            ))}
          </ul>
        </Fact>
      )}
      {sources.length > 0 && <Sources sources={sources} />}
    </dl>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How the run ends here, why, and with which runbook it goes on. */
function Ending({ outcome }: { readonly outcome: NonNullable<ReadStep['outcome']> }) {
  const text = useText('runbooks')
  const hosts = useText('hosts')
  const next = outcome.continue
  return (
    <>
      <Fact label={text('endsAs')}>
        <StatusMark status={outcome.status} withWord />
        {outcome.how !== '' && <span className={styles.hint}>{hosts(`how.${outcome.how}`)}</span>}
      </Fact>
      {outcome.reason !== '' && <Fact label={text('reason')}>{outcome.reason}</Fact>}
      {next !== '' && (
        <Fact label={text('goesOn')}>
          <button type="button" className={styles.link} onClick={() => goTo({ screen: 'runbooks', runbook: next })}>
            {next}
          </button>
        </Fact>
      )}
    </>
  )
}

function Sources({ sources }: { readonly sources: ReadStep['sources'] }) {
  const text = useText('runbooks')
  const run = useText('run')
  return (
    <Fact label={text('sources')}>
      <ul>
        {sources.map(({ id, title, publisher, date, mark }) => (
          <li key={id}>
            {title}
            <span className={classNames(styles.hint, mark === 'K' && styles.practice)}>
              {mark === 'K' && <Icon name="info" size="small" />}
              {[publisher, date, run(`mark.${mark}`)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  )
}
