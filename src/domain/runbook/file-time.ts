/**
 * File times as `dir` shows them on a machine of any language, turned into UTC.
 *
 * The machine shows its own clock, so the offset of that clock is part of the reading. Day and
 * month are never guessed: 07/08/2024 is refused until somebody says which comes first, while
 * 19/07/2024 can only be read in one way. A date with points has the day first everywhere.
 */
import { type ReadingContext, type ReadingRefused, refuseReading } from './reading-result.ts'
import { countOffsetMinutes, readUtcOffset } from './utc-offset.ts'

const afternoon = /^(pm|p\.m\.|下午|오후|午後)$/i
const halfDay = 'am|pm|a\\.m\\.|p\\.m\\.|上午|下午|오전|오후|午前|午後'
const pattern = new RegExp(
  `^(\\d{1,4})([-/.年])\\s*(\\d{1,2})([-/.月])\\s*(\\d{1,4})(?:日|\\.)?(?:T|,|\\s)\\s*(${halfDay})?\\s*(\\d{1,2})[:.](\\d\\d)(?:[:.](\\d\\d)(?:\\.\\d+)?)?\\s*(${halfDay})?\\s*(z|utc|(?:utc|gmt)?[+\\-\\u2212]\\d{1,2}(?::?\\d\\d)?)?$`,
  'i',
)

/** A file time in UTC, as `2024-07-19T05:27:00Z`, or why it cannot be told. */
export function readFileTime(given: string, context: ReadingContext): string | ReadingRefused {
  const match = pattern.exec(given)
  if (match === null) return refuseReading('reading.file-time')
  const [
    ,
    first = '',
    separator = '',
    second = '',
    ,
    third = '',
    before,
    hour = '',
    minute = '',
    seconds = '0',
    after,
    ownZone,
  ] = match
  const date = readDate(first, second, third, separator, context.dateOrder)
  if (!('year' in date)) return date
  const hours = readHours(Number(hour), before ?? after)
  if (hours === null || Number(minute) > 59 || Number(seconds) > 59) return refuseReading('reading.file-time')
  const zone = readUtcOffset(ownZone ?? context.zone ?? '')
  if (zone === null) return refuseReading('reading.zone-missing')
  const local = Date.UTC(date.year, date.month - 1, date.day, hours, Number(minute), Number(seconds))
  return formatUtc(local - countOffsetMinutes(zone) * 60_000)
}

/** A time of UTC on a clock with this offset: `2024-07-19 06:27`. */
export function formatLocal(utc: string, offset: string): string {
  return formatUtc(Date.parse(utc) + countOffsetMinutes(offset) * 60_000)
    .slice(0, 16)
    .replace('T', ' ')
}

function formatUtc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

function readHours(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null
  // Some systems write 下午 13:09: a marker beside an hour above 12 says nothing new.
  if (hour > 12) return hour <= 23 && afternoon.test(half) ? hour : null
  return (hour % 12) + (afternoon.test(half) ? 12 : 0)
}

interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

function readDate(
  first: string,
  second: string,
  third: string,
  separator: string,
  order: ReadingContext['dateOrder'],
): CalendarDate | ReadingRefused {
  if (first.length === 4) return checkDate(Number(first), Number(second), Number(third))
  if (third.length !== 4) return refuseReading('reading.file-time')
  const year = Number(third)
  const [a, b] = [Number(first), Number(second)]
  if (separator === '.' || order === 'day-first') return checkDate(year, b, a)
  if (order === 'month-first') return checkDate(year, a, b)
  if (a <= 12 && b <= 12 && a !== b) {
    return refuseReading('reading.date-ambiguous', { monthFirst: isoDate(year, a, b), dayFirst: isoDate(year, b, a) })
  }
  return a > 12 ? checkDate(year, b, a) : checkDate(year, a, b)
}

function checkDate(year: number, month: number, day: number): CalendarDate | ReadingRefused {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 2000 && year <= 2099 ? { year, month, day } : refuseReading('reading.file-time')
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
