/**
 * How the text of a runbook looks: the tokens of the page, which reach into the editor's own tree.
 */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const floats = {
  border: '1px solid var(--line)',
  borderRadius: 'var(--radius)',
  backgroundColor: 'var(--surface)',
  color: 'var(--text)',
  boxShadow: 'var(--shadow)',
}

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: '14px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontVariantLigatures: 'none',
    lineHeight: '1.5',
    scrollbarWidth: 'thin',
  },
  '.cm-content': { caretColor: 'var(--text)', paddingBlock: '8px' },
  '.cm-cursor': { borderInlineStartColor: 'var(--text)', borderInlineStartWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-3)',
    borderInlineEnd: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 55%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)', color: 'var(--accent-strong)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 30%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-tooltip': floats,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '13px', maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionDetail': { color: 'var(--text-2)', fontStyle: 'normal', marginInlineStart: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { ...floats, padding: '8px 12px', maxWidth: '320px', font: '14px/1.4 var(--font)' },
  '.cm-about': { padding: '8px 12px', maxWidth: '420px', font: '14px/1.4 var(--font)' },
  '.cm-about strong': { fontFamily: 'var(--mono)' },
  '.cm-about p': { margin: '4px 0 0', color: 'var(--text-2)' },
  '.cm-tooltip-lint': { padding: '0', maxWidth: '420px' },
  '.cm-diagnostic': {
    padding: '8px 12px',
    font: '14px/1.4 var(--font)',
    borderInlineStart: '4px solid var(--waiting)',
    whiteSpace: 'pre-line',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--waiting) 1.5px',
    textUnderlineOffset: '4px',
  },
  '.cm-gutter-lint': { width: '18px' },
  '.cm-lint-marker-error': { content: 'none', width: '12px', height: '12px', color: 'var(--waiting)' },
  '.cm-lint-marker-error::before': { content: '"▲"', fontSize: '12px', lineHeight: '21px' },
  '.cm-snippetField': { backgroundColor: 'var(--accent-soft)' },
  '.cm-snippetFieldPosition': { borderInlineStart: '2px solid var(--accent)' },
})

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-strong)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: tags.comment, color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--text-2)' },
  { tag: [tags.keyword, tags.typeName, tags.labelName], color: 'var(--escalated)' },
])

export const yamlLook = [theme, syntaxHighlighting(colours)]
