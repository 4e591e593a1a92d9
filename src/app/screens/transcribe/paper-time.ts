/**
 * The time that stands on a paper, from what a person types: day, time, zone.
 */

/** The zone of this computer at a time: `+01:00`. */
export function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** `2024-07-19` in the zone of this computer. */
export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * As the contract takes it: `2024-07-19T14:05+01:00`. A time may be typed as 14:05, 14.05, 1405 or 9:05.
 *
 * @returns `null` while it is not complete
 */
export function paperTime(day: string, time: string, zone: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.：]?(\d\d)$/.exec(time.trim()) ?? []
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day.trim())
  if (!isDay || hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${day.trim()}T${hour.padStart(2, '0')}:${minute}${zone}`
}
