/**
 * The author's desk: with what to begin, or the text itself. What was written and not stored comes first.
 */
import { useEffect, useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { usePlace } from '../../stores/place.ts'
import styles from './Editor.module.css'
import { Editor, type EditorProps } from './Editor.tsx'
import { StartWriting } from './StartWriting.tsx'
import { keyOf, loadUnsaved, useUnsavedTexts } from './unsaved.ts'

export function EditScreen() {
  const words = useText('author')
  const language = useLanguage()
  const runbook = usePlace((place) => place.runbook)
  const hash = usePlace((place) => place.hash)
  const textKey = usePlace((place) => place.text)
  const [begin, setBegin] = useState<EditorProps | 'choose' | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text begins once; another language is no other text
  useEffect(() => {
    const load = async (): Promise<EditorProps | 'choose'> => {
      await loadUnsaved()
      const texts = useUnsavedTexts.getState().texts ?? {}
      if (runbook === undefined) {
        const kept = textKey === undefined ? undefined : texts[textKey]
        if (kept === undefined || textKey === undefined) return 'choose'
        return { unsavedKey: textKey, initial: kept.text, base: null, keptAt: kept.at }
      }
      const unsavedKey = keyOf(runbook)
      const { text } = await call('runbook.source', { runbook, language, ...(hash === undefined ? {} : { hash }) })
      const kept = texts[unsavedKey]
      return { unsavedKey, initial: kept?.text ?? text, base: text, keptAt: kept?.at ?? '' }
    }
    load().then(setBegin, (error: unknown) =>
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')),
    )
  }, [runbook, hash, textKey])
  if (failed !== null) {
    return (
      <div className={styles.band}>
        <ErrorBox error={failed} />
      </div>
    )
  }
  if (begin === null) return <p className={styles.band}>{words('edit.opening')}</p>
  return begin === 'choose' ? <StartWriting /> : <Editor {...begin} />
}
