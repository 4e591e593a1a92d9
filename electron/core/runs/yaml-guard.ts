/**
 * Looks at the words of a YAML text before anything is built of them.
 *
 * The parser goes down by recursion and needs some ten microseconds for each word, so a hostile file of
 * brackets or of commas would hold the service for minutes. The largest runbook of the library has 25,000
 * words; one with all 200 steps that a runbook may have stays below the limit.
 */
import { Lexer } from 'yaml'

export const largestYamlBytes = 500_000
const mostWords = 80_000
const deepest = 60
const widestIndent = 200

export interface Excess {
  readonly code: 'file.too-large' | 'file.too-deep'
  readonly details: Readonly<Record<string, number>>
}

/** What is too much in a text, or null when it can be parsed in about a second. */
export function findExcess(text: string): Excess | null {
  if (text.length > largestYamlBytes) return { code: 'file.too-large', details: { bytes: text.length } }
  let words = 0
  let brackets = 0
  let dashes = 0
  let atLineStart = true
  for (const word of new Lexer().lex(text)) {
    words += 1
    if (words > mostWords) return { code: 'file.too-large', details: { bytes: text.length } }
    if (word === '[' || word === '{') brackets += 1
    if (word === ']' || word === '}') brackets -= 1
    // Each of these on one line opens a list in a list.
    if (word === '-' || word === '?') dashes += 1
    const isBreak = word === '\n' || word === '\r\n'
    const isWide = atLineStart && word.length > widestIndent && word.trim() === ''
    if (isBreak) dashes = 0
    atLineStart = isBreak
    if (brackets > deepest || dashes > deepest || isWide) return { code: 'file.too-deep', details: { most: deepest } }
  }
  return null
}
