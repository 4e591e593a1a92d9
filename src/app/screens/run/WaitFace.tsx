/**
 * A step that waits: what is left, large. Meanwhile the next host is the way out; ending it early is possible and is
 * recorded as early.
 */
import { Button, Ring } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { secondsUntil, useNow } from '../../now.ts'
import { goTo } from '../../stores/place.ts'
import { Commands } from './Commands.tsx'
import { Dock } from './dock.tsx'
import { Labelled } from './Labelled.tsx'
import { SayAloud } from './SayAloud.tsx'
import { Sources } from './Sources.tsx'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'
import { useStepMeta } from './use-step-meta.ts'

export function WaitFace({ view, step, acts, next, onPanel }: StepFaceProps) {
  const text = useText('run')
  const format = useFormat()
  const meta = useStepMeta(step)
  const now = useNow(250)
  const until = step.waitUntil
  const left = until === null ? 0 : secondsUntil(until, now)
  const over = left === 0
  const writes = !acts.off
  const done = () => void acts.answer(text('main.wait'), { result: 'done' })
  useShortcuts([
    { key: 'Enter', run: done, enabled: writes && over },
    { key: 'e', run: done, enabled: writes && !over },
    { key: 'x', run: () => onPanel('deviations'), enabled: writes },
  ])
  return (
    <>
      <StepHead meta={meta} title={step.title} text={step.text} />
      <SayAloud sentences={step.say} />
      <Commands host={view.host.name} commands={step.commands} large={false} />
      <div className={styles.timer}>
        <Ring seconds={left} total={step.minutes * 60} size="large" />
        <p className={styles.timerWords} role="status">
          {over || until === null ? text('timer.over') : text('timer.until', { time: format.time(until) })}
        </p>
      </div>
      {step.expect !== '' && (
        <dl className={styles.facts}>
          <Labelled label={text('expect')}>{step.expect}</Labelled>
        </dl>
      )}
      <Sources step={step} />
      <Dock>
        {over || next === null ? (
          <Button variant="main" size="dock" wide keys="Enter" disabled={!writes || !over} onPress={done}>
            {text('main.wait')}
          </Button>
        ) : (
          <Button variant="main" size="dock" wide keys="h" onPress={() => goTo({ screen: 'run', host: next })}>
            {text('nextHost')}
          </Button>
        )}
        {!over && (
          <Button size="dock" keys="e" disabled={!writes} onPress={done}>
            {text('timer.early')}
          </Button>
        )}
        <Button size="dock" keys="x" disabled={!writes} onPress={() => onPanel('deviations')}>
          {text('notWhatISee')}
        </Button>
      </Dock>
    </>
  )
}
