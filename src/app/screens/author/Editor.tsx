/**
 * Writing a runbook: the text on one side; what is wrong with it, its steps and the step at the cursor on the other.
 */
import { closeCompletion, completionStatus } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Language } from '../../../contract/index.ts'
import { listNames, stepAtLine } from '../../../domain/author/names.ts'
import { findNode } from '../../../domain/author/scan.ts'
import { Button, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack } from '../../stores/place.ts'
import styles from './Editor.module.css'
import { marksOf } from './marks.ts'
import type { OutlineStep } from './Outline.tsx'
import { Side } from './Side.tsx'
import { forgetText, keepNow, keepText, useUnsavedTexts } from './unsaved.ts'
import { useCheck } from './use-check.ts'
import { type Problem, useProblemWords } from './use-problem-words.ts'
import { useSave } from './use-save.ts'
import { useSurroundings } from './use-surroundings.ts'
import { VersionDialog } from './VersionDialog.tsx'
import { YamlEditor } from './YamlEditor.tsx'

export interface EditorProps {
  /** Of the unstored text. */
  readonly unsavedKey: string
  readonly initial: string
  /** As it is stored, or `null` when it is nowhere yet. */
  readonly base: string | null
  /** When the unstored text with which it begins was kept; empty when it begins with what is stored. */
  readonly keptAt: string
}

export function Editor({ unsavedKey, initial, base, keptAt }: EditorProps) {
  const words = useText('author')
  const format = useFormat()
  const language = useLanguage()
  const wordsOf = useProblemWords()
  const [text, setText] = useState(initial)
  const [line, setLine] = useState(0)
  const [picked, setPicked] = useState<string | null>(null)
  const [previewLanguage, setPreviewLanguage] = useState<Language>(language)
  const [pane, setPane] = useState<'text' | 'side'>('text')
  const [current, setCurrent] = useState<number | null>(null)
  const [wasHere, setWasHere] = useState(keptAt !== '')
  const view = useRef<EditorView | null>(null)
  const dock = useRef<HTMLElement>(null)
  const side = useRef<HTMLElement>(null)
  const around = useSurroundings()
  const live = useCheck(text, previewLanguage)
  const notKept = useUnsavedTexts(({ failed }) => failed)
  const names = useMemo(() => listNames(text, previewLanguage), [text, previewLanguage])
  const problems = useMemo(() => inOrder(live.check?.problems ?? []), [live.check])
  const marks = useMemo(() => marksOf(live.of, problems, wordsOf), [live.of, problems, wordsOf])
  const replaceText = (next: string): void => {
    view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: next } })
  }
  const save = useSave({
    key: unsavedKey,
    getText: () => view.current?.state.doc.toString() ?? text,
    onText: replaceText,
  })
  const storedText = save.stored?.text ?? base
  const unstored = text !== storedText

  useEffect(() => {
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [])

  const type = (next: string): void => {
    setText(next)
    setPicked(null)
    if (next === storedText) forgetText(unsavedKey)
    else keepText(unsavedKey, next)
  }
  const showLine = (number: number, column: number): void => {
    setPane('text')
    const shown = view.current
    if (shown === null) return
    const { from, length } = shown.state.doc.line(Math.min(Math.max(1, number), shown.state.doc.lines))
    const at = from + Math.min(length, Math.max(0, column - 1))
    shown.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    // The pane may only now come into view.
    requestAnimationFrame(() => shown.focus())
  }
  const jump = (index: number): void => {
    const problem = problems[index]
    if (problem === undefined) return
    setCurrent(index)
    showLine(problem.line, problem.column)
  }
  const jumpOn = (by: 1 | -1): void => {
    const placed = problems.flatMap((problem, index) => (problem.line > 0 ? [index] : []))
    if (placed.length === 0) return
    const at = placed.indexOf(current ?? -1)
    jump(placed[at < 0 ? (by > 0 ? 0 : placed.length - 1) : (at + by + placed.length) % placed.length] ?? 0)
  }
  const choose = (step: OutlineStep): void => {
    if (step.line === null) setPicked(step.id)
    else showLine(step.line + 1, 1)
  }
  const otherSide = (): void => {
    if (view.current?.hasFocus === true || pane === 'text') {
      setPane('side')
      requestAnimationFrame(() => side.current?.focus())
    } else {
      setPane('text')
      requestAnimationFrame(() => view.current?.focus())
    }
  }
  /** Where Tab goes on after the text: what stands behind it and is seen. */
  const afterText = (): HTMLElement | null => (side.current?.offsetParent == null ? dock.current : side.current)
  const leave = (): void => {
    const shown = view.current
    if (shown !== null && completionStatus(shown.state) !== null) closeCompletion(shown)
    else if (shown?.hasFocus === true) afterText()?.focus()
    else goBack()
  }
  /** When the dialog is gone, which keeps the focus as long as it is there. */
  const backToText = (): void => {
    setTimeout(() => view.current?.focus(), 0)
  }
  const startAgain = (): void => {
    if (base === null) return
    setWasHere(false)
    replaceText(base)
    view.current?.focus()
  }
  useShortcuts([
    { key: 'Ctrl+s', run: save.store },
    { key: 'F8', run: () => jumpOn(1), enabled: problems.length > 0 },
    { key: 'Shift+F8', run: () => jumpOn(-1), enabled: problems.length > 0 },
    { key: 'F6', run: otherSide },
    { key: 'Escape', run: leave },
  ])

  const shownStep = picked ?? stepAtLine(names, line)?.id ?? live.check?.start ?? ''
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          {findNode(names.nodes, ['title', language])?.value || names.id || words('edit.title')}
        </h1>
        <p
          className={styles.state}
          role="status"
          data-state={live.check === null ? 'waiting' : problems.length === 0 ? 'good' : 'draft'}
        >
          {live.check === null ? words('check.waiting') : words('check.problems', { count: problems.length })}
        </p>
        <p className={styles.kept}>
          {save.busy
            ? words('kept.storing')
            : unstored
              ? words('kept.unstored')
              : save.stored === null
                ? words('kept.same')
                : words(`kept.${save.stored.state}`, { version: save.stored.version })}
        </p>
      </header>
      {[save.failed, notKept, live.failed].map((failed, index) =>
        failed === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: three places that never change
          <div key={index} className={styles.band}>
            <ErrorBox error={failed} />
          </div>
        ),
      )}
      {wasHere && (
        <div className={styles.wasHere} role="note">
          <Icon name="clock" />
          <p>
            <strong>{words('wasHere.when', { ago: format.ago(keptAt) })}</strong> {words('wasHere.text')}
          </p>
          {base !== null && (
            <Button size="small" onPress={startAgain}>
              {words('wasHere.again')}
            </Button>
          )}
          <Button size="small" variant="quiet" onPress={() => setWasHere(false)}>
            {words('wasHere.understood')}
          </Button>
        </div>
      )}
      <div className={styles.panes} data-pane={pane}>
        <YamlEditor
          initial={initial}
          label={words('edit.label')}
          description={words('edit.tab')}
          help={{ around, language, text: words }}
          diagnostics={marks}
          diagnosticsOf={live.of}
          phrases={{
            Completions: words('phrases.completions'),
            Diagnostics: words('phrases.diagnostics'),
            'folded code': words('phrases.folded'),
            unfold: words('phrases.unfold'),
          }}
          onText={type}
          onLine={(next) => {
            setLine(next)
            setPicked(null)
          }}
          onReady={(ready) => {
            view.current = ready
            ready?.focus()
          }}
        />
        <Side
          focusRef={side}
          check={live.check}
          problems={problems}
          names={names}
          shown={shownStep}
          current={current}
          language={previewLanguage}
          onLanguage={setPreviewLanguage}
          onJump={jump}
          onChoose={choose}
        />
      </div>
      <footer className={styles.dock} ref={dock} tabIndex={-1}>
        <Button variant="main" size="dock" icon="saved" keys="Ctrl+s" onPress={save.store}>
          {words('store')}
        </Button>
        <Button size="dock" keys="F8" disabled={problems.length === 0} onPress={() => jumpOn(1)}>
          {words('nextProblem')}
        </Button>
        <Button size="dock" keys="F6" onPress={otherSide}>
          {words(pane === 'text' ? 'toSide' : 'toText')}
        </Button>
        <p className={styles.dockHint}>{words('edit.tab')}</p>
      </footer>
      {save.clash !== null && (
        <VersionDialog
          {...save.clash}
          onChoose={(version) => {
            save.storeAs(version)
            backToText()
          }}
          onClose={() => {
            save.leaveClash()
            backToText()
          }}
        />
      )}
    </div>
  )
}

/** As they stand in the text; those without a place in it last. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ line }: Problem) => (line === 0 ? Number.POSITIVE_INFINITY : line)
  return problems.toSorted((a, b) => (placeOf(a) === placeOf(b) ? a.column - b.column : placeOf(a) - placeOf(b)))
}
