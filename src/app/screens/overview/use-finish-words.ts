/**
 * A forecast in words: between which times, and how it was computed; or why there is none.
 */
import { useCallback } from 'react'
import type { Output } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'

export type Forecast = Output<'overview.show'>['forecast']

export interface FinishWords {
  /** "between Sun 02:00 and 07:20". */
  range(forecast: Forecast, now: string): string
  /** "about Sun 05:10", for a row of a table. */
  about(forecast: Forecast | null, now: string): string
  /** How it is computed. */
  how(forecast: Forecast): string
}

const hourMs = 3_600_000
const tenMinutesMs = 600_000

export function useFinishWords(): FinishWords {
  const text = useText('overview')
  const format = useFormat()
  const after = useCallback(
    (now: string, hours: number): string => {
      // To ten minutes: a forecast that names a minute claims too much.
      const at = Math.round((Date.parse(now) + hours * hourMs) / tenMinutesMs) * tenMinutesMs
      return format.dateTime(new Date(at).toISOString())
    },
    [format],
  )
  return {
    range: (forecast, now) =>
      'because' in forecast
        ? text(`finish.${forecast.because}`)
        : text('finish.between', {
            from: after(now, forecast.earliestHours),
            to: after(now, forecast.latestHours),
          }),
    about: (forecast, now) => {
      if (forecast === null) return ''
      return 'because' in forecast ? text(`finish.short.${forecast.because}`) : after(now, forecast.middleHours)
    },
    how: (forecast) =>
      'because' in forecast
        ? text(`finish.why.${forecast.because}`)
        : text('finish.how', {
            count: forecast.hours,
            pace: format.number(Math.round(forecast.pace * 10) / 10),
            hours: format.number(forecast.hours),
          }),
  }
}
