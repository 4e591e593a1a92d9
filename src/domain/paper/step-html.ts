/** One step of a sheet as HTML: what to do, what to see, boxes to tick, lines to write on. */
import { html, type Markup, nothing } from './markup.ts'
import type { PaperAnswer, PaperCommand, PaperReading, PaperStep, PaperValue, PaperWay, PaperWords } from './model.ts'

/** The block of one step. It carries the id of the step, so that a sheet can be searched for it. */
export function writeStep(step: PaperStep, words: PaperWords): Markup {
  const { confirm, outcome } = step
  return html`<section class="step${confirm === null ? '' : ' killer'}" data-step="${step.id}">
<div class="head"><span class="no">${step.number}</span><h3>${step.title}</h3><span class="meta">${writeMeta(step, words)}</span></div>
<p class="text">${step.text}</p>
${step.say.map((sentence) => html`<p class="text">${words('say', { sentence })}</p>`)}${step.kind === 'reveal-key' ? html`<p class="likely">${words('key')}</p>` : nothing}${step.kind === 'wait' ? html`<p class="reading">${words('wait', { minutes: step.minutes })} <span class="rule short"></span></p>` : nothing}
${writeHazard(step, words)}${confirm === null ? nothing : writeConfirm(confirm, words)}
${writeValues(step.values, words)}${step.commands.map((command) => writeCommand(command, words))}
${step.expect === '' ? nothing : html`<p class="text"><b>${words('expect')}</b> ${step.expect}</p>`}
${step.readings.map((reading) => writeReading(reading, words))}
${outcome === null ? nothing : writeOutcome(outcome, words)}
<div class="answers">${step.answers.map((answer) => writeAnswer(answer, words))}${outcome === null ? writeOther(step, words) : nothing}</div>
${writeSmall(step, words)}
</section>`
}

function writeMeta({ kind, place, minutes, practice }: PaperStep, words: PaperWords): readonly Markup[] {
  const time =
    kind === 'outcome' || kind === 'wait' ? '' : minutes === 0 ? words('short') : words('minutes', { minutes })
  const said = [place, time, practice ? words('practice') : ''].filter((word) => word !== '')
  return said.map((word, at) => html`${at === 0 ? '' : ' · '}<span class="whole">${word}</span>`)
}

/** As many letters as stand in one line of a sheet. */
const lineChars = 56

/** A line to type. It breaks at blanks only, and says that it is one line where it has to break. */
function writeCommand({ prompt, text, when }: PaperCommand, words: PaperWords): Markup {
  const pieces = text.split(' ').map((word, at) => {
    const piece = word.length > lineChars ? html`${word}` : html`<span class="whole">${word}</span>`
    return html`${at === 0 ? '' : ' '}${piece}`
  })
  const apart = prompt.length + text.length > lineChars ? ' apart' : ''
  return html`<div class="line">${when === '' ? nothing : html`<span class="only">${words('only', { when })}</span>`}<code>${prompt === '' ? nothing : html`<span class="prompt${apart}">${prompt}</span>`}${pieces}</code>${text.length > lineChars ? html`<span class="only">${words('oneLine')}</span>` : nothing}</div>`
}

function writeHazard({ hazard }: PaperStep, words: PaperWords): Markup {
  if (hazard === null) return nothing
  return html`<div class="hazard"><p class="text"><span class="sign">!</span><b>${hazard.destroys}</b></p>${hazard.undo === '' ? nothing : html`<p class="text">${words('undo', { undo: hazard.undo })}</p>`}</div>`
}

function writeConfirm(facts: NonNullable<PaperStep['confirm']>, words: PaperWords): Markup {
  return html`<p class="likely">${words('confirm')}</p>${facts.map(({ label, value, hint }) => html`<div class="tick"><span class="box"></span><div>${label}: <b>${value}</b>${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}</div></div>`)}`
}

function writeValues(values: readonly PaperValue[], words: PaperWords): Markup {
  if (values.length === 0) return nothing
  return html`<div>${values.map(({ title, value, steps }) => {
    const from = steps.join(words('comma'))
    if (value !== '') return html`<p class="hint">${words('changed', { title, value, steps: from })}</p>`
    return html`<p class="reading"><span class="label">${words(steps.length === 0 ? 'writeIn' : 'writeInFrom', { title, steps: from })}</span> <span class="rule short"></span></p>`
  })}</div>`
}

function writeReading(reading: PaperReading, words: PaperWords): Markup {
  const title = reading.required ? reading.title : words('optional', { title: reading.title })
  const before =
    reading.before === '' ? nothing : html`<span class="hint">${words('before', { value: reading.before })}</span>`
  return html`<div class="reading"><span class="label">${title}</span>${writeField(reading)}${before}</div>${reading.hint === '' ? nothing : html`<p class="hint">${reading.hint}</p>`}`
}

function writeField({ type, options }: PaperReading): Markup {
  switch (type) {
    case 'drive-letter':
      return html`<span><span class="cells wide">${cells(1)}</span> :</span>`
    case 'key-id':
      return html`<span class="cells">${cells(8)}</span>`
    case 'utc-offset':
      return html`<span>UTC ± <span class="cells">${cells(2)}</span> : <span class="cells">${cells(2)}</span></span>`
    case 'choice':
      return html`${options.map((label) => html`<span><span class="box"></span>${label}</span>`)}`
    case 'count':
      return html`<span class="rule short"></span>`
    case 'text':
    case 'serial':
    case 'file-time':
    case 'stop-code':
    case 'file-name':
      return html`<span class="rule long"></span>`
    default:
      return type satisfies never
  }
}

function cells(count: number): readonly Markup[] {
  return Array.from({ length: count }, () => html`<span></span>`)
}

function writeAnswer({ label, hint, likely, ways }: PaperAnswer, words: PaperWords): Markup {
  const go = ways.map(
    ({ when, to }: PaperWay) =>
      html`<div>${when === '' ? nothing : html`<span class="hint">${words('if', { when })} </span>`}→ ${words('step', { n: to })}</div>`,
  )
  return html`<div class="tick"><span class="box"></span><div><span class="${likely ? 'likely' : ''}">${label}</span>${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}</div><div class="go">${go}</div></div>`
}

/** What the runbook does not foresee: written down, and then somebody is called. */
function writeOther({ canSkip }: PaperStep, words: PaperWords): Markup {
  const line = (label: string) =>
    html`<div class="tick"><span class="box"></span><span>${label}</span><span class="rest"></span></div>`
  return html`<div class="other">${line(words('else'))}${canSkip ? line(words('skipped')) : nothing}</div>`
}

function writeOutcome(
  { status, reason, continue: goesOn }: NonNullable<PaperStep['outcome']>,
  words: PaperWords,
): Markup {
  const said = words(`outcome.${status}`)
  return html`<p class="likely">${reason === '' ? said : words('because', { said, reason })}</p>${goesOn === '' ? nothing : html`<p>${words('goesOn', { runbook: goesOn })}</p>`}`
}

function writeSmall({ limit, opens, closes, sources }: PaperStep, words: PaperWords): Markup {
  const lines = [
    ...(limit === null ? [] : [words('limit', { times: limit.times, n: limit.to })]),
    ...opens.map((due) => words('opens', { due })),
    ...closes.map((due) => words('closes', { due })),
    ...(sources.length === 0 ? [] : [words('sources', { sources: sources.join('; ') })]),
  ]
  return html`${lines.map((line) => html`<p class="small">${line}</p>`)}`
}
