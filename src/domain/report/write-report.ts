/**
 * The report as one HTML document: no script, no address, everything that comes from a file is text.
 *
 * Times are UTC and say so: whoever reads it may sit in another zone than who wrote it.
 */
import { html, type Markup, nothing, toText } from '../paper/markup.ts'
import { drawHours } from './draw-hours.ts'
import type { Report, ReportFigure, ReportWords } from './model.ts'
import { reportStyle } from './style.ts'

/** @param language of the document, for whoever reads it aloud */
export function writeReport(report: Report, words: ReportWords, language: string): string {
  const { figures, incident, now, by } = report
  const body = html`
    <header>
      <h1>${words('title', { incident })}</h1>
      <p>${words('asOf', { time: utc(now), by })}</p>
    </header>
    <section>
      <h2>${words('summary')}</h2>
      ${writeFigures(report, words)}
      <p class="balance">${words('balance', { ...figures })}</p>
    </section>
    <section>
      <h2>${words('finish')}</h2>
      ${writeFinish(report, words)}
    </section>
    <section>
      <h2>${words('hours')}</h2>
      ${drawHours(report, words)}
    </section>
    <section>
      <h2>${words('sites')}</h2>
      ${writeSites(report, words)}
    </section>
    <section>
      <h2>${words('blockers')}</h2>
      ${writeBlockers(report, words)}
    </section>
    <section>
      <h2>${words('method')}</h2>
      <ul>
        ${['methodSaid', 'methodConfirmed', 'methodFinish', 'methodTimes'].map((name) => html`<li>${words(name)}</li>`)}
      </ul>
    </section>
    <section>
      <h2>${words('log')}</h2>
      ${writeLog(report, words)}
    </section>`
  const head = `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>`
  return `${head}${toText(html`${words('title', { incident })}`)}</title><style>${reportStyle}</style></head><body>${toText(body)}</body></html>\n`
}

const shownFigures = [
  'recovered',
  'confirmed',
  'left',
  'criticalLeft',
  'blocked',
] as const satisfies readonly ReportFigure[]

function writeFigures({ figures }: Report, words: ReportWords): Markup {
  return html`<dl class="figures">${shownFigures.map(
    (name) => html`<div><dt>${words(`figure.${name}`)}</dt><dd>${figures[name]}</dd></div>`,
  )}</dl>`
}

function writeFinish({ forecast, now }: Report, words: ReportWords): Markup {
  if ('because' in forecast) return html`<p>${words(`because.${forecast.because}`)}</p>`
  const at = (hours: number): string => utc(new Date(Date.parse(now) + hours * 3_600_000).toISOString())
  return html`<p>${words('between', {
    from: at(forecast.earliestHours),
    to: at(forecast.latestHours),
    pace: Math.round(forecast.pace * 10) / 10,
    hours: forecast.hours,
  })}</p>`
}

function writeSites({ sites, figures }: Report, words: ReportWords): Markup {
  const columns = ['total', 'recovered', 'confirmed', 'retired', 'left', 'criticalLeft'] as const
  return html`<table>
    <thead><tr><th>${words('site')}</th>${columns.map((name) => html`<th class="number">${words(`column.${name}`)}</th>`)}</tr></thead>
    <tbody>${sites.map(
      (row) =>
        html`<tr><th>${row.site === '' ? words('noSite') : row.site}</th>${columns.map((name) => html`<td class="number">${row[name]}</td>`)}</tr>`,
    )}</tbody>
    <tfoot><tr><th>${words('all')}</th>${columns.map((name) => html`<td class="number">${figures[name]}</td>`)}</tr></tfoot>
  </table>`
}

function writeBlockers({ blockers, blocked, blockedInAll }: Report, words: ReportWords): Markup {
  if (blockedInAll === 0) return html`<p>${words('noBlockers')}</p>`
  const more = blockedInAll - blocked.length
  return html`<table>
      <thead><tr><th>${words('blocker')}</th><th class="number">${words('column.total')}</th><th>${words('since')}</th></tr></thead>
      <tbody>${blockers.map(
        ({ name, hosts, since }) =>
          html`<tr><th>${name}</th><td class="number">${hosts}</td><td>${utc(since)}</td></tr>`,
      )}</tbody>
    </table>
    <table>
      <thead><tr><th>${words('host')}</th><th>${words('site')}</th><th>${words('blocker')}</th><th>${words('since')}</th></tr></thead>
      <tbody>${blocked.map(
        ({ name, site, blocker, since }) =>
          html`<tr><th>${name}</th><td>${site}</td><td>${blocker}</td><td>${utc(since)}</td></tr>`,
      )}</tbody>
    </table>
    ${more > 0 ? html`<p>${words('more', { n: more })}</p>` : nothing}`
}

function writeLog({ log }: Report, words: ReportWords): Markup {
  return html`<p>${words(log.ok ? 'logOk' : 'logBroken', { n: log.events })}</p>
    <table>
      <thead><tr><th>${words('station')}</th><th class="number">${words('events')}</th><th>${words('head')}</th></tr></thead>
      <tbody>${log.stations.map(
        ({ id, events, head }) =>
          html`<tr><th><code>${id}</code></th><td class="number">${events}</td><td><code>${head}</code></td></tr>`,
      )}</tbody>
    </table>`
}

/** `2024-07-19 05:27 UTC`; empty for an empty time. */
function utc(iso: string): string {
  return iso === '' ? '' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}
