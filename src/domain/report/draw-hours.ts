/**
 * Hosts left, hour by hour, as a drawing; the figures behind it stand in the tables of the report.
 */
import { html, type Markup } from '../paper/markup.ts'
import type { Report, ReportWords } from './model.ts'

const drawing = { width: 680, height: 200, left: 50, right: 10, top: 10, bottom: 30 } as const

export function drawHours({ hours, figures }: Report, words: ReportWords): Markup {
  const [first] = hours
  const last = hours.at(-1)
  if (first === undefined || last === undefined) return html`<p>${words('noHours')}</p>`
  const finished = hours.reduce((sum, { recovered, retired }) => sum + recovered + retired, 0)
  const most = Math.max(1, figures.left + finished)
  const x = (index: number): number =>
    round(drawing.left + (index / hours.length) * (drawing.width - drawing.left - drawing.right))
  const y = (hosts: number): number =>
    round(drawing.height - drawing.bottom - (hosts / most) * (drawing.height - drawing.top - drawing.bottom))
  let left = most
  const points = [`${x(0)},${y(left)}`]
  for (const [index, { recovered, retired }] of hours.entries()) {
    left -= recovered + retired
    points.push(`${x(index + 1)},${y(left)}`)
  }
  const base = drawing.height - drawing.bottom
  return html`<svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="${words('hoursWords', { left: figures.left })}">
    <line class="axis" x1="${drawing.left}" y1="${base}" x2="${drawing.width - drawing.right}" y2="${base}" />
    <line class="axis" x1="${drawing.left}" y1="${drawing.top}" x2="${drawing.left}" y2="${base}" />
    <text x="${drawing.left - 6}" y="${y(most) + 4}" text-anchor="end">${most}</text>
    <text x="${drawing.left - 6}" y="${base + 4}" text-anchor="end">0</text>
    <text x="${drawing.left}" y="${drawing.height - 8}">${first.hour}:00 UTC</text>
    <text x="${drawing.width - drawing.right}" y="${drawing.height - 8}" text-anchor="end">${last.hour}:59 UTC</text>
    <polyline class="left" points="${points.join(' ')}" />
  </svg>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
