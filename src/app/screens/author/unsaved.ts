/**
 * Texts that are written and not stored yet. They are kept while they are typed: here at once, in the profile a
 * moment later, so that neither leaving the screen nor a pulled plug loses them.
 */
import { create } from 'zustand'
import { CallFailed, call } from '../../client.ts'

interface UnsavedText {
  readonly text: string
  /** When it was last kept in an earlier life of the window; empty for one of this life. */
  readonly at: string
}

interface Unsaved {
  /** `null` until the profile was asked. */
  readonly texts: Readonly<Record<string, UnsavedText>> | null
  /** Why the last text could not be kept on the disk; it is still here. */
  readonly failed: CallFailed | null
}

export const useUnsavedTexts = create<Unsaved>()(() => ({ texts: null, failed: null }))

const pauseMs = 400
const waiting = new Map<string, ReturnType<typeof setTimeout>>()

/** Asks the profile once in the life of a window. */
export async function loadUnsaved(): Promise<void> {
  if (useUnsavedTexts.getState().texts !== null) return
  const { texts } = await call('runbook.unsaved', {})
  const kept = Object.fromEntries(texts.map(({ key, text, at }) => [key, { text, at }]))
  useUnsavedTexts.setState((now) => ({ texts: { ...kept, ...now.texts } }))
}

/** Keeps a text; it is on the disk in less than a second. */
export function keepText(key: string, text: string): void {
  useUnsavedTexts.setState(({ texts }) => ({ texts: { ...texts, [key]: { text, at: '' } } }))
  clearTimeout(waiting.get(key))
  waiting.set(
    key,
    setTimeout(() => write(key, text), pauseMs),
  )
}

/** Writes what waits for its pause: the window is left. */
export function keepNow(): void {
  for (const [key, timer] of [...waiting]) {
    clearTimeout(timer)
    write(key, useUnsavedTexts.getState().texts?.[key]?.text ?? '')
  }
}

/** It was stored, or thrown away on purpose. */
export function forgetText(key: string): void {
  useUnsavedTexts.setState(({ texts }) => {
    const { [key]: _, ...others } = texts ?? {}
    return { texts: others }
  })
  clearTimeout(waiting.get(key))
  write(key, '')
}

/** A key that no text has yet. */
export function newKey(): string {
  const texts = useUnsavedTexts.getState().texts ?? {}
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? 'new' : `new-${n}`
    if (texts[key] === undefined) return key
  }
}

/** The key of changes to a runbook that is there already. */
export function keyOf(runbook: string): string {
  return `of-${runbook}`
}

function write(key: string, text: string): void {
  waiting.delete(key)
  call('runbook.keep-unsaved', { key, text }).then(
    () => useUnsavedTexts.setState({ failed: null }),
    (error: unknown) => {
      const failed = error instanceof CallFailed ? error : new CallFailed('service.defect')
      // The service comes back in a moment; the text is still here and goes out again.
      if (failed.code === 'service.restarted')
        waiting.set(
          key,
          setTimeout(() => write(key, text), 1_000),
        )
      else useUnsavedTexts.setState({ failed })
    },
  )
}
