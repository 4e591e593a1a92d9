/** Offsets of a clock from UTC: `UTC+8`, `+05:30`, `-7`, `Z` become `+08:00`, `+05:30`, `-07:00`, `+00:00`. */

/** The canonical offset, or null when it is none (beyond -12:00 to +14:00, or not by quarters of an hour). */
export function readUtcOffset(given: string): string | null {
  if (/^(z|utc|gmt)$/i.test(given)) return '+00:00'
  const match = /^(?:utc|gmt)?\s*([+\-\u2212\u2013]?)\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(given)
  if (match === null) return null
  const hours = Number(match[2])
  const minutes = Number(match[3] ?? '0')
  const sign = match[1] === '' || match[1] === '+' ? 1 : -1
  const total = sign * (hours * 60 + minutes)
  if (total < -720 || total > 840 || minutes % 15 !== 0) return null
  return `${total < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Minutes east of UTC of a canonical offset. */
export function countOffsetMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  return offset.startsWith('-') ? -minutes : minutes
}
