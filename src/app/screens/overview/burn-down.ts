/**
 * The lines of "hosts left", in the units of a drawing of 720 by 190.
 */
import type { Output } from '../../../contract/index.ts'

type Overview = Output<'overview.show'>

export const drawing = { width: 720, height: 190, left: 52, right: 16, top: 10, bottom: 24 } as const

export interface BurnDown {
  /** `points` of a polyline: hosts left, oldest first. */
  readonly left: string
  /** Those that nobody saw alive yet, said done or not. */
  readonly unconfirmed: string
  /** The corner points of the range of the forecast; empty when there is none. */
  readonly range: string
  readonly now: { readonly x: number; readonly y: number; readonly yUnconfirmed: number }
  readonly rows: readonly { readonly y: number; readonly hosts: number }[]
  readonly columns: readonly { readonly x: number; readonly time: string }[]
}

const hourMs = 3_600_000

/** `null` before anything was finished: then there is no line to draw. */
export function drawBurnDown({ hours, figures, forecast, now }: Overview): BurnDown | null {
  const [first] = hours
  if (first === undefined) return null
  const unconfirmedNow = figures.left + figures.recovered - figures.confirmed
  const start = Date.parse(`${first.hour}:00:00.000Z`)
  const today = Date.parse(now)
  const end = 'because' in forecast ? today : today + forecast.latestHours * hourMs
  // A forecast of weeks would press the past into a corner.
  const last = Math.min(end, today + 2 * Math.max(today - start, 6 * hourMs))
  const x = (at: number): number =>
    round(drawing.left + ((at - start) / Math.max(1, last - start)) * (drawing.width - drawing.left - drawing.right))
  const finished = hours.reduce((sum, { recovered, retired }) => sum + recovered + retired, 0)
  const most = niceTop(Math.max(figures.left + finished, unconfirmedNow + finished, 1))
  const y = (hosts: number): number =>
    round(drawing.height - drawing.bottom - (hosts / most) * (drawing.height - drawing.top - drawing.bottom))
  const line = (hostsNow: number, finishedIn: (hour: Overview['hours'][number]) => number): string => {
    let hosts = hostsNow
    const points = [`${x(today)},${y(hosts)}`]
    for (const hour of hours.toReversed()) {
      hosts += finishedIn(hour)
      points.push(`${x(Math.max(start, Date.parse(`${hour.hour}:00:00.000Z`)))},${y(hosts)}`)
    }
    return points.reverse().join(' ')
  }
  return {
    left: line(figures.left, ({ recovered, retired }) => recovered + retired),
    unconfirmed: line(unconfirmedNow, ({ confirmed, retired }) => confirmed + retired),
    range:
      'because' in forecast
        ? ''
        : [
            `${x(today)},${y(figures.left)}`,
            `${x(Math.min(last, today + forecast.earliestHours * hourMs))},${y(0)}`,
            `${x(last)},${y(last < end ? figures.left * (1 - (last - today) / (end - today)) : 0)}`,
          ].join(' '),
    now: { x: x(today), y: y(figures.left), yUnconfirmed: y(unconfirmedNow) },
    rows: [0, 1, 2, 3, 4].map((part) => ({ y: y((most * part) / 4), hosts: (most * part) / 4 })),
    columns: listTimes(start, last).map((at) => ({ x: x(at), time: new Date(at).toISOString() })),
  }
}

/** About five times, at hours that people use. */
function listTimes(start: number, end: number): number[] {
  const steps = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336].map((hours) => hours * hourMs)
  const step = steps.find((candidate) => (end - start) / candidate <= 6) ?? steps.at(-1) ?? hourMs
  // Days begin at midnight of this computer.
  const zone = new Date(start).getTimezoneOffset() * 60_000
  const times: number[] = []
  for (let at = Math.ceil((start - zone) / step) * step + zone; at <= end; at += step) times.push(at)
  return times
}

/** The next number whose quarters are round. */
function niceTop(hosts: number): number {
  const power = 10 ** Math.floor(Math.log10(hosts))
  const found = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map((part) => part * power).find((top) => top >= hosts)
  return Math.max(4, found ?? hosts)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
