/**
 * Sheets that are half typed in, by host, so that they are still there after another host was served.
 */
import { create } from 'zustand'
import type { Input } from '../../contract/index.ts'

export type PaperAnswer = Input<'run.transcribe'>['answers'][number]

export interface PaperDraft {
  /** As they were typed; see `paperTime`. */
  readonly day: string
  readonly time: string
  readonly zone: string
  /** `null`: nothing was typed, so it is the person who sits here. */
  readonly by: string | null
  readonly sheet: string
  /** `null`: the proposed one. */
  readonly runbook: string | null
  readonly answers: readonly PaperAnswer[]
  /** Readings of the step that comes next. */
  readonly typed: Readonly<Record<string, string>>
  /** The boxes of the killer step that comes next are ticked on the paper. */
  readonly confirmed: boolean
}

export const usePapers = create<{ readonly byHost: Readonly<Record<string, PaperDraft>> }>()(() => ({ byHost: {} }))

/** Changes what is typed for a host; `empty` is where it begins. */
export function typePaper(host: string, empty: PaperDraft, change: Partial<PaperDraft>): void {
  usePapers.setState(({ byHost }) => ({ byHost: { ...byHost, [host]: { ...(byHost[host] ?? empty), ...change } } }))
}

export function forgetPaper(host: string): void {
  usePapers.setState(({ byHost }) => {
    const { [host]: _, ...others } = byHost
    return { byHost: others }
  })
}
