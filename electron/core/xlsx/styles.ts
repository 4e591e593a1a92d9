/**
 * Which number format each style of a cell has.
 */
import { maxStyles } from './limits.ts'
import { type NumberFormat, readFormat } from './number-format.ts'
import type { Parts } from './parts.ts'
import { tooBig } from './refuse.ts'
import { readXml } from './xml.ts'

/** By the number of the style. */
export type Styles = readonly NumberFormat[]

/**
 * Formats that are known by their number alone: ECMA-376 part 1, 18.8.30, with the dates of East Asian versions. What
 * is not here is `General`, or stands in the workbook.
 */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '##0.0E+0',
}
const eastAsianDates = new Set([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const eastAsianTimes = new Set([32, 33, 34, 35, 55, 56])

/** @param part `null`: the workbook has none, every number is `General` */
export async function readStyles(parts: Parts, part: string | null): Promise<Styles> {
  if (part === null) return []
  const codes = new Map<number, string>()
  const styles: NumberFormat[] = []
  const formats = new Map<number, NumberFormat>()
  let inCellStyles = false
  await readXml(parts.read(part), parts.path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) styles.push(formatOf(Number(attributes.numFmtId ?? 0)))
      if (styles.length > maxStyles || codes.size > maxStyles) throw tooBig(parts.path, 'styles')
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles

  // The formats stand before the styles that use them.
  function formatOf(id: number): NumberFormat {
    const known = formats.get(id) ?? readFormat(codes.get(id) ?? codeOf(id))
    formats.set(id, known)
    return known
  }
}

function codeOf(id: number): string {
  if (eastAsianDates.has(id)) return 'yyyy-mm-dd'
  return eastAsianTimes.has(id) ? 'h:mm:ss' : (builtIn[id] ?? 'General')
}
