/**
 * A problem of a runbook in words: what is wrong, how to mend it, where it is.
 */
import { useCallback } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed } from '../../client.ts'
import { type Text, useText } from '../../i18n/index.ts'

export type Problem = Output<'runbook.check'>['problems'][number]

export interface ProblemWords {
  readonly message: string
  readonly hint: string
  readonly place: string
}

export function useProblemWords(): (problem: Problem) => ProblemWords {
  const words = useText('runbook-problem')
  const text = useText('author')
  return useCallback(
    ({ code, details, line, column, step, part, path }) => {
      const where = [
        ...(line > 0 ? [text('problem.line', { line, column })] : []),
        ...(part === '' ? [] : [text('problem.part', { part })]),
        ...(step === '' ? [] : [text('problem.step', { step })]),
      ]
      return {
        message: words(`${code}.message`, details),
        hint: words(`${code}.hint`, details),
        place: where.length === 0 ? path : where.join(' · '),
      }
    },
    [words, text],
  )
}

/** A refusal that carries a problem by its code, with that problem in words. */
export function useRefusalWords(): (error: CallFailed) => CallFailed {
  const words = useText('runbook-problem')
  const text = useText('author')
  return useCallback(
    (error) => {
      const { problem, path, line, column } = error.details
      if (typeof problem !== 'string' || problem === '') return error
      const known = wordsOfCode(problem, words, text, wordsOf(error.details))
      const place =
        typeof line === 'number' && line > 0 ? text('problem.line', { line, column: Number(column ?? 1) }) : path
      return new CallFailed(error.code, {
        ...error.details,
        // It stands in the middle of a sentence.
        problem: known.replace(/[.。]$/, ''),
        path: place === '' || place === undefined ? text('problem.top') : place,
      })
    },
    [words, text],
  )
}

/** Problems of a runbook and of a playbook have their words in two places; an unknown one is shown as it is. */
export function wordsOfCode(
  code: string,
  words: Text,
  text: Text,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const [inRunbook, inPlaybook] = [words(`${code}.message`, values), text(`playbook.${code}`)]
  if (inRunbook !== `${code}.message`) return inRunbook
  return inPlaybook === `playbook.${code}` ? code : inPlaybook
}

function wordsOf(details: CallFailed['details']): Record<string, string | number> {
  const entries = Object.entries(details).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return Object.fromEntries(entries) as Record<string, string | number> // filtered just above
}
