/**
 * A newer version of the runbook corrects a danger in a step that can still come. The run keeps its version; the
 * person knows before they get there.
 */
import type { RunView } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './Corrections.module.css'

interface CorrectionsProps {
  readonly view: RunView
  /** Whether another runbook can be taken right now. */
  readonly canChange: boolean
}

export function Corrections({ view: { warnings, step }, canChange }: CorrectionsProps) {
  const text = useText('run')
  return (
    <div role="status">
      {warnings.length > 0 && (
        <section className={styles.corrections} aria-label={text('correction.title')}>
          <Icon name="alert" size="large" />
          <div className={styles.words}>
            <h2 className={styles.title}>{text('correction.title')}</h2>
            <ul>
              {warnings.map((warning) => (
                <li key={`${warning.step} ${warning.text}`}>
                  <strong>
                    {text(warning.step === step?.id ? 'correction.here' : 'correction.ahead', { title: warning.title })}
                  </strong>{' '}
                  {warning.text} <span className={styles.version}>{text('correction.version', warning)}</span>
                </li>
              ))}
            </ul>
            {canChange && (
              <p className={styles.way}>
                {text('correction.way')} <KeyCap keys="o" />
              </p>
            )}
          </div>
        </section>
      )}
    </div>
  )
}
