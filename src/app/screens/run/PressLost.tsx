/**
 * A press that was not stored. When the disk takes nothing, a band names it and offers it again, and nothing else
 * writes; any other refusal is said once, in place.
 */
import type { StepView } from '../../../contract/index.ts'
import { Button, ErrorBox, Icon } from '../../components/index.ts'
import { useErrorText, useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './PressLost.module.css'
import type { RunActs } from './use-run-acts.ts'

interface PressLostProps {
  readonly acts: RunActs
  readonly step: StepView | null
  readonly host: string
}

export function PressLost({ acts, step, host }: PressLostProps) {
  const text = useText('run')
  const format = useFormat()
  const errorText = useErrorText()
  useShortcuts([{ key: 'Enter', run: () => void acts.again(), enabled: acts.off }])
  // The frame says that the service was restarted, and the screen shows what it knows.
  if (acts.lost === null || acts.lost.error.code === 'service.restarted') return null
  const { error, what, at } = acts.lost
  if (!acts.off) {
    return (
      <div className={styles.refused}>
        <ErrorBox error={error}>
          <Button size="small" onPress={acts.forgetLost}>
            {text('lost.understood')}
          </Button>
        </ErrorBox>
      </div>
    )
  }
  const { message, hint } = errorText(error)
  return (
    <div className={styles.band} role="alert">
      <Icon name="drive" size="large" />
      <div className={styles.words}>
        <p className={styles.message}>{message}</p>
        <p>{hint}</p>
        <p className={styles.what}>
          {step === null
            ? text('lost.what', { what, host, time: format.seconds(at) })
            : text('lost.whatStep', { what, host, n: step.number, time: format.seconds(at) })}
        </p>
      </div>
      <Button variant="main" keys="Enter" onPress={() => void acts.again()}>
        {text('lost.again')}
      </Button>
    </div>
  )
}
