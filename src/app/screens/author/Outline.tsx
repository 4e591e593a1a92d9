/**
 * The steps in the order of the text, those of included parts after them: which one is shown, and the way to it.
 */
import { classNames } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Editor.module.css'

export interface OutlineStep {
  readonly id: string
  readonly title: string
  readonly kind: string
  /** From 0; `null` for a step that an included part brought. */
  readonly line: number | null
  readonly problems: number
}

interface OutlineProps {
  readonly steps: readonly OutlineStep[]
  readonly shown: string
  onChoose(step: OutlineStep): void
}

export function Outline({ steps, shown, onChoose }: OutlineProps) {
  const text = useText('author')
  const kindOf = (kind: string) => (kind === '' ? '' : text(`kind.${kind}`))
  return (
    <ol className={styles.outline} aria-label={text('outline.label')}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written two steps may have one id
        <li key={`${step.id} ${index}`}>
          <button
            type="button"
            className={classNames(styles.outlineStep, step.id === shown && styles.outlineNow)}
            aria-current={step.id === shown}
            onClick={() => onChoose(step)}
          >
            <span className={styles.outlineNumber}>{index + 1}</span>
            <span className={styles.outlineTitle}>{step.title === '' ? step.id : step.title}</span>
            {step.problems > 0 && (
              <span className={styles.outlineProblems}>{text('outline.problems', { count: step.problems })}</span>
            )}
            <span className={styles.outlineKind}>
              {[kindOf(step.kind), ...(step.line === null ? [text('outline.part')] : [])]
                .filter((word) => word !== '')
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
