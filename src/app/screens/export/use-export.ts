/**
 * One export from the press to the file: chosen, written with progress, ended or stopped.
 */
import { useEffect, useRef, useState } from 'react'
import type { HostFilter, Input, JobProgress, Output } from '../../../contract/index.ts'
import { CallFailed, call, subscribe } from '../../client.ts'
import { useText } from '../../i18n/index.ts'
import { newJobId } from '../import/job-id.ts'

export type Format = Input<'export.write'>['format']

export type ExportState =
  | { readonly step: 'choosing'; readonly failed: CallFailed | null }
  | { readonly step: 'writing'; readonly job: string; readonly progress: JobProgress | null }
  | { readonly step: 'done'; readonly result: Output<'export.write'> }

export function useExport() {
  const text = useText('export')
  const [state, setState] = useState<ExportState>({ step: 'choosing', failed: null })
  const asking = useRef(false)
  useEffect(
    () =>
      subscribe('job', (data) => {
        const progress = data as JobProgress // what this topic carries (wire.ts)
        setState((now) => (now.step === 'writing' && now.job === progress.job ? { ...now, progress } : now))
      }),
    [],
  )

  const start = async (format: Format, filter: HostFilter): Promise<void> => {
    // A second press while the file dialog of the system is still coming.
    if (asking.current || state.step === 'writing') return
    asking.current = true
    try {
      const { path } = await call('shell.choose-save', {
        title: text('chooseTitle'),
        defaultName: `${text('fileName', { day: new Date().toISOString().slice(0, 10) })}.${format}`,
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
      })
      if (path === null) return
      const job = newJobId('export')
      setState({ step: 'writing', job, progress: null })
      setState({ step: 'done', result: await call('export.write', { job, format, path, filter }) })
    } catch (error) {
      setState({ step: 'choosing', failed: error instanceof CallFailed ? error : new CallFailed('service.defect') })
    } finally {
      asking.current = false
    }
  }
  const stop = (): void => {
    // Ended by itself meanwhile: its own answer says so.
    if (state.step === 'writing') call('job.cancel', { job: state.job }).catch(() => {})
  }
  return { state, start, stop }
}
