/**
 * Where one is: file, check, done.
 */
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './ImportScreen.module.css'
import type { Load } from './load-state.ts'

const steps = ['choose', 'check', 'done'] as const

export function Steps({ step }: { readonly step: Load['step'] }) {
  const text = useText('import')
  const at = steps.indexOf(step === 'loading' ? 'done' : step)
  return (
    <ol className={styles.steps} aria-label={text('steps.label')}>
      {steps.map((name, index) => (
        <li
          key={name}
          className={classNames(styles.step, index === at && styles.stepNow)}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {index < at ? <Icon name="check" size="small" /> : <span>{index + 1}</span>}
          {text(`steps.${name}`)}
        </li>
      ))}
    </ol>
  )
}
