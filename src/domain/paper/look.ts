/** The look of a printed sheet: black on white, boxes to tick with a pen, no step over two pages where it fits one. */
import type { PageSize } from '../export/print-document.ts'
import { html, type Markup } from './markup.ts'

const sizes: Readonly<Record<PageSize, string>> = { a4: 'A4', letter: 'Letter' }

/** The style sheet. It names no file and no address: fonts are those of the computer that prints. */
export function writeLook(size: PageSize): Markup {
  return html`<style>
@page { size: ${sizes[size]}; margin: 15mm 13mm 15mm 13mm }
* { box-sizing: border-box }
html { font: 9.5pt/1.34 "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; color: #000; background: #fff }
html:lang(zh) { font-family: "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif }
body { margin: 0; overflow-wrap: anywhere }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 1mm }
h2 { font-size: 12pt; margin: 6mm 0 2mm; padding-bottom: .6mm; border-bottom: .6mm solid #000; break-after: avoid }
h3 { font-size: 11.5pt; line-height: 1.25; margin: 0; flex: 1 }
p { margin: .8mm 0 }
ul, ol { margin: 1mm 0; padding: 0; list-style: none }
dl, dd, dt { margin: 0 }
.lead { white-space: pre-line }
.grid { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 1.6mm 6mm; margin: 2.5mm 0 }
.grid dt, .label { font-size: 8pt; font-weight: 600; letter-spacing: .02em }
.grid dd { min-height: 6mm; border-bottom: .25mm solid #000; font-size: 10.5pt; padding-top: .4mm }
.box { display: inline-block; flex: none; inline-size: 4mm; block-size: 4mm; border: .35mm solid #000; margin: .2mm 2mm 0 0 }
.use { border: .25mm solid #000; padding: 1.6mm 3mm; margin: 3mm 0; break-inside: avoid; font-size: 9pt }
.use li { padding-left: 4mm; text-indent: -4mm; margin: .5mm 0 }
.use li::before { content: "\\2022"; display: inline-block; inline-size: 4mm; text-indent: 0 }
.step { border: .25mm solid #000; border-radius: 1mm; margin: 0 0 2.4mm; padding: 1.4mm 3mm 1.6mm; break-inside: avoid }
.step.killer { border-width: .9mm }
.head { display: flex; align-items: baseline; gap: 3mm }
.no { font-size: 15pt; line-height: 1; font-weight: 700; min-inline-size: 8mm; font-variant-numeric: tabular-nums }
.meta { font-size: 8pt; text-align: end; flex: none; max-inline-size: 45% }
.text { white-space: pre-line }
.line { border: .25mm solid #000; border-inline-start-width: 1.2mm; padding: .6mm 2mm; margin: .9mm 0; break-inside: avoid }
.line code { display: block; font: 600 12.5pt/1.3 "Cascadia Mono", Consolas, "SF Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace; font-variant-ligatures: none; white-space: pre-wrap; overflow-wrap: anywhere }
.prompt { font-weight: 400; font-size: 9.5pt }
.prompt.apart { display: block }
.whole { white-space: nowrap }
.only { font-size: 8.5pt; font-weight: 600 }
.hazard { border: .5mm dashed #000; padding: 1mm 2mm; margin: 1.6mm 0 }
.hazard p { margin: .3mm 0 }
.sign { display: inline-block; border: .4mm solid #000; font-weight: 700; inline-size: 5mm; text-align: center; margin-inline-end: 2mm }
.tick { display: flex; margin: .7mm 0 }
.tick > div { flex: 1; min-inline-size: 0 }
.tick .go { flex: none; max-inline-size: 46%; padding-inline-start: 4mm; text-align: end; font-weight: 600 }
.likely { font-weight: 600 }
.hint { font-size: 8.5pt }
.go div { margin: 0 }
.rule { display: inline-block; border-bottom: .25mm solid #000; block-size: 5mm; vertical-align: bottom }
.long { min-inline-size: 62mm }
.short { min-inline-size: 14mm }
.rest { flex: 1; align-self: flex-end; border-bottom: .25mm solid #000; block-size: 4.6mm; margin-inline-start: 2mm }
.cells { display: inline-flex; vertical-align: middle }
.cells span { inline-size: 6.2mm; block-size: 7mm; border: .25mm solid #000; margin-inline-end: -.25mm }
.cells.wide span { inline-size: 8mm }
.reading { display: flex; flex-wrap: wrap; align-items: end; gap: 1mm 4mm; margin: 1.6mm 0 }
.reading .label { font-size: 9.5pt }
.small { font-size: 8pt; margin: .8mm 0 0 }
.answers { border-top: .2mm solid #000; margin-top: 1.2mm; padding-top: .4mm }
.other { display: flex; gap: 4mm }
.other > div { flex: 1; margin-bottom: 0 }
.end { break-inside: avoid; border: .6mm solid #000; padding: 2mm 4mm 4mm; margin-top: 5mm }
.end .grid dd { min-height: 9mm }
</style>`
}
