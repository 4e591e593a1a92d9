/**
 * The buttons of a step that is carried out. When a value is wrong the main button stays in its place, off, and the
 * filled one is the way out: the value is stored as read, and the runbook leads on from it.
 */
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { StepFaceProps } from './StepFace.tsx'
import type { StepReadings } from './use-readings.ts'

interface ActDockProps extends StepFaceProps {
  readonly readBackAt: string | null
  readonly readings: StepReadings
}

export function ActDock({ step, acts, onPanel, readBackAt, readings }: ActDockProps) {
  const text = useText('run')
  const main = text(`main.${step.kind === 'do' && step.inputs.length > 0 ? 'enter' : step.kind}`)
  const writes = !acts.off
  const { state } = readings

  const store = async (what: string, evenIfBad: boolean): Promise<void> => {
    const inputs = await readings.settle(evenIfBad)
    if (inputs === null) return
    const stored = await acts.answer(what, {
      result: 'done',
      ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
      ...(readBackAt === null ? {} : { confirm: true }),
    })
    if (stored) readings.forget()
  }
  const done = () => void store(main, false)
  const allTheSame = () => void store(text('itSaysThis'), true)
  useShortcuts([
    { key: 'Enter', run: done, enabled: writes },
    { key: 'b', run: allTheSame, enabled: writes && state === 'bad' },
    { key: 'x', run: () => onPanel('deviations'), enabled: writes },
  ])
  return (
    <>
      <Button
        variant={state === 'bad' ? 'plain' : 'main'}
        size="dock"
        wide={state !== 'bad'}
        keys="Enter"
        disabled={!writes || state === 'bad' || state === 'wrong'}
        onPress={done}
      >
        {main}
      </Button>
      {state === 'bad' ? (
        <Button variant="main" size="dock" wide keys="b" disabled={!writes} onPress={allTheSame}>
          {text('itSaysThis')}
        </Button>
      ) : (
        <Button size="dock" keys="x" disabled={!writes} onPress={() => onPanel('deviations')}>
          {text('notWhatISee')}
        </Button>
      )}
      <Button size="dock" keys="w" disabled={!writes} onPress={() => onPanel('hold')}>
        {text('wait')}
      </Button>
    </>
  )
}
