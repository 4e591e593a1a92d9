/**
 * Handlers for runbooks as things that are listed, read, written and brought.
 */

import type { runbookMethods } from '../../src/contract/runbooks.ts'
import type { LintProblem } from '../../src/domain/runbook/problem.ts'
import { bringFile, bringText } from '../core/runbooks/bring.ts'
import { checkText, previewBrought } from '../core/runbooks/check.ts'
import { exportCacao, exportYaml, sourceOf } from '../core/runbooks/export.ts'
import { compareVersionsOf, listRunbooks, presentParts, showRunbook } from '../core/runbooks/present.ts'
import { storeRunbook, withdrawRunbook } from '../core/runbooks/store.ts'
import { keepUnsaved, listUnsaved } from '../core/runbooks/unsaved.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'

export function openRunbookHandlers(session: Session): Pick<Handlers, keyof typeof runbookMethods> {
  const folder = (): string | null => (session.info() === null ? null : session.folder())
  const wrote = <Result>(result: Result): Result => {
    session.wrote('runbooks')
    return result
  }
  return {
    'runbook.list': (input) => listRunbooks(session.library, input.all === true, session.language(input.language)),
    'runbook.show': (input) =>
      showRunbook(session.library, input.runbook, input.hash, session.language(input.language)),
    'runbook.hosts-at': (input) => session.ask('runbook.hosts-at', input),
    'runbook.hosts-of-step': (input) => session.ask('runbook.hosts-of-step', input),
    'runbook.source': (input) => ({ text: sourceOf(session.library.find(input.runbook, input.hash), folder()) }),
    'runbook.check': (input) => checkText(input.text, session.library.parts, session.language(input.language)),
    'runbook.compare': (input) =>
      compareVersionsOf(session.library, input.runbook, input.from, input.to, session.language(input.language)),
    'runbook.import-preview': (input) =>
      previewBrought(bringFile(input.path, session.library.parts), session.library, session.language(input.language)),
    'runbook.import': (input) => {
      const workspace = session.writer()
      return wrote(storeRunbook(workspace, session.library, bringFile(input.path, session.library.parts), input.reason))
    },
    'runbook.save': (input) => {
      const workspace = session.writer()
      return wrote(storeRunbook(workspace, session.library, bringText(input.text, session.library.parts), input.reason))
    },
    'runbook.parts': (input) => ({ parts: presentParts(session.library.parts, session.language(input.language)) }),
    'runbook.unsaved': () => ({ texts: listUnsaved(session.setting.profile.folder) }),
    'runbook.keep-unsaved': (input) => {
      keepUnsaved(session.setting.profile.folder, input)
      return { at: new Date(session.setting.now()).toISOString() }
    },
    'runbook.withdraw': (input) => wrote({ event: withdrawRunbook(session.writer(), session.library, input) }),
    'runbook.export': (input) => {
      const version = session.library.find(input.runbook, input.hash)
      const now = new Date(session.setting.now()).toISOString()
      const language = session.language(input.language)
      const word = ({ code, details = {} }: LintProblem) =>
        session.setting.say(`runbook-problem.${code}.message`, details, language)
      return input.format === 'cacao'
        ? exportCacao(version, input.path, now, word)
        : exportYaml(version, folder(), input.path)
    },
  }
}
