/**
 * A sheet as XML, row by row. Text stays text whatever it looks like: no formula, no link, no number out of digits.
 *
 * ECMA-376 part 1, 18.3. The order of elements is part of the format.
 */
import { columnName } from './cell-place.ts'
import { maxRows } from './limits.ts'

export interface Column {
  readonly header: string
  /** `time`: ISO 8601, written as a day that can be sorted and filtered. What does not fit its kind stays text. */
  readonly kind: 'text' | 'number' | 'time'
  /** In characters. */
  readonly width: number
}

/** Styles of the workbook, by number. */
export const styles = { plain: 0, text: 1, time: 2, header: 3 } as const

/** Excel's limit for one cell, in UTF-16 units. */
export const longestCell = 32_767

export function sheetHead(columns: readonly Column[], { frozen, first }: { frozen: boolean; first: boolean }): string {
  const pane = frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetViews>` +
    `<sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>`
  )
}

/** @param rows how many were written, the header with them */
export function sheetTail(columns: readonly Column[], rows: number, filtered: boolean): string {
  const last = columnName(columns.length - 1)
  // Digits that are text are meant so: no green corner at each of them.
  const ignored = `<ignoredErrors><ignoredError sqref="A1:${last}${maxRows}" numberStoredAsText="1"/></ignoredErrors>`
  return `</sheetData>${filtered ? `<autoFilter ref="A1:${last}${rows}"/>` : ''}${ignored}</worksheet>`
}

export function headerRow(columns: readonly Column[], line: number): string {
  const cells = columns.map(({ header }, index) => textCell(header, `${columnName(index)}${line}`, styles.header))
  return `<row r="${line}">${cells.join('')}</row>`
}

export interface RowCounts {
  /** Cells that were longer than a cell can be. */
  shortened: number
}

export function sheetRow(
  columns: readonly Column[],
  cells: readonly string[],
  line: number,
  counts: RowCounts,
): string {
  let xml = ''
  for (const [index, { kind }] of columns.entries()) {
    const text = cells[index] ?? ''
    if (text === '') continue
    const place = `${columnName(index)}${line}`
    const value = kind === 'number' ? numberOf(text) : kind === 'time' ? dayOf(text) : null
    if (value !== null) {
      xml += `<c r="${place}"${kind === 'time' ? ` s="${styles.time}"` : ''}><v>${value}</v></c>`
      continue
    }
    if (text.length > longestCell) counts.shortened += 1
    xml += textCell(text.slice(0, longestCell).replace(/[\ud800-\udbff]$/, ''), place, styles.text)
  }
  return `<row r="${line}">${xml}</row>`
}

function numberOf(text: string): string | null {
  return /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? text : null
}

/** Days since the end of 1899, as spreadsheets count them. Days before March 1900 differ and stay text. */
function dayOf(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)) return null
  const days = Date.parse(text) / 86_400_000 + 25_569
  return days >= 61 && days < 2_958_466 ? String(Number(days.toFixed(9))) : null
}

function textCell(text: string, place: string, style: number): string {
  const space = /^\s|\s$|[\n\r\t]| {2}/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`
}

/** Signs that XML cannot hold are written as `_x0001_`; what looks like that already is marked as meant so. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, codeOf)
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

const special = /[&<>"\p{Cc}\p{Surrogate}\ufffe\uffff]|_x/u
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function codeOf(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
