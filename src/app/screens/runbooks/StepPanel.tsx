/**
 * The selected step whole: what to do, what to type, what to see, and where each answer leads.
 */
import type { Ref } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { Button, classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import type { Layer } from '../../keys/index.ts'
import type { Book } from './book.ts'
import { Lines } from './Lines.tsx'
import { StepFacts } from './StepFacts.tsx'
import styles from './StepPanel.module.css'
import type { Selection } from './use-selection.ts'
import { WaysOut } from './WaysOut.tsx'

interface StepPanelProps {
  readonly ref?: Ref<HTMLElement>
  readonly book: Book
  readonly selection: Selection
  /** Open runs that stand here. */
  readonly hosts: number
  /** Beside the chart, or over it. */
  readonly layer: Layer
  onHosts(): void
}

export function StepPanel({ ref, book, selection, hosts, layer, onHosts }: StepPanelProps) {
  const text = useText('runbooks')
  const { step } = selection
  return (
    <aside
      ref={ref ?? null}
      className={classNames(styles.panel, layer === 'dialog' && styles.over)}
      aria-labelledby="runbook-step"
      tabIndex={-1}
      key={step.id}
    >
      <header className={styles.head}>
        <p className={styles.which}>{text('selectedStep', { n: book.numberOf(step.id), id: step.id })}</p>
        <h2 className={styles.title} id="runbook-step">
          {step.title}
        </h2>
        <Meta step={step} />
        {step.text !== '' && <p className={styles.text}>{step.text}</p>}
      </header>
      <Lines commands={step.commands} layer={layer} />
      {step.say.length > 0 && (
        <section className={styles.aloud} aria-label={text('aloud')}>
          <h3 className={styles.label}>{text('aloud')}</h3>
          <ol className={styles.sentences}>
            {step.say.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </section>
      )}
      <StepFacts step={step} />
      <WaysOut book={book} step={step} layer={layer} onSelect={selection.select} />
      {hosts > 0 && (
        <footer className={styles.foot}>
          <Button icon="host" keys={layer === 'screen' ? 'h' : undefined} onPress={onHosts}>
            {text('hosts', { count: hosts })}
          </Button>
        </footer>
      )}
    </aside>
  )
}

function Meta({ step }: { readonly step: ReadStep }) {
  const text = useText('runbooks')
  const format = useFormat()
  const parts = [
    text(`kind.${step.kind}`),
    step.place,
    step.kind === 'outcome'
      ? ''
      : step.minutes < 1
        ? text('short')
        : text('about', { minutes: format.minutes(step.minutes) }),
  ]
  return (
    <p className={styles.meta}>
      {parts.filter(Boolean).join(' · ')}
      {step.practice && (
        <span className={styles.practice}>
          <Icon name="info" size="small" />
          {text('practiceWhole')}
        </span>
      )}
    </p>
  )
}
