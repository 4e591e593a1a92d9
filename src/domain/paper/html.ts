/**
 * A sheet as a complete HTML document: no script, no picture, no address, every text escaped.
 */
import type { PageSize, PrintDocument } from '../export/print-document.ts'
import type { Language } from '../runbook/schema.ts'
import { writeLook } from './look.ts'
import { html, type Markup, nothing, toText } from './markup.ts'
import type { Paper, PaperFact, PaperWords } from './model.ts'
import { writeStep } from './step-html.ts'

export interface SheetMark {
  /** Tells this print from every other one. */
  readonly sheet: string
  /** As a person reads it, with its zone. */
  readonly printedAt: string
  readonly printedBy: string
  readonly incident: string
}

/** Writes the document of a sheet. Pure; the same sheet gives the same bytes. */
export function writePaper(
  paper: Paper,
  mark: SheetMark,
  size: PageSize,
  language: Language,
  words: PaperWords,
): PrintDocument {
  return {
    html: `<!doctype html>\n${toText(writeDocument(paper, mark, size, language, words))}`,
    header: toText(writeHeader(paper, words)),
    footer: toText(writeFooter(paper, mark, words)),
    size,
  }
}

function writeDocument(paper: Paper, mark: SheetMark, size: PageSize, language: Language, words: PaperWords): Markup {
  const { facts, known, tools, dues } = paper
  const part = words(paper.answered > 0 ? 'rest' : 'whole', { n: paper.answered })
  return html`<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${paper.title}</title>${writeLook(size)}</head><body>
<h1>${paper.title}</h1>
<p class="small">${part} · ${words('version', { id: paper.runbook.id, version: paper.runbook.version, hash: shortHash(paper) })} · ${mark.incident}</p>
<p class="lead">${paper.summary}</p>
<dl class="grid">${facts.map(writeFact)}</dl>
<dl class="grid">${['who', 'date', 'began', 'zone'].map((name) => writeFact({ label: words(`sign.${name}`), value: '' }))}${writeFact({ label: words('sign.sheet'), value: mark.sheet })}${writeFact({ label: words('sign.printed'), value: `${mark.printedAt}, ${mark.printedBy}` })}</dl>
${list(words('tools'), tools, true)}${known.length === 0 ? nothing : html`<p class="label">${words('known')}</p><dl class="grid">${known.map(writeFact)}</dl>`}${list(words('dues'), dues, false)}
<div class="use"><p class="label">${words('use.title')}</p><ul>${['order', 'tick', 'read', 'brackets', 'key', 'stop', 'after'].map((name) => html`<li>${words(`use.${name}`)}</li>`)}</ul></div>
${paper.sections.map(({ id, steps }) => html`<h2>${words(`section.${id}`)}</h2>${steps.map((step) => writeStep(step, words))}`)}
<div class="end"><h3>${words('end.title')}</h3><p>${words('end.text')}</p><dl class="grid">${['last', 'date', 'zone', 'step', 'who', 'signature'].map((name) => writeFact({ label: words(`sign.${name}`), value: '' }))}</dl></div>
</body></html>`
}

function writeFact({ label, value }: PaperFact): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`
}

function list(title: string, items: readonly string[], tick: boolean): Markup {
  if (items.length === 0) return nothing
  const mark = tick ? html`<span class="box"></span>` : html`– `
  return html`<p class="label">${title}</p><ul>${items.map((item) => html`<li class="tick">${mark}<div>${item}</div></li>`)}</ul>`
}

function shortHash({ runbook }: Paper): string {
  return runbook.hash.slice(0, 12)
}

// Chromium prints these in a document of their own, whose letters are tiny unless told otherwise.
const band =
  'font:7.5pt sans-serif;color:#000;width:100%;margin:0 13mm;display:flex;justify-content:space-between;gap:6mm'

function writeHeader(paper: Paper, words: PaperWords): Markup {
  const host = paper.facts
    .slice(0, 3)
    .flatMap(({ label, value }) => (value === '' ? [] : [`${label} ${value}`]))
    .join(' · ')
  const version = words('version', {
    id: paper.runbook.id,
    version: paper.runbook.version,
    hash: shortHash(paper),
  })
  return html`<div style="${band}"><span>${host === '' ? paper.title : host}</span><span>${version}</span></div>`
}

function writeFooter(paper: Paper, { sheet, printedAt }: SheetMark, words: PaperWords): Markup {
  return html`<div style="${band}"><span>${words('sheet', { sheet })} · ${paper.title} · ${printedAt}</span><span>${writePages(words)}</span></div>`
}

/** The sentence with two places that Chromium fills. */
function writePages(words: PaperWords): readonly Markup[] {
  const [n, total] = ['\ue000', '\ue001']
  return words('page', { n, total })
    .split(/(\ue000|\ue001)/)
    .map((piece) => {
      if (piece === n) return html`<span class="pageNumber"></span>`
      return piece === total ? html`<span class="totalPages"></span>` : html`${piece}`
    })
}
