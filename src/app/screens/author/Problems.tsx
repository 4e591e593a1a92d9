/**
 * What is wrong with the text, in the order of the text: the words, how to mend it, and the way there.
 */
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Editor.module.css'
import { type Problem, useProblemWords } from './use-problem-words.ts'

interface ProblemsProps {
  readonly problems: readonly Problem[]
  /** The one that was jumped to last. */
  readonly current: number | null
  /** Missing where there is no text to jump to. */
  readonly onJump?: (index: number) => void
}

export function Problems({ problems, current, onJump }: ProblemsProps) {
  const text = useText('author')
  const wordsOf = useProblemWords()
  return (
    <ol className={styles.problems} aria-label={text('problems.label')}>
      {problems.map((problem, index) => {
        const { message, hint, place } = wordsOf(problem)
        const inside = (
          <>
            <Icon name="alert" size="small" />
            <span className={styles.problemWords}>
              <span className={styles.problemMessage}>{message}</span>
              <span className={styles.problemHint}>{hint}</span>
              <span className={styles.problemPlace}>{place}</span>
            </span>
          </>
        )
        const key = `${problem.code} ${problem.part} ${problem.path} ${index}`
        return (
          <li key={key}>
            {onJump === undefined || problem.line === 0 ? (
              <div className={styles.problem}>{inside}</div>
            ) : (
              <button
                type="button"
                className={classNames(styles.problem, index === current && styles.problemNow)}
                aria-current={index === current}
                onClick={() => onJump(index)}
              >
                {inside}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
