/**
 * One step as a technician sees it, before anything is known of a host. Nothing here can be pressed but what only
 * shows more: an author looks, and answers nothing.
 */
import { useState } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Button, classNames, Hazard, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Commands } from '../run/Commands.tsx'
import { Labelled } from '../run/Labelled.tsx'
import rows from '../run/Rows.module.css'
import step from '../run/Step.module.css'
import { StepHead } from '../run/StepHead.tsx'
import styles from './Preview.module.css'

export function StepPreview({ view }: { readonly view: StepView }) {
  const run = useText('run')
  const text = useText('author')
  const format = useFormat()
  const meta = [
    text(`kind.${view.kind}`),
    ...(view.place === '' ? [] : [view.place]),
    ...(view.kind === 'decide' || view.kind === 'outcome'
      ? []
      : [view.minutes < 1 ? run('meta.short') : run('meta.minutes', { minutes: format.minutes(view.minutes) })]),
    ...(view.practice ? [run('meta.practice')] : []),
  ]
  const undo = view.hazard === null || view.hazard.undo === '' ? '' : run('hazard.undo', { undo: view.hazard.undo })
  return (
    <div className={styles.step}>
      <StepHead meta={meta} title={view.title} text={view.text} takesFocus={false} level={2} />
      {view.say.length > 0 && <Lines title={run('say.label')} lines={view.say} />}
      {view.confirm !== null && view.confirm.facts.length > 0 && <Facts facts={view.confirm.facts} />}
      <Commands host={text('preview.host')} commands={view.commands} large />
      {view.expect !== '' && (
        <dl className={step.facts}>
          <Labelled label={run('expect')}>{view.expect}</Labelled>
        </dl>
      )}
      {view.inputs.length > 0 && <Inputs inputs={view.inputs} />}
      {view.hazard !== null && <Hazard destroys={view.hazard.destroys} undo={undo} />}
      {view.options.length > 0 && <Answers answers={view.options} />}
      {view.dues.length > 0 && <Lines title={run('duesAfter')} lines={view.dues} />}
      {view.kind !== 'decide' && (
        <div className={styles.dock}>
          <Button variant="main" size="dock" wide disabled>
            {run(`main.${view.kind === 'do' && view.inputs.length > 0 ? 'enter' : view.kind}`)}
          </Button>
          <Button size="dock" disabled>
            {run(view.kind === 'outcome' ? 'somethingElse' : 'notWhatISee')}
          </Button>
        </div>
      )}
      {view.deviations.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.label}>{run('notWhatISee')}</h3>
          <Answers answers={view.deviations} />
        </section>
      )}
      {view.sources.length > 0 && <SourcesOf sources={view.sources} />}
    </div>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.label}>{title}</h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ facts }: { readonly facts: NonNullable<StepView['confirm']>['facts'] }) {
  const text = useText('run')
  return (
    <section className={styles.section}>
      <h3 className={styles.label}>{text('confirm.title')}</h3>
      <ul className={rows.joined}>
        {facts.map(({ label, value, hint }, index) => (
          <li key={`${label} ${value}`} className={classNames(rows.row, styles.still)}>
            <kbd className={rows.number}>{index + 1}</kbd>
            <span className={rows.words}>
              <span className={rows.label}>
                {label} <code>{value}</code>
              </span>
              {hint !== '' && <span className={rows.hint}>{hint}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Answer = StepView['deviations'][number] & { readonly likely?: boolean }

function Answers({ answers }: { readonly answers: readonly Answer[] }) {
  const text = useText('run')
  return (
    <ul className={classNames(rows.apart, rows.close)}>
      {answers.map(({ id, label, hint, likely = false }, index) => (
        <li key={id} className={classNames(rows.row, styles.still, likely && styles.likely)}>
          <kbd className={rows.number}>{index + 1}</kbd>
          <span className={rows.words}>
            <span className={rows.label}>{label}</span>
            {hint !== '' && <span className={rows.hint}>{hint}</span>}
          </span>
          {likely && <span className={rows.likelyWord}>{text('likely')}</span>}
        </li>
      ))}
    </ul>
  )
}

function Inputs({ inputs }: { readonly inputs: StepView['inputs'] }) {
  const text = useText('run')
  return (
    <dl className={styles.inputs}>
      {inputs.map(({ name, title, hint, required, options }) => (
        <div key={name} className={styles.input}>
          <dt>{required ? title : text('optional', { title })}</dt>
          <dd>
            {hint !== '' && <span className={styles.hint}>{hint}</span>}
            <span className={styles.box}>{options.map(({ label }) => label).join(' · ')}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function SourcesOf({ sources }: { readonly sources: StepView['sources'] }) {
  const text = useText('run')
  const [open, setOpen] = useState(false)
  return (
    <div className={step.sources}>
      <Button
        variant="quiet"
        size="small"
        icon={open ? 'down' : 'document'}
        pressed={open}
        onPress={() => setOpen(!open)}
      >
        {text('sources', { count: sources.length })}
      </Button>
      {open && (
        <ul className={step.sourceList}>
          {sources.map(({ id, title, publisher, date, mark }) => (
            <li key={id}>
              <Icon name="document" size="small" /> {title}{' '}
              {[publisher, date, text(`mark.${mark}`)].filter((part) => part !== '').join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
