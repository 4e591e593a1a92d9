/**
 * The record of an incident as one HTML document: no script, no picture, no address, every text escaped.
 */
import { html, type Markup, nothing, toText } from '../paper/markup.ts'
import type { Language } from '../runbook/schema.ts'

interface RecordNotice {
  readonly date: string
  readonly source: string
  readonly title: string
  readonly text: string
}

export interface RecordDocument {
  readonly incident: string
  readonly exportedAt: string
  readonly exportedBy: string
  readonly figures: Readonly<Record<string, number>>
  readonly timeline: readonly {
    readonly time: string
    readonly kind: string
    readonly by: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
  readonly decisions: readonly {
    readonly text: string
    readonly by: string
    readonly at: string
    readonly noted: string
    readonly notedBy: string
  }[]
  readonly advisories: readonly RecordNotice[]
  readonly warnings: readonly RecordNotice[]
  readonly people: readonly { readonly name: string; readonly role: string; readonly since: string }[]
  readonly log: {
    readonly ok: boolean
    readonly events: number
    readonly stations: readonly {
      readonly id: string
      readonly events: number
      readonly head: string
      readonly firstBad: { readonly seq: number; readonly code: string } | null
    }[]
    readonly attachments: { readonly expected: number; readonly missing: readonly string[] }
  }
}

/** Says a sentence of `record.json`. */
export type RecordWords = (key: string, values?: Readonly<Record<string, string | number>>) => string

const look = `
body{font:11pt/1.45 sans-serif;color:#000;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin-bottom:.2rem}h2{font-size:1.1rem;margin-top:1.8rem;border-bottom:1px solid #000}
table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #bbb}
td:first-child{white-space:nowrap}.small{font-size:.85rem;color:#333}code{font-family:monospace}.bad{border:2px solid #000;padding:.5rem}`

/** Pure; the same record gives the same bytes. Times are UTC and say so. */
export function writeRecordHtml(record: RecordDocument, language: Language, words: RecordWords): string {
  const { log } = record
  const body = html`<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${words('document.title', { incident: record.incident })}</title>${writeStyle()}</head><body>
<h1>${words('document.title', { incident: record.incident })}</h1>
<p class="small">${words('document.exported', { time: minute(record.exportedAt), by: record.exportedBy })}</p>
<p>${words('figures', record.figures)}</p>
${part(
  words('timeline.title'),
  record.timeline.map(({ time, kind, by, values }) => row(minute(time), words(`timeline.${kind}`, values), by)),
)}
${part(
  words('decisions.title'),
  record.decisions.map(({ text, by, at, noted, notedBy }) =>
    row(
      minute(at),
      text,
      noted === at && by === notedBy ? by : `${by}; ${words('decisions.noted', { time: minute(noted), by: notedBy })}`,
    ),
  ),
)}
${part(words('advisories.title'), record.advisories.map(writeNotice))}
${part(words('warnings.title'), record.warnings.map(writeNotice))}
${part(
  words('people.title'),
  record.people.map(({ name, role, since }) => row(minute(since), name, role === '' ? '' : words(`people.${role}`))),
)}
<h2>${words('log.title')}</h2>
<p${log.ok ? nothing : html` class="bad"`}>${words(log.ok ? 'log.ok' : 'log.bad', { events: log.events, attachments: log.attachments.expected, missing: log.attachments.missing.length })}</p>
<table>${log.stations.map(({ id, events, head, firstBad }) => html`<tr><td><code>${id}</code></td><td>${words('log.station', { events })}${firstBad === null ? nothing : html` ${words('log.firstBad', { seq: firstBad.seq, code: firstBad.code })}`}<br><code>${head}</code></td></tr>`)}</table>
<p class="small">${words('log.how')}</p>
</body></html>`
  return `<!doctype html>\n${toText(body)}\n`
}

function writeStyle(): Markup {
  return html`<style>${look}</style>`
}

function part(title: string, rows: readonly Markup[]): Markup {
  return rows.length === 0 ? nothing : html`<h2>${title}</h2><table>${rows}</table>`
}

function writeNotice({ date, source, title, text }: RecordNotice): Markup {
  return html`<tr><td>${date}</td><td><b>${title}</b><br>${text}<br><span class="small">${source}</span></td></tr>`
}

function row(first: string, second: string, third: string): Markup {
  return html`<tr><td>${first}</td><td>${second}</td><td>${third}</td></tr>`
}

/** `2024-07-19 05:27 UTC`: a record is read in other zones than where it was made. */
function minute(time: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(time) ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : time
}
