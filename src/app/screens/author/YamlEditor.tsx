/**
 * The text of a runbook in a real editor.
 *
 * It stands in a tree of its own: there its styles are adopted as sheets, and the policy of the page, which forbids
 * styles that are written into it, stays as strict as it is.
 */
import { acceptCompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import styles from './Editor.module.css'
import { type Help, yamlHelp } from './yaml-help.ts'
import { yamlLook } from './yaml-look.ts'

export interface YamlEditorProps {
  /** With what it begins; from then on the editor holds the text. */
  readonly initial: string
  readonly label: string
  readonly description: string
  readonly help: Help
  readonly diagnostics: readonly Diagnostic[]
  /** The text of which they speak: marks of an older one would stand at wrong places. */
  readonly diagnosticsOf: string
  /** The words of the editor's own messages, by their English. */
  readonly phrases: Readonly<Record<string, string>>
  onText(text: string): void
  /** The line of the cursor, from 0. */
  onLine(line: number): void
  onReady(view: EditorView | null): void
}

export function YamlEditor(props: YamlEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const view = useRef<EditorView | null>(null)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const place = host.current
    if (place === null) return
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
    const { initial, label, description, phrases, onReady } = latest.current
    const opened = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: initial,
        extensions: [
          lineNumbers(),
          lintGutter(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          indentUnit.of('  '),
          EditorState.phrases.of(phrases),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-description': description,
            spellcheck: 'false',
            tabindex: '0',
          }),
          yaml(),
          yamlLook,
          yamlHelp(() => latest.current.help),
          keymap.of([
            { key: 'Tab', run: tab, shift: indentLess },
            ...completionKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onText(update.state.doc.toString())
            if (update.docChanged || update.selectionSet) latest.current.onLine(lineOf(update.state))
          }),
        ],
      }),
    })
    view.current = opened
    onReady(opened)
    return () => {
      view.current = null
      latest.current.onReady(null)
      opened.destroy()
    }
  }, [])
  useEffect(() => {
    const shown = view.current
    if (shown === null || shown.state.doc.toString() !== props.diagnosticsOf) return
    shown.dispatch(setDiagnostics(shown.state, [...props.diagnostics]))
  }, [props.diagnostics, props.diagnosticsOf])
  return <div ref={host} className={styles.editor} />
}

function lineOf(state: EditorState): number {
  return state.doc.lineAt(state.selection.main.head).number - 1
}

/** Takes a proposal, moves a selection, or goes on to the next column of indentation: YAML knows no tabs. */
function tab(view: EditorView): boolean {
  if (acceptCompletion(view)) return true
  const { main } = view.state.selection
  if (!main.empty) return indentMore(view)
  const column = main.head - view.state.doc.lineAt(main.head).from
  const spaces = column % 2 === 0 ? '  ' : ' '
  view.dispatch(view.state.replaceSelection(spaces), { scrollIntoView: true, userEvent: 'input' })
  return true
}
