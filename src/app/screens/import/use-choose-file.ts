/**
 * The file dialog of the system for a list, opened once at a time.
 */
import { useRef } from 'react'
import { call } from '../../client.ts'
import { useText } from '../../i18n/index.ts'
import { readList } from './load-list.ts'

export function useChooseFile(): () => void {
  const text = useText('import')
  const asking = useRef(false)
  return () => {
    if (asking.current) return
    asking.current = true
    call('shell.choose-file', {
      title: text('chooseTitle'),
      filters: [
        { name: text('filterLists'), extensions: ['csv', 'tsv', 'txt', 'tab', 'xlsx', 'xlsm'] },
        { name: text('filterAll'), extensions: ['*'] },
      ],
    })
      .then(({ path }) => {
        if (path !== null) void readList(path)
      })
      .finally(() => {
        asking.current = false
      })
  }
}
