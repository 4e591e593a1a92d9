/**
 * When a list says that a machine was last seen: one column, written in one of many ways.
 *
 * A list rarely says its zone, and `03/04/2024` is two days. So the whole column is looked at before one cell is
 * read, and what stays open is asked, never guessed. Forms: see the facts on the lists of Falcon, Intune, Entra,
 * Active Directory, ConfigMgr and hand-made sheets.
 */

/** Which of two numbers before a year is the day. */
export type DayOrder = 'day-first' | 'month-first'

/** How the cells of a column are read. */
export interface TimeReading {
  readonly order: DayOrder
  /** Minutes that local time is ahead of UTC, for cells that name no zone. */
  readonly offsetMinutes: number
}

/** What a column shows of itself. */
export interface TimeColumn {
  /** `null`: no cell tells, and some cell needs it. `either`: no cell needs it. */
  readonly order: DayOrder | 'either' | null
  /** Whether some cell names no zone. */
  readonly needsZone: boolean
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const chinese =
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?: ?(上午|下午)? ?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2}))?[分秒]?)?$/
const numbered =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([AP])\.?M\.?)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const named =
  /^(?:[A-Za-z]{3,9},? +)?(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const namedMonthFirst =
  /^([A-Za-z]{3})[A-Za-z]*\.? +(\d{1,2}),? +(\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
/** What Microsoft's JSON wrote before ISO, `/Date(1721366564000)/`, and plain milliseconds or seconds since 1970. */
const epoch = /^(?:\/Date\()?(\d{10}|\d{13})(?:\)\/)?$/
/** Windows counts 100 ns since 1601: `LastLogonTimestamp` as Active Directory stores it. */
const fileTime = /^1[23]\d{16}$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export interface TimeJudge {
  add(cell: string): void
  found(): TimeColumn
}

/** Looks at the cells of a column, one after the other; those that are no times say nothing. */
export function createTimeJudge(): TimeJudge {
  let order: DayOrder | null = null
  let needsOrder = false
  let needsZone = false
  return {
    add(cell) {
      const text = tidy(cell)
      const parts = numbered.exec(text)
      if (parts !== null) {
        const [first, second] = [Number(parts[1]), Number(parts[3])]
        if (first > 12 && second <= 12) order ??= 'day-first'
        else if (second > 12 && first <= 12) order ??= 'month-first'
        else if (first !== second) needsOrder = true
      }
      if (!needsZone && readSeenTime(text, anyReading) !== null) needsZone = !namesZone(text)
    },
    found: () => ({ order: order ?? (needsOrder ? null : 'either'), needsZone }),
  }
}

const anyReading: TimeReading = { order: 'day-first', offsetMinutes: 0 }

function namesZone(text: string): boolean {
  return epoch.test(text) || fileTime.test(text) || /(Z|UTC|GMT|\d[+-]\d{2}:?\d{2}| [+-]\d{2}:?\d{2})$/i.test(text)
}

/**
 * Reads one cell.
 *
 * @returns UTC, ISO 8601 with milliseconds; `null` for what is no time, no day of any calendar, or before 2000
 */
export function readSeenTime(cell: string, { order, offsetMinutes }: TimeReading): string | null {
  const text = tidy(cell)
  let found = iso.exec(text)
  if (found !== null) {
    const [, year, month, day, hour, minute, second, zone] = found
    return toUtc([year, month, day, hour, minute, second], undefined, zone, offsetMinutes)
  }
  found = numbered.exec(text)
  if (found !== null) {
    const [, first, , second, year = '', hour, minute, seconds, half, zone] = found
    // Where one of both can only be the day, the cell says it itself.
    const dayFirst = Number(second) > 12 ? false : Number(first) > 12 ? true : order === 'day-first'
    const fullYear = year.length === 2 ? `20${year}` : year
    const date = dayFirst ? [fullYear, second, first] : [fullYear, first, second]
    return toUtc([...date, hour, minute, seconds], half, zone, offsetMinutes)
  }
  found = chinese.exec(text)
  if (found !== null) {
    const [, year, month, day, half, hour, minute, second] = found
    const english = half === '下午' ? 'P' : half === '上午' ? 'A' : undefined
    return toUtc([year, month, day, hour, minute, second], english, undefined, offsetMinutes)
  }
  found = named.exec(text)
  if (found !== null) {
    const [, day, month = '', year, hour, minute, second, half, zone] = found
    return toUtc([year, monthOf(month), day, hour, minute, second], half, zone, offsetMinutes)
  }
  found = namedMonthFirst.exec(text)
  if (found !== null) {
    const [, month = '', day, year, hour, minute, second, half, zone] = found
    return toUtc([year, monthOf(month), day, hour, minute, second], half, zone, offsetMinutes)
  }
  if (fileTime.test(text)) return sane(Number(BigInt(text) / 10_000n) - 11_644_473_600_000)
  const since = epoch.exec(text)?.[1]
  if (since !== undefined) return sane(Number(since) * (since.length === 10 ? 1_000 : 1))
  return null
}

function monthOf(name: string): string {
  return String(months.indexOf(name.toLowerCase()) + 1)
}

/** Invisible signs that browsers copy along, and the narrow space before AM and PM. */
function tidy(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function toUtc(
  parts: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
  offsetMinutes: number,
): string | null {
  const [year = 0, month = 0, day = 0, hour12 = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const isAfternoon = half?.toUpperCase() === 'P'
  if (half !== undefined && (hour12 < 1 || hour12 > 12)) return null
  const hour = half === undefined ? hour12 : (hour12 % 12) + (isAfternoon ? 12 : 0)
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  // 31 April would roll over into May.
  if (new Date(ms).getUTCDate() !== day) return null
  return sane(ms - offsetOf(zone, offsetMinutes) * 60_000)
}

function offsetOf(zone: string | undefined, offsetMinutes: number): number {
  if (zone === undefined) return offsetMinutes
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (parts === null) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}

/** Tools write 1601, 1970 or year 1 for "never". */
function sane(ms: number): string | null {
  return ms >= Date.UTC(2000, 0, 1) && ms < Date.UTC(2100, 0, 1) ? new Date(ms).toISOString() : null
}
