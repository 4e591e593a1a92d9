/**
 * Times, numbers and spans as the person's language writes them, in this computer's time zone.
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Format {
  /** "14:02"; empty for an empty or broken time. */
  time(iso: string): string
  /** "14:02:17". */
  seconds(iso: string): string
  /** "14:02" today, "19 Jul, 14:02" on another day. */
  dateTime(iso: string): string
  number(n: number): string
  /** "12 min", "1 h 5 min". */
  minutes(n: number): string
  /** "14 minutes ago". */
  ago(iso: string): string
}

export function useFormat(): Format {
  const { language } = useTranslation().i18n
  return useMemo(() => formatFor(language), [language])
}

/** British habits for English: 24 hours, day before month. */
export function formatFor(language: string): Format {
  const locale = language === 'zh-CN' ? 'zh-CN' : 'en-GB'
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  const clockToTheSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: locale === 'zh-CN' ? 'long' : 'short' })
  const minute = unit('minute')
  const hour = unit('hour')
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  const minutes = (n: number): string => {
    const whole = Math.max(0, Math.round(n))
    if (whole < 60) return plainUnit(minute.format(whole))
    const rest = whole % 60
    return plainUnit([hour.format(Math.floor(whole / 60)), ...(rest > 0 ? [minute.format(rest)] : [])].join(' '))
  }
  return {
    time: (iso) => withDate(iso, (date) => clock.format(date)),
    seconds: (iso) => withDate(iso, (date) => clockToTheSecond.format(date)),
    dateTime: (iso) =>
      withDate(iso, (date) => {
        const now = new Date()
        if (date.toDateString() === now.toDateString()) return clock.format(date)
        const written = date.getFullYear() === now.getFullYear() ? day.format(date) : dayAndYear.format(date)
        return locale === 'zh-CN' ? `${written} ${clock.format(date)}` : `${written}, ${clock.format(date)}`
      }),
    number: (n) => numbers.format(n),
    minutes,
    ago: (iso) =>
      withDate(iso, (date) => {
        const past = Math.max(0, Math.round((Date.now() - date.getTime()) / 60_000))
        if (past < 60) return relative.format(-past, 'minute')
        if (past < 60 * 24) return relative.format(-Math.round(past / 60), 'hour')
        return relative.format(-Math.round(past / (60 * 24)), 'day')
      }),
  }
}

/** "12 min", not "12 mins"; "1 h", not "1 hr"; a space between a number and a Chinese word. */
function plainUnit(text: string): string {
  return text
    .replaceAll('mins', 'min')
    .replaceAll(/\bhrs?\b/g, 'h')
    .replaceAll(/(?<=\d)(?=[\u4e00-\u9fff])/g, ' ')
}

function withDate(iso: string, write: (date: Date) => string): string {
  const date = new Date(iso)
  return iso === '' || Number.isNaN(date.getTime()) ? '' : write(date)
}
