/**
 * Numbers as people see them in the cell.
 *
 * Two ways differ from the screen of a spreadsheet on purpose. Dates are written year first, because 03/04 means two
 * days. Whole numbers of up to 15 digits keep all of them where a narrow or general cell shows `1.23457E+11`: the file
 * still has the digits, and an asset tag is made of them. With more digits the end is lost already in the file, and a
 * format with an exponent is what a typed `5E10` became: both are shown with the exponent, which identifies nothing.
 *
 * Formats: ECMA-376 part 1, 18.8.30 (built-in numbers) and 18.8.31 (codes).
 */
export type NumberFormat =
  | { readonly kind: 'general'; readonly before: string; readonly after: string }
  | { readonly kind: 'date'; readonly day: boolean; readonly time: boolean; readonly elapsed: boolean }
  | { readonly kind: 'exponent'; readonly decimals: number }
  | { readonly kind: 'digits'; readonly sections: readonly Section[] }

interface Section {
  readonly before: string
  /** Signs of the whole part in their order: `0`, `#`, `?` take a digit, everything else stands for itself. */
  readonly whole: readonly Token[]
  readonly decimals: number
  /** Of the decimals, those that are written though they are zero. */
  readonly kept: number
  readonly grouped: boolean
  readonly percent: boolean
  readonly after: string
}

interface Token {
  readonly digit: '0' | '#' | '?' | null
  readonly text: string
}

export const general = { kind: 'general', before: '', after: '' } as const satisfies NumberFormat

/** @param code as it stands in the workbook; what it asks for beyond digits, texts and dates is read as `General` */
export function readFormat(code: string): NumberFormat {
  const tokens = tokensOf(code)
  if (tokens === null || /^general$/i.test(code.trim())) return general
  const wrapped = generalWithin(tokens)
  if (wrapped !== null) return wrapped
  const signs = tokens.map(({ text, literal }) => (literal ? ' ' : text.toLowerCase())).join('')
  const first = signs.split(';')[0] ?? ''
  const elapsed = /\[[hms]+\]/.test(first)
  if (elapsed || (/[ymdhs]/.test(first.replace(/general/g, '')) && !/[0#?]\s*e[+-]/.test(first))) {
    const bare = first.replace(/am\/pm|a\/p/g, 'h')
    const time = elapsed || /[hs]/.test(bare)
    return { kind: 'date', day: /[yd]/.test(bare) || (!time && bare.includes('m')), time, elapsed }
  }
  const exponent = /[0#?](?:\.([0#?]*))?\s*e[+-]/.exec(first)
  if (exponent !== null) return { kind: 'exponent', decimals: exponent[1]?.length ?? 0 }
  if (/\/|\[[<>=]|general|@/.test(first) || !/[0#?]/.test(first)) return general
  return { kind: 'digits', sections: sectionsOf(tokens) }
}

/** @param raw as it stands in the file */
export function formatNumber(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format.kind === 'date') return formatDate(value, format, from1904) ?? formatGeneral(value)
  if (format.kind === 'exponent') return withExponent(value.toExponential(format.decimals))
  if (format.kind === 'digits' && Math.abs(value) < 1e15) return formatDigits(value, format.sections)
  const { before, after } = format.kind === 'general' ? format : general
  return before + formatGeneral(value) + after
}

/** `"PC-"General`: the number as it is, with a text around it. */
function generalWithin(tokens: readonly CodeToken[]): NumberFormat | null {
  const word = tokens.map(({ text, literal }) => (literal ? '' : text)).join('')
  if (!/^general$/i.test(word)) return null
  const first = tokens.findIndex(({ literal }) => !literal)
  const last = tokens.findLastIndex(({ literal }) => !literal)
  const textOf = (some: readonly CodeToken[]) => some.map(({ text }) => text).join('')
  return { kind: 'general', before: textOf(tokens.slice(0, first)), after: textOf(tokens.slice(last + 1)) }
}

function formatGeneral(value: number): string {
  if (Math.abs(value) >= 1e15) return withExponent(String(Number(value.toExponential(14)).toExponential()))
  if (Number.isInteger(value)) return String(value)
  const shortest = String(Number(value.toPrecision(15)))
  return shortest.includes('e') ? withExponent(shortest) : shortest
}

/** As spreadsheets write it: capital, sign, two digits. */
function withExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2').replace('e', 'E')
}

const dayMs = 86_400_000
/** 31 December 9999. */
const lastDay = 2_958_465

function formatDate(
  value: number,
  { day, time, elapsed }: { readonly day: boolean; readonly time: boolean; readonly elapsed: boolean },
  from1904: boolean,
): string | null {
  if (value < 0 || value > lastDay) return null
  const seconds = Math.round(value * 86_400)
  if (elapsed) return clock(Math.floor(seconds / 3600), seconds)
  if (!day) return clock(Math.floor(seconds / 3600) % 24, seconds)
  const whole = Math.floor(time ? seconds / 86_400 : value)
  const date = from1904 ? isoDay(Date.UTC(1904, 0, 1) + whole * dayMs) : dayOf1900(whole)
  return time ? `${date} ${clock(Math.floor(seconds / 3600) % 24, seconds)}` : date
}

/** The 1900 system has a 29 February 1900, which never was: day 60. */
function dayOf1900(whole: number): string {
  if (whole === 60) return '1900-02-29'
  return isoDay(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * dayMs)
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function clock(hours: number, seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function formatDigits(value: number, sections: readonly Section[]): string {
  const [positive, negative, zero] = sections
  const section = value < 0 && negative !== undefined ? negative : value === 0 && zero !== undefined ? zero : positive
  if (section === undefined) return formatGeneral(value)
  const shown = Math.abs(section.percent ? value * 100 : value)
  // The shortest text of the number, not its bits: 1.005 is meant as it was typed.
  const [whole = '0', fraction = ''] = roundedText(shown, section.decimals).split('.')
  const sign = value < 0 && section === positive ? '-' : ''
  const digits = section.grouped ? group(whole) : fill(section.whole, whole === '0' ? '' : whole)
  const decimals = fraction.slice(0, section.kept) + fraction.slice(section.kept).replace(/0+$/, '')
  return `${sign}${section.before}${digits}${decimals === '' ? '' : `.${decimals}`}${section.after}`.trim()
}

function roundedText(value: number, decimals: number): string {
  const places = Math.min(decimals, 20)
  const shortest = String(Number(value.toPrecision(15)))
  const scaled = Math.round(Number(`${shortest}e${places}`))
  const fits = !shortest.includes('e') && Number.isSafeInteger(scaled)
  return fits ? Number(`${scaled}e-${places}`).toFixed(places) : value.toFixed(places)
}

function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Gives the digits to their places from the right; the first place takes all that are left. */
function fill(tokens: readonly Token[], digits: string): string {
  let left = digits
  let text = ''
  const first = tokens.findIndex(({ digit }) => digit !== null)
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index] as Token
    if (token.digit === null) {
      text = token.text + text
      continue
    }
    const taken = index === first ? left : left.slice(-1)
    left = left.slice(0, left.length - taken.length)
    text = (taken === '' && token.digit === '0' ? '0' : taken) + text
  }
  return text
}

interface CodeToken {
  readonly text: string
  readonly literal: boolean
}

/** The signs of a code, texts in quotes and behind a backslash told apart; null when a quote does not close. */
function tokensOf(code: string): readonly CodeToken[] | null {
  const tokens: CodeToken[] = []
  for (let at = 0; at < code.length; at++) {
    const sign = code.charAt(at)
    if (sign === '"') {
      const end = code.indexOf('"', at + 1)
      if (end === -1) return null
      tokens.push({ text: code.slice(at + 1, end), literal: true })
      at = end
    } else if (sign === '\\') {
      tokens.push({ text: code.charAt(++at), literal: true })
    } else if (sign === '_' || sign === '*') {
      // The width of the next sign, or that sign until the cell is full.
      at++
    } else if (sign === '[') {
      const end = code.indexOf(']', at)
      if (end === -1) return null
      tokens.push(...bracket(code.slice(at, end + 1)))
      at = end
    } else {
      tokens.push({ text: sign, literal: false })
    }
  }
  return tokens
}

/** Colours and languages say nothing here, a currency is a text, hours that are counted on and conditions stay. */
function bracket(text: string): readonly CodeToken[] {
  if (/^\[(h+|m+|s+)\]$/i.test(text) || /^\[[<>=]/.test(text)) return [{ text, literal: false }]
  const currency = /^\[\$([^-\]]*)/.exec(text)?.[1] ?? ''
  return currency === '' ? [] : [{ text: currency, literal: true }]
}

function sectionsOf(tokens: readonly CodeToken[]): readonly Section[] {
  const sections: CodeToken[][] = [[]]
  for (const token of tokens) {
    if (!token.literal && token.text === ';') sections.push([])
    else sections.at(-1)?.push(token)
  }
  return sections.slice(0, 3).map(sectionOf)
}

function sectionOf(tokens: readonly CodeToken[]): Section {
  const isDigit = ({ text, literal }: CodeToken) => !literal && /[0#?]/.test(text)
  const first = tokens.findIndex(isDigit)
  const last = tokens.findLastIndex(isDigit)
  const textOf = (some: readonly CodeToken[]) => some.map(({ text }) => text).join('')
  if (first === -1)
    return { before: textOf(tokens), whole: [], decimals: 0, kept: 0, grouped: false, percent: false, after: '' }
  const number = tokens.slice(first, last + 1)
  const point = number.findIndex(({ text, literal }) => !literal && text === '.')
  const whole = point === -1 ? number : number.slice(0, point)
  const fraction = point === -1 ? [] : number.slice(point + 1).filter(isDigit)
  const comma = ({ text, literal }: CodeToken) => !literal && text === ','
  return {
    before: textOf(tokens.slice(0, first)),
    whole: whole
      .filter((token) => !comma(token))
      .map((token) => ({ text: token.text, digit: isDigit(token) ? (token.text as '0' | '#' | '?') : null })),
    decimals: fraction.length,
    kept: fraction.findLastIndex(({ text }) => text === '0') + 1,
    grouped: whole.some(comma),
    percent: tokens.some(({ text, literal }) => !literal && text === '%'),
    after: textOf(tokens.slice(last + 1)),
  }
}
