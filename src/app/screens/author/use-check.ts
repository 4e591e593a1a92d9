/**
 * What the service says of the text while it is typed. One question at a time, and always the newest text next, so
 * that an old answer never stands over a new one.
 */
import { useEffect, useRef, useState } from 'react'
import type { Language, Output } from '../../../contract/index.ts'
import { CallFailed, call, onRestart } from '../../client.ts'

export type Check = Output<'runbook.check'>

export interface LiveCheck {
  /** Of the newest text that was answered; `null` before the first answer. */
  readonly check: Check | null
  /** The text of that answer. */
  readonly of: string
  readonly failed: CallFailed | null
}

const pauseMs = 250

export function useCheck(text: string, language: Language): LiveCheck {
  const [live, setLive] = useState<LiveCheck>({ check: null, of: '', failed: null })
  const wanted = useRef({ text, language })
  const asking = useRef(false)
  useEffect(() => {
    wanted.current = { text, language }
    const ask = async (): Promise<void> => {
      if (asking.current) return
      asking.current = true
      const asked = wanted.current
      try {
        const check = await call('runbook.check', asked)
        setLive({ check, of: asked.text, failed: null })
      } catch (error) {
        const failed = error instanceof CallFailed ? error : new CallFailed('service.defect')
        if (failed.code !== 'service.restarted') setLive((now) => ({ ...now, failed }))
      }
      asking.current = false
      if (wanted.current !== asked) void ask()
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    const stop = onRestart(() => void ask())
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [text, language])
  return live
}
