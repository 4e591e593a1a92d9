/**
 * The frame of a run: strip on top, path on the left, the step in the middle, its dock below it, facts on the right.
 * In a narrow window path and facts go under the step; strip and dock stay.
 */
import { useEffect, useState } from 'react'
import type { RunView } from '../../../contract/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { AnotherRunbookDialog } from '../host/AnotherRunbookDialog.tsx'
import { Corrections } from './Corrections.tsx'
import { Deviations } from './Deviations.tsx'
import { DockProvider } from './dock.tsx'
import { GiveUpDialog } from './GiveUpDialog.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import { MoreBelow } from './MoreBelow.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { PathPanel } from './PathPanel.tsx'
import { PressLost } from './PressLost.tsx'
import styles from './Run.module.css'
import { SidePanel } from './SidePanel.tsx'
import { StepFace } from './StepFace.tsx'
import { Strip } from './Strip.tsx'
import { useOtherRuns } from './use-other-runs.ts'
import { useRunActs } from './use-run-acts.ts'
import { WasHere } from './WasHere.tsx'

export type Panel = 'deviations' | 'note' | 'hold' | 'give-up' | 'another'

interface RunProps {
  readonly view: RunView
  /** The host as it was asked for: an id that was joined into another one still finds it. */
  readonly asked: string
}

export function Run({ view, asked }: RunProps) {
  const text = useText('run')
  const acts = useRunActs(view, asked)
  const others = useOtherRuns(view.host.id)
  const [panel, setPanel] = useState<Panel | null>(null)
  const [dock, setDock] = useState<HTMLElement | null>(null)
  const [scroll, setScroll] = useState<HTMLElement | null>(null)
  const [step, setStep] = useState<HTMLElement | null>(null)
  const { host, run, path } = view
  const open = run !== null && run.status !== 'ended'
  const writes = !acts.off
  // An attempt that was given up has ended for good.
  const canUndo = writes && path.length > 0 && (open || run?.outcome != null)
  const undo = () => void acts.undo(text('undo'))
  const next = () => {
    if (others.next !== null) goTo({ screen: 'run', host: others.next })
  }
  const typeIn = () => goTo({ screen: 'transcribe', host: host.id })
  useShortcuts([
    { key: 'h', run: next, enabled: others.next !== null },
    { key: 'n', run: () => setPanel('note'), enabled: writes },
    { key: 'w', run: () => setPanel('hold'), enabled: writes && open },
    { key: 'g', run: () => setPanel('give-up'), enabled: writes && open },
    { key: 'o', run: () => setPanel('another'), enabled: writes && open },
    { key: 't', run: typeIn, enabled: writes && open },
    { key: 'Ctrl+z', run: undo, enabled: canUndo },
  ])
  const close = () => setPanel(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read from its top
  useEffect(() => {
    step?.scrollTo({ top: 0 })
    scroll?.scrollTo({ top: 0 })
  }, [view.step?.id, path.length])
  return (
    <DockProvider value={dock}>
      <p className={styles.unseen} role="status">
        {view.step === null ? '' : text('announce', { n: view.step.number, title: view.step.title })}
      </p>
      <div className={styles.run}>
        <PressLost acts={acts} step={view.step} host={host.name} />
        <Strip view={view} hasNext={others.next !== null} onNext={next} />
        <div className={styles.body}>
          <div className={styles.scroll} ref={setScroll}>
            <div className={styles.step} ref={setStep}>
              <WasHere view={view} />
              <Corrections view={view} canChange={writes && open} />
              <StepFace view={view} acts={acts} next={others.next} onPanel={setPanel} />
            </div>
            <PathPanel view={view} {...(canUndo ? { onUndo: undo } : {})} />
            <SidePanel
              view={view}
              others={others.all}
              {...(writes ? { onNote: () => setPanel('note') } : {})}
              {...(writes && open
                ? { onGiveUp: () => setPanel('give-up'), onAnother: () => setPanel('another'), onTypeIn: typeIn }
                : {})}
            />
          </div>
          <div className={styles.foot}>
            <div className={styles.dock} ref={setDock} />
            <MoreBelow narrow={scroll} wide={step} />
          </div>
        </div>
      </div>
      {panel === 'note' && <NoteDialog host={host} onClose={close} />}
      {panel === 'hold' && <HoldDialog acts={acts} onClose={close} />}
      {panel === 'another' && run !== null && <AnotherRunbookDialog host={host} open={run} onClose={close} />}
      {panel === 'give-up' && <GiveUpDialog acts={acts} onClose={close} />}
      {panel === 'deviations' && view.step !== null && <Deviations step={view.step} acts={acts} onClose={close} />}
    </DockProvider>
  )
}
