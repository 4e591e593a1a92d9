/**
 * What an arrow says: the words of its answer, and on which values it depends.
 */
import { useMemo } from 'react'
import type { ChartArrow } from '../../../contract/index.ts'
import { type Text, useText } from '../../i18n/index.ts'

type Condition = ChartArrow['when'][number]

export function useArrowWords() {
  const text = useText('runbooks')
  return useMemo(() => arrowWords(text), [text])
}

function arrowWords(text: Text) {
  const sayOne = ({ variable, test, value }: Condition) =>
    text(`when.${test}`, { variable, value: value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00Z$/, '$1 $2 UTC') })
  const sayConditions = (when: readonly Condition[]) => when.map(sayOne).join(text('and'))
  return {
    sayConditions,
    /** @param times how often the step may be shown, for its limit. @returns empty for what simply comes next */
    sayArrow: ({ kind, label, branch, when }: ChartArrow, times: number): string => {
      const answer = kind === 'limit' ? text('limit', { count: times }) : label
      const values = branch ? (when.length === 0 ? text('otherwise') : sayConditions(when)) : ''
      return [answer, values].filter(Boolean).join(text('colon'))
    },
  }
}
