/**
 * A sheet while it is typed in: asked of the service after each change, never stored before the one press.
 *
 * A line is taken only when the service says that it follows; so what is listed can be stored as it stands.
 */
import { useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { forgetPaper, type PaperAnswer, type PaperDraft, typePaper, usePapers } from '../../stores/papers.ts'
import { dayOf, paperTime, zoneOf } from './paper-time.ts'

export type Transcript = Output<'run.transcribe'>

const pauseMs = 120

export function useTranscript(host: string) {
  const language = useLanguage()
  const profile = useLive('profile.show', {})
  const [empty] = useState((): PaperDraft => {
    const now = new Date()
    return {
      day: dayOf(now),
      time: '',
      zone: zoneOf(now),
      by: null,
      sheet: '',
      runbook: null,
      answers: [],
      typed: {},
      confirmed: false,
    }
  })
  const draft = usePapers(({ byHost }) => byHost[host] ?? empty)
  const at = paperTime(draft.day, draft.time, draft.zone)
  const by = draft.by ?? profile.data?.name ?? ''
  const [shown, setShown] = useState<Transcript | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const busy = useRef(false)
  const change = (part: Partial<PaperDraft>) => typePaper(host, empty, part)

  const ask = (answers: readonly PaperAnswer[], more: Partial<Input<'run.transcribe'>> = {}) =>
    call('run.transcribe', {
      host,
      at: at ?? '',
      by,
      ...(draft.runbook === null ? {} : { runbook: draft.runbook }),
      ...(draft.sheet.trim() === '' ? {} : { sheet: draft.sheet.trim() }),
      answers: [...answers],
      language,
      ...more,
    })

  const asked = JSON.stringify([at, draft.runbook, draft.answers, draft.typed, language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all that the answer depends on
  useEffect(() => {
    if (at === null) return
    let current = true
    const timer = setTimeout(() => {
      ask(draft.answers, { dryRun: true, typed: { ...draft.typed } }).then(
        (answer) => {
          if (!current) return
          setShown(answer)
          setFailed(null)
        },
        (error: unknown) => {
          if (current) setFailed(asFailed(error))
        },
      )
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asked])

  /** One at a time: a key pressed before the answer is dropped. */
  const once = async (work: () => Promise<void>): Promise<boolean> => {
    if (busy.current || at === null) return false
    busy.current = true
    try {
      await work()
      setFailed(null)
      return true
    } catch (error) {
      setFailed(asFailed(error))
      return false
    } finally {
      busy.current = false
    }
  }
  return {
    draft,
    at,
    by,
    shown: at === null ? null : shown,
    failed,
    change,
    /** Takes one more line, if it follows. */
    take: (answer: PaperAnswer) =>
      once(async () => {
        const answers = [...draft.answers, answer]
        setShown(await ask(answers, { dryRun: true }))
        change({ answers, typed: {}, confirmed: false })
      }),
    takeBack: () => change({ answers: draft.answers.slice(0, -1), typed: {}, confirmed: false }),
    store: (then: (stored: Transcript) => void) =>
      once(async () => {
        const stored = await ask(draft.answers)
        forgetPaper(host)
        then(stored)
      }),
  }
}

function asFailed(error: unknown): CallFailed {
  return error instanceof CallFailed ? error : new CallFailed('service.defect', { reason: String(error) })
}

export type TranscriptInHand = ReturnType<typeof useTranscript>
