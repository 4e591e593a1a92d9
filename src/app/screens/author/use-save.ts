/**
 * Storing what the editor holds. A version that exists is no dead end: the next numbers are offered.
 */
import { useRef, useState } from 'react'
import { nextVersions, replaceTopValue } from '../../../domain/author/names.ts'
import { CallFailed, call } from '../../client.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { say } from '../../stores/toast.ts'
import { forgetText } from './unsaved.ts'
import { useRefusalWords } from './use-problem-words.ts'

export interface Stored {
  readonly text: string
  readonly version: string
  readonly state: 'ready' | 'draft'
}

export interface Clash {
  readonly runbook: string
  readonly version: string
  readonly next: readonly [string, string, string]
}

interface SaveOptions {
  /** Of the unstored text. */
  readonly key: string
  getText(): string
  /** Puts the text with another version into the editor. */
  onText(text: string): void
}

export function useSave({ key, getText, onText }: SaveOptions) {
  const text = useText('author')
  const language = useLanguage()
  const inWords = useRefusalWords()
  const [stored, setStored] = useState<Stored | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const [busy, setBusy] = useState(false)
  const storing = useRef(false)

  const store = async (): Promise<void> => {
    if (storing.current) return
    storing.current = true
    setBusy(true)
    setFailed(null)
    const written = getText()
    try {
      const answer = await call('runbook.save', { text: written, language })
      // The same steps with other notes or another layout: under this number they would be lost.
      if (answer.event === '' && (await sourceOf(answer)) !== written) {
        await offerVersions(answer.id, answer.version)
        return
      }
      setStored({ text: written, version: answer.version, state: answer.state })
      // What was typed while it was stored is not stored yet.
      if (getText() === written) forgetText(key)
      const same = answer.event === '' ? 'same' : answer.state
      say(text(`stored.${same}`, { id: answer.id, version: answer.version, count: answer.problems.length }))
    } catch (error) {
      const refusal = error instanceof CallFailed ? error : new CallFailed('service.defect')
      if (refusal.code === 'runbook.version-exists')
        await offerVersions(String(refusal.details.runbook), String(refusal.details.version))
      else setFailed(inWords(refusal))
    } finally {
      storing.current = false
      setBusy(false)
    }
  }

  const offerVersions = async (runbook: string, version: string): Promise<void> => {
    const { runbooks } = await call('runbook.list', { all: true, language })
    const known = runbooks.filter(({ id }) => id === runbook).map(({ version }) => version)
    setClash({ runbook, version, next: nextVersions(known) })
  }

  const storeAs = (version: string): void => {
    setClash(null)
    onText(replaceTopValue(getText(), 'version', version))
    void store()
  }

  return { busy, stored, failed, clash, store: () => void store(), storeAs, leaveClash: () => setClash(null) }
}

async function sourceOf({ id, hash }: { readonly id: string; readonly hash: string }): Promise<string> {
  const { text } = await call('runbook.source', { runbook: id, hash })
  return text
}
