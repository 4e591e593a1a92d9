/**
 * Completion and hover help: the proposals of the schema in the editor's form.
 */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import type { Language } from '../../../contract/index.ts'
import { describeAt, type Proposal, proposeAt, type Surroundings } from '../../../domain/author/complete.ts'
import { listNames } from '../../../domain/author/names.ts'
import type { Text } from '../../i18n/index.ts'

export interface Help {
  readonly around: Surroundings
  readonly language: Language
  readonly text: Text
}

/** @param help asked each time, because the surroundings come later than the editor */
export function yamlHelp(help: () => Help): Extension {
  const complete = ({ state, pos, explicit, matchBefore }: CompletionContext): CompletionResult | null => {
    const { around, language } = help()
    const written = state.doc.toString()
    const { from, proposals } = proposeAt(written, pos, listNames(written, language), around)
    // While somebody types, a list without a first letter would only be in the way; where a value begins it helps.
    const begun =
      pos > from || /(?::|-|\{\{) ?$/.test(state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from))
    if (proposals.length === 0 || (!explicit && !begun) || matchBefore === undefined) return null
    return { from, options: proposals.map(completionOf), validFor: /^[\w-]*$/ }
  }
  const hover = hoverTooltip((view, pos) => {
    const { around, language, text } = help()
    const written = view.state.doc.toString()
    const said = describeAt(written, pos, listNames(written, language), around)
    if (said === null) return null
    return {
      pos,
      create: () => {
        const dom = document.createElement('div')
        dom.className = 'cm-about'
        const key = document.createElement('strong')
        key.textContent = said.needed ? text('help.needed', { key: said.key }) : said.key
        dom.append(key)
        for (const words of [said.about, said.words.join(' · ')].filter((one) => one !== '')) {
          const paragraph = document.createElement('p')
          paragraph.textContent = words
          dom.append(paragraph)
        }
        return { dom }
      },
    }
  })
  return [autocompletion({ override: [complete], icons: false, maxRenderedOptions: 60 }), hover]
}

const ranks: Readonly<Record<Proposal['kind'], number>> = { name: 3, piece: 2, word: 1, key: 0 }

function completionOf({ label, kind, detail, about, template, needed }: Proposal): Completion {
  return {
    label,
    apply: template === label ? label : snippet(template),
    boost: ranks[kind] + (needed ? 1 : 0),
    ...(detail === '' ? {} : { detail }),
    ...(about === '' ? {} : { info: about }),
  }
}
