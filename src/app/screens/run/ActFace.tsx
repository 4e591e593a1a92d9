/**
 * A step that is carried out: what to type, what you should see, what it destroys, what to read off the machine.
 */
import { Hazard } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ActDock } from './ActDock.tsx'
import { Commands } from './Commands.tsx'
import { Dock } from './dock.tsx'
import { Labelled } from './Labelled.tsx'
import { Missing } from './Missing.tsx'
import { Readings } from './Readings.tsx'
import { SayAloud } from './SayAloud.tsx'
import { Sources } from './Sources.tsx'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'
import { useReadings } from './use-readings.ts'
import { useStepMeta } from './use-step-meta.ts'

export function ActFace(props: StepFaceProps & { readonly readBackAt: string | null }) {
  const { view, run, step, readBackAt } = props
  const text = useText('run')
  const format = useFormat()
  const meta = useStepMeta(step)
  const readings = useReadings(view.host.id, run.id, step)
  const undo = step.hazard === null || step.hazard.undo === '' ? '' : text('hazard.undo', { undo: step.hazard.undo })
  return (
    <>
      <StepHead meta={meta} title={step.title} text={step.text} takesFocus={step.inputs.length === 0} />
      <SayAloud sentences={step.say} />
      <Missing names={step.missing} />
      <Commands host={view.host.name} commands={step.commands} large={step.inputs.length === 0} />
      {(step.expect !== '' || readBackAt !== null) && (
        <dl className={styles.facts}>
          {step.expect !== '' && <Labelled label={text('expect')}>{step.expect}</Labelled>}
          {readBackAt !== null && (
            <Labelled label={text('readBack.label')} checked>
              {text('readBack.before', { count: step.confirm?.facts.length ?? 0, time: format.time(readBackAt) })}
            </Labelled>
          )}
        </dl>
      )}
      {step.inputs.length > 0 && <Readings step={step} readings={readings} />}
      {step.hazard !== null && (
        <div className={styles.hazard}>
          <Hazard destroys={step.hazard.destroys} undo={undo} />
        </div>
      )}
      <Sources step={step} />
      <Dock>
        {step.hazard !== null && (
          <div className={styles.hazardLine}>
            <Hazard destroys={step.hazard.destroys} undo={step.hazard.undo} compact />
          </div>
        )}
        <ActDock {...props} readings={readings} />
      </Dock>
    </>
  )
}
