/**
 * A file of keys on its way into the vault: looked at, compared, sealed. Nothing is stored before it is sealed.
 */
import { useEffect, useRef, useState } from 'react'
import type { JobProgress, Output } from '../../../contract/index.ts'
import { CallFailed, call, subscribe } from '../../client.ts'
import { newJobId } from '../import/job-id.ts'

export interface KeyImport {
  readonly path: string | null
  readonly preview: Output<'keys.import-preview'> | null
  readonly plan: Output<'keys.import-plan'> | null
  readonly done: Output<'keys.import'> | null
  readonly busy: 'looking' | 'planning' | 'sealing' | null
  readonly progress: JobProgress | null
  readonly failed: CallFailed | null
  look(path: string): Promise<void>
  makePlan(): Promise<void>
  seal(): Promise<void>
  stop(): void
}

type State = Omit<KeyImport, 'look' | 'makePlan' | 'seal' | 'stop'>

const nothing: State = {
  path: null,
  preview: null,
  plan: null,
  done: null,
  busy: null,
  progress: null,
  failed: null,
}

export function useKeyImport(): KeyImport {
  const [state, setState] = useState(nothing)
  const job = useRef<string | null>(null)
  const set = (part: Partial<State>) => setState((now) => ({ ...now, ...part }))
  useEffect(() => {
    const stopListening = subscribe('job', (data) => {
      const progress = data as JobProgress // what this topic carries (wire.ts)
      if (progress.job === job.current) setState((now) => ({ ...now, progress }))
    })
    return () => {
      stopListening()
      if (job.current !== null) call('job.cancel', { job: job.current }).catch(() => {})
    }
  }, [])

  const attempt = async (busy: KeyImport['busy'], act: () => Promise<Partial<State>>): Promise<void> => {
    set({ busy, failed: null, progress: null })
    try {
      set(await act())
    } catch (error) {
      set({ failed: error instanceof CallFailed ? error : new CallFailed('service.defect') })
    } finally {
      job.current = null
      set({ busy: null })
    }
  }
  const begin = (kind: string): string => {
    job.current = newJobId(kind)
    return job.current
  }
  const { path, busy, plan } = state
  return {
    ...state,
    look: async (chosen) => {
      setState({ ...nothing, path: chosen })
      await attempt('looking', async () => ({ preview: await call('keys.import-preview', { path: chosen }) }))
    },
    makePlan: async () => {
      if (path === null || busy !== null) return
      await attempt('planning', async () => ({ plan: await call('keys.import-plan', { job: begin('plan'), path }) }))
    },
    seal: async () => {
      if (path === null || busy !== null || plan === null) return
      await attempt('sealing', async () => ({ done: await call('keys.import', { job: begin('seal'), path }) }))
    },
    stop: () => {
      if (job.current !== null) call('job.cancel', { job: job.current }).catch(() => {})
    },
  }
}
