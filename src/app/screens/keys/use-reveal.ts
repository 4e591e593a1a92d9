/**
 * The digits of one key, as long as they may stand on a screen. They live here and in what shows them, nowhere else:
 * when they are hidden the groups are emptied in place, so that nothing that still points at them has a digit.
 *
 * Hidden when their time is over, when the window is left, when the vault locks, and when the screen goes away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { useLive } from '../../live.ts'

export type Shown = Output<'keys.reveal'>
export type RevealWish = Input<'keys.reveal'>
export type HiddenBy = 'time' | 'window' | 'person' | 'lock'

export interface Reveal {
  readonly shown: Shown | null
  /** Why the last one is no longer there. */
  readonly hiddenBy: HiddenBy | null
  readonly busy: boolean
  readonly failed: CallFailed | null
  /** Whether this system can keep the window out of screenshots. */
  readonly protects: boolean
  /** @returns whether the digits stand there now */
  show(wish: RevealWish, emergency?: { readonly reason: string; readonly folder?: string }): Promise<boolean>
  hide(by: HiddenBy): void
  forgetFailure(): void
}

export function useReveal(): Reveal {
  const [shown, setShown] = useState<Shown | null>(null)
  const [hiddenBy, setHiddenBy] = useState<HiddenBy | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const [protects, setProtects] = useState(false)
  const held = useRef<Shown | null>(null)
  /** Grows when the window is left: an answer that comes after that is not shown. */
  const left = useRef(0)
  const vault = useLive('vault.state', {})

  const drop = useCallback((): void => {
    const { current } = held
    if (current === null) return
    held.current = null
    current.groups.fill('')
    current.groups.length = 0
    call('keys.hide', { event: current.event }).catch(() => {})
    call('shell.protect-screen', { on: false }).catch(() => {})
  }, [])
  const hide = useCallback(
    (by: HiddenBy): void => {
      if (held.current === null) return
      drop()
      setShown(null)
      setHiddenBy(by)
    },
    [drop],
  )

  useEffect(() => {
    const onLeave = (): void => {
      left.current += 1
      hide('window')
    }
    const onVisible = (): void => {
      if (document.visibilityState === 'hidden') onLeave()
    }
    window.addEventListener('blur', onLeave)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      window.removeEventListener('blur', onLeave)
      document.removeEventListener('visibilitychange', onVisible)
      left.current += 1
      drop()
    }
  }, [hide, drop])

  const expiresAt = shown?.expiresAt
  useEffect(() => {
    if (expiresAt === undefined) return
    const timer = setTimeout(() => hide('time'), Math.max(0, Date.parse(expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [expiresAt, hide])

  const locked = vault.data?.unlocked === false
  useEffect(() => {
    if (locked) hide('lock')
  }, [locked, hide])

  const show: Reveal['show'] = async (wish, emergency) => {
    if (busy) return false
    setBusy(true)
    setFailed(null)
    const since = left.current
    try {
      // Before the digits are asked for: no frame of them may be seen by whoever records the screen.
      const { can } = await call('shell.protect-screen', { on: true }).catch(() => ({ can: false }))
      setProtects(can)
      const answer =
        emergency === undefined
          ? await call('keys.reveal', wish)
          : await call('keys.emergency-reveal', { ...wish, ...emergency })
      drop()
      held.current = answer
      if (left.current !== since) {
        hide('window')
        setHiddenBy('window')
        return false
      }
      await call('shell.protect-screen', { on: true }).catch(() => {})
      setShown(answer)
      setHiddenBy(null)
      return true
    } catch (error) {
      if (held.current === null) call('shell.protect-screen', { on: false }).catch(() => {})
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { shown, hiddenBy, busy, failed, protects, show, hide, forgetFailure: () => setFailed(null) }
}
