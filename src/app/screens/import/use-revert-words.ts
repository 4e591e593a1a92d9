/**
 * What taking a load back did, in words.
 */
import { useFormat, useText } from '../../i18n/index.ts'
import type { Reverted } from './load-state.ts'

export function useRevertWords(): (reverted: Reverted) => string {
  const text = useText('import')
  const format = useFormat()
  return ({ removed, kept }) => {
    const gone = text('reverted.removed', { count: removed, n: format.number(removed) })
    return kept === 0 ? gone : `${gone} ${text('reverted.kept', { count: kept, n: format.number(kept) })}`
  }
}
