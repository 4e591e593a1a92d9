/**
 * The one thing to do now: chooses the face of the open step.
 */
import { useState } from 'react'
import type { RunView, StepView } from '../../../contract/index.ts'
import { ActFace } from './ActFace.tsx'
import { ConfirmFace } from './ConfirmFace.tsx'
import { DecideFace } from './DecideFace.tsx'
import { EndedFace } from './EndedFace.tsx'
import { HeldFace } from './HeldFace.tsx'
import { NoRunFace } from './NoRunFace.tsx'
import { OutcomeFace } from './OutcomeFace.tsx'
import { RevealFace } from './RevealFace.tsx'
import type { Panel } from './Run.tsx'
import type { RunActs } from './use-run-acts.ts'
import { WaitFace } from './WaitFace.tsx'

export interface FaceProps {
  readonly view: RunView
  readonly acts: RunActs
  /** The host that needs somebody next, if there is another one. */
  readonly next: string | null
  onPanel(panel: Panel): void
}

export interface StepFaceProps extends FaceProps {
  readonly run: NonNullable<RunView['run']>
  readonly step: StepView
}

export function StepFace(props: FaceProps) {
  const { run, step } = props.view
  if (run === null) return <NoRunFace {...props} />
  if (run.status === 'ended' || step === null) return <EndedFace {...props} />
  const inHand = { ...props, run, step }
  // Put aside by hand; the timer of a step that is itself a wait is the step's own.
  const isHeld = run.heldFor !== null && !(run.heldFor === 'timer' && step.kind === 'wait')
  if (isHeld) return <HeldFace {...inHand} />
  return <OpenStep key={`${run.id} ${step.number} ${step.id}`} {...inHand} />
}

function OpenStep(props: StepFaceProps) {
  const { step } = props
  // When the facts of a killer item were read back. Only here: after an interruption they are asked again.
  const [readBackAt, setReadBackAt] = useState<string | null>(null)
  if (step.kind === 'decide') return <DecideFace {...props} />
  if (step.kind === 'outcome') return <OutcomeFace {...props} />
  if (step.kind === 'wait') return <WaitFace {...props} />
  if (step.confirm !== null && readBackAt === null) {
    return <ConfirmFace {...props} confirm={step.confirm} onConfirmed={() => setReadBackAt(new Date().toISOString())} />
  }
  if (step.kind === 'reveal-key') return <RevealFace {...props} readBackAt={readBackAt} />
  return <ActFace {...props} readBackAt={readBackAt} />
}
