/**
 * The proposals for a host in the caller's language.
 */
import type { Language, Output } from '../../src/contract/index.ts'
import type { FactAnswers } from '../../src/domain/runbook/choose.ts'
import { requireHost } from '../core/hosts/find-host.ts'
import { proposeFor } from '../core/runs/propose.ts'
import type { Session } from './session.ts'

export function proposeInWords(
  session: Session,
  ref: string,
  answers: FactAnswers,
  language: Language,
): Output<'runbook.propose'> {
  const host = requireHost(session.db(), ref)
  const { library } = session
  const { proposals, others, question } = proposeFor(session.db(), host, library, answers)
  const titleOf = (id: string): string => library.require(id).runbook.title[language]
  return {
    host: host.id,
    question:
      question === null
        ? null
        : { id: question.id, options: question.options.map(({ id, best }) => ({ id, best: titleOf(best) })) },
    proposals: proposals.map(({ id, why }) => ({
      id,
      title: titleOf(id),
      why: session.setting.say(`propose.${why.code}`, why.details, language),
    })),
    others: others.map(({ id, whyNot }) => ({
      id,
      title: titleOf(id),
      why: session.setting.say(`propose.${whyNot}`, {}, language),
    })),
  }
}
