/**
 * An entry of the log as a sentence.
 */
import { useCallback } from 'react'
import type { HostDetail } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'

type Item = HostDetail['history'][number]

const plainTypes = [
  'step-undone',
  'run-continued',
  'host-status-cleared',
  'blocker-lifted',
  'host-linked',
  'host-split',
  'import-finished',
  'key-assigned',
  'key-hidden',
  'key-used',
  'key-refused',
]

export function useHistoryWords(): (item: Item) => string {
  const text = useText('history')
  const hosts = useText('hosts')
  const status = useText('status')
  const format = useFormat()
  return useCallback(
    ({ type, values }) => {
      const why = (what: string, reason = values.reason ?? '') =>
        reason === '' ? what : text('because', { what, reason })
      if (plainTypes.includes(type)) return why(text(type))
      switch (type) {
        case 'run-started':
          return text((values.reason ?? '') === '' ? type : 'run-started-reason', values)
        case 'step-answered': {
          const result = values.resultText === '' ? (values.result ?? '') : ''
          const parts = [
            sayReadings(values.readings ?? ''),
            values.resultText,
            ['failed', 'skipped'].includes(result) ? text(`result.${result}`) : '',
            values.note,
            values.reason,
            (values.outcome ?? '') === '' ? '' : text('outcome', { outcome: status(values.outcome ?? '') }),
            (values.paperAt ?? '') === ''
              ? ''
              : text('paper', { at: format.dateTime(values.paperAt ?? ''), by: values.paperBy ?? '' }),
          ]
          const said = parts.filter((part) => part !== undefined && part !== '').join(' · ')
          return said === '' ? text('step-answered-plain', values) : text(type, { ...values, said })
        }
        case 'run-held':
          return why(text(`run-held.${values.for}`, { until: format.dateTime(values.until ?? '') }))
        case 'host-status-set':
          return why(
            text(`host-status-set.${values.status}`, {
              blocker: values.blocker ?? '',
              how: (values.how ?? '') === '' ? '' : hosts(`how.${values.how}`),
            }),
          )
        case 'key-revealed':
          return why(text((values.second ?? '') === '' ? type : 'key-revealed-two', values))
        case 'key-rotated':
          return why(text(`key-rotated.${values.how}`))
        case 'run-ended':
        case 'result-imported':
        case 'note-added':
          return text(type, values)
        default:
          return text('other', { type })
      }
    },
    [text, hosts, status, format],
  )
}

/** A time is read in its canonical form, in UTC; a zone as an offset. */
function sayReadings(readings: string): string {
  return readings
    .replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ/g, '$1 $2 UTC')
    .replaceAll(/(^|, )([+-]\d\d:\d\d)/g, '$1UTC$2')
}
