/**
 * A run that was put aside by hand: for what, and how it goes on. The step itself is not shown until then.
 */
import { Button, Icon, Ring } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { secondsUntil, useNow } from '../../now.ts'
import { goTo } from '../../stores/place.ts'
import { Dock } from './dock.tsx'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'

export function HeldFace({ view: { host }, run, step, acts, next, onPanel }: StepFaceProps) {
  const text = useText('run')
  const format = useFormat()
  const now = useNow(1000)
  const until = run.heldFor === 'timer' ? step.waitUntil : null
  const left = until === null ? 0 : secondsUntil(until, now)
  const writes = !acts.off
  const goOn = () => void acts.goOn(text('held.goOn'))
  useShortcuts([{ key: 'Enter', run: goOn, enabled: writes }])
  return (
    <>
      <StepHead
        meta={[text('meta.step', { n: step.number }), step.title]}
        title={text(`held.${run.heldFor ?? 'timer'}`)}
        text={run.heldReason}
      />
      <div className={styles.timer}>
        {until === null ? (
          <Icon name="pause" size="large" />
        ) : (
          <Ring seconds={left} total={spanOf(host.since, until)} size="large" />
        )}
        <p className={styles.timerWords} role="status">
          {until === null
            ? text('held.since', { time: format.dateTime(host.since) })
            : left === 0
              ? text('timer.over')
              : text('timer.until', { time: format.time(until) })}
        </p>
      </div>
      <Dock>
        <Button variant="main" size="dock" wide keys="Enter" disabled={!writes} onPress={goOn}>
          {text('held.goOn')}
        </Button>
        {next !== null && (
          <Button size="dock" keys="h" onPress={() => goTo({ screen: 'run', host: next })}>
            {text('nextHost')}
          </Button>
        )}
        <Button size="dock" keys="w" disabled={!writes} onPress={() => onPanel('hold')}>
          {text('held.change')}
        </Button>
      </Dock>
    </>
  )
}

function spanOf(since: string, until: string): number {
  return Math.max(1, (Date.parse(until) - Date.parse(since)) / 1000)
}
