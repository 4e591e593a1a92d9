/** The list of stop codes as screens and scripts ask for it. */
import type { Language, Text } from '../../../src/domain/runbook/schema.ts'
import { searchStopCodes, stopCodeSources } from '../../../src/domain/runbook/stop-codes.ts'
import type { RunbookLibrary } from './library.ts'

/** The codes that the words mean, best first; all codes for no words. A runbook that cannot be started is not named. */
export function findStopCodes(library: RunbookLibrary, query: string, language: Language) {
  const say = (text: string | Text) => (typeof text === 'string' ? text : text[language])
  return {
    codes: searchStopCodes(query).map(({ code, name = '', also = [], means, look, runbook, sources }) => {
      const found = library.runbooks.find((one) => one.runbook.id === runbook)?.runbook
      return {
        code,
        name,
        also: [...also],
        means: means[language],
        look: look[language],
        runbook: found === undefined ? null : { id: found.id, title: found.title[language] },
        sources: sources.map((id) => {
          const source = stopCodeSources[id]
          return {
            id: String(id),
            title: say(source.title),
            publisher: 'publisher' in source ? source.publisher : '',
            date: 'date' in source ? source.date : '',
            mark: source.mark,
          }
        }),
      }
    }),
  }
}
