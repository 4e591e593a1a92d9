/** The sources behind one step, its commands included. */
import type { Language, Runbook, Step } from './schema.ts'
import { findOwn } from './text.ts'

export interface SourceView {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly date: string
  /** V: read in the document. V2: read as quoted by others. K: common practice. */
  readonly mark: 'V' | 'V2' | 'K'
  readonly url?: string
}

/** The ids of all sources that a step names, each once. */
export function listSourceIds(step: Step): readonly string[] {
  const commands = step.kind === 'outcome' ? [] : (step.commands ?? [])
  return [...new Set([...(step.sources ?? []), ...commands.flatMap(({ sources }) => sources ?? [])])]
}

/** The same with what is known about them. */
export function viewSources(runbook: Runbook, step: Step, language: Language): readonly SourceView[] {
  return listSourceIds(step).flatMap((id) => {
    const source = findOwn(runbook.sources, id)
    if (source === undefined) return []
    const { title, publisher = '', date = '', mark, url } = source
    return [
      {
        id,
        title: typeof title === 'string' ? title : title[language],
        publisher,
        date,
        mark,
        ...(url !== undefined && { url }),
      },
    ]
  })
}
