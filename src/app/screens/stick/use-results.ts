/**
 * The results of one folder from the choice to the log.
 */
import { useRef, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { useLanguage, useText } from '../../i18n/index.ts'

export type StickReport = Output<'results.preview'>
export type StickResult = StickReport['results'][number]

interface Results {
  readonly folder: string
  /** The hosts that a person named, by the id of the result. */
  readonly named: Readonly<Record<string, string>>
  readonly report: StickReport | null
  readonly stored: boolean
  readonly failed: CallFailed | null
  readonly busy: boolean
}

const nothing: Results = { folder: '', named: {}, report: null, stored: false, failed: null, busy: false }

export function useResults() {
  const text = useText('stick')
  const language = useLanguage()
  const [state, setState] = useState(nothing)
  const asking = useRef(false)

  /** One at a time; a failure keeps what stands on the screen. */
  const once = async (work: () => Promise<Partial<Results> | null>): Promise<void> => {
    if (asking.current) return
    asking.current = true
    setState((now) => ({ ...now, busy: true }))
    try {
      const after = await work()
      setState((now) => ({ ...now, ...after, failed: null, busy: false }))
    } catch (error) {
      const failed = error instanceof CallFailed ? error : new CallFailed('service.defect')
      setState((now) => ({ ...now, failed, busy: false }))
    } finally {
      asking.current = false
    }
  }
  return {
    state,
    choose: () =>
      once(async () => {
        const { path } = await call('shell.choose-folder', { title: text('results.chooseTitle') })
        if (path === null) return null
        const report = await call('results.preview', { folder: path, language })
        return { folder: path, named: {}, report, stored: false }
      }),
    assign: (result: string, host: string) =>
      once(async () => {
        const named = { ...state.named, [result]: host }
        return { named, report: await call('results.preview', { folder: state.folder, assign: named, language }) }
      }),
    store: () =>
      once(async () => ({
        report: await call('results.import', { folder: state.folder, assign: state.named, language }),
        stored: true,
      })),
  }
}
