/**
 * What a technician can do to a run, and what became of the last press.
 *
 * One press at a time: what comes before its answer is dropped. A press that the disk refused is kept, named, and
 * done again on request; until then nothing that writes is offered.
 */
import { useRef, useState } from 'react'
import type { ErrorCode, Input, RunView } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { useLanguage } from '../../i18n/index.ts'
import { replaceLive } from '../../live.ts'

type Answer = Omit<Input<'run.answer'>, 'host' | 'step' | 'language'>
type Hold = Omit<Input<'run.hold'>, 'host' | 'language'>

interface Press {
  /** What was pressed, in the person's language. */
  readonly what: string
  write(): Promise<RunView>
}

export interface LostPress {
  readonly what: string
  readonly error: CallFailed
  /** ISO time of the press. */
  readonly at: string
}

export interface RunActs {
  /** The disk took nothing: everything that writes is off until `again` succeeds. */
  readonly off: boolean
  readonly lost: LostPress | null
  /** Each says whether it was stored. `what` names the press in case it is lost. */
  answer(what: string, answer: Answer): Promise<boolean>
  undo(what: string): Promise<boolean>
  hold(what: string, hold: Hold): Promise<boolean>
  goOn(what: string): Promise<boolean>
  end(what: string, reason: string): Promise<boolean>
  again(): Promise<boolean>
  forgetLost(): void
}

const diskCodes: readonly ErrorCode[] = ['workspace.disk-full', 'workspace.disk-error', 'workspace.read-only']

/** @param asked the host as `run.state` was asked for it, so that each answer takes its place */
export function useRunActs(view: RunView, asked: string): RunActs {
  const language = useLanguage()
  const [lost, setLost] = useState<(LostPress & { readonly press: Press }) | null>(null)
  const busy = useRef(false)
  const { id: host } = view.host

  const send = async (press: Press): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    try {
      replaceLive('run.state', { host: asked, language }, await press.write())
      setLost(null)
      return true
    } catch (error) {
      const failed = error instanceof CallFailed ? error : new CallFailed('service.defect', { reason: String(error) })
      setLost({ what: press.what, error: failed, at: new Date().toISOString(), press })
      return false
    } finally {
      busy.current = false
    }
  }
  return {
    off: lost !== null && diskCodes.includes(lost.error.code),
    lost,
    answer: (what, answer) => {
      const step = view.step?.id ?? ''
      return send({ what, write: () => call('run.answer', { ...answer, host, step, language }) })
    },
    undo: (what) => send({ what, write: () => call('run.undo', { host, language }) }),
    hold: (what, hold) => send({ what, write: () => call('run.hold', { ...hold, host, language }) }),
    goOn: (what) => send({ what, write: () => call('run.continue', { host, language }) }),
    end: (what, reason) => send({ what, write: () => call('run.end', { host, reason, language }) }),
    again: () => (lost === null ? Promise.resolve(false) : send(lost.press)),
    forgetLost: () => setLost(null),
  }
}
