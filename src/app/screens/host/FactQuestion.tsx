/**
 * What would change the proposal, asked of the person in front of the machine. Nobody has to answer.
 */
import type { Output } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './FactQuestion.module.css'

type Question = NonNullable<Output<'runbook.propose'>['question']>

interface FactQuestionProps {
  readonly question: Question | null
  readonly answers: Readonly<Partial<Record<Question['id'], string | undefined>>>
  onAnswer(id: Question['id'], value: string): void
  onAgain(): void
}

export function FactQuestion({ question, answers, onAnswer, onAgain }: FactQuestionProps) {
  const text = useText('choose')
  const given = Object.entries(answers)
  const options = question === null ? [] : [...question.options.map(({ id }) => id), 'unknown']
  useShortcuts(
    options.map((value, index) => ({
      key: String(index + 1),
      run: () => question !== null && onAnswer(question.id, value),
      enabled: index < 9,
    })),
  )
  useShortcuts([{ key: 'q', run: onAgain, enabled: given.length > 0 }])
  if (question === null && given.length === 0) return null
  return (
    <div className={styles.question}>
      {given.length > 0 && (
        <p className={styles.given}>
          {given.map(([id, value]) => (
            <span key={id} className={styles.answer}>
              {text('said', { question: text(`short.${id}`), answer: text(`${id}.${value}`) })}
            </span>
          ))}
          <Button variant="quiet" size="small" keys="q" onPress={onAgain}>
            {text('again')}
          </Button>
        </p>
      )}
      {question !== null && (
        <fieldset className={styles.options}>
          <legend className={styles.ask}>{text(`ask.${question.id}`)}</legend>
          {options.map((value, index) => (
            <Button
              key={value}
              size="small"
              {...(index < 9 ? { keys: String(index + 1) } : {})}
              onPress={() => onAnswer(question.id, value)}
            >
              {text(`${question.id}.${value}`)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
