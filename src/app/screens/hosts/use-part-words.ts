/**
 * A part of the filter in words: "Site: Leeds General", "Status: 3 chosen".
 */
import { useCallback } from 'react'
import type { HostFilter } from '../../../contract/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Dimension, FilterPart } from './table-state.ts'

export function usePartWords(): (part: FilterPart, filter: HostFilter) => string {
  const text = useText('hosts')
  const valueWord = useValueWord()
  return useCallback(
    (part, filter) => {
      const name = text(`filter.${part}`)
      if (part === 'search') return text('filter.one', { name, value: filter.search ?? '' })
      const values: readonly (string | number)[] = filter[part] ?? []
      const [value] = values
      if (value === undefined || values.length > 1) return text('filter.several', { name, n: values.length })
      return text('filter.one', { name, value: valueWord(part, String(value)) })
    },
    [text, valueWord],
  )
}

/** The word of one value that can be filtered by. */
export function useValueWord(): (dimension: Dimension, key: string) => string {
  const text = useText('hosts')
  const status = useText('status')
  return useCallback(
    (dimension, key) => {
      if (dimension === 'status') return status(key)
      if (dimension === 'environment') return text(`environment.${key}`)
      if (dimension === 'criticality') return text(`critical.${key}`)
      if (dimension === 'confirmation') return text(`seen.${key}`)
      if (dimension === 'attention') return text(`attention.${key}`)
      return key === '' ? text(dimension === 'site' ? 'noSite' : 'notSaid') : key
    },
    [text, status],
  )
}
