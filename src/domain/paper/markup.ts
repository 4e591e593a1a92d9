/**
 * HTML out of texts that may hold anything: what is put into a template is escaped, unless it came out of one.
 */
const made = Symbol('markup')

/** HTML that was made by `html`, and by nothing else. */
export interface Markup {
  readonly [made]: string
}
type Part = string | number | Markup | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A template whose values become text; lists are joined without anything between. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [made]: strings.map((text, at) => text + (at < parts.length ? write(parts[at] ?? '') : '')).join('') }
}

export const nothing: Markup = html``

/** The text of finished markup. */
export function toText(markup: Markup): string {
  return markup[made]
}

function write(part: Part): string {
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escapeText(part)
  return isMarkup(part) ? part[made] : part.map(write).join('')
}

function isMarkup(part: Markup | readonly Part[]): part is Markup {
  return made in part
}

/** Text that is only text in an element and in a quoted attribute; what turns or hides letters is left out. */
function escapeText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (found) => escapes[found] ?? '')
}
