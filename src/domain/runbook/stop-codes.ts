/**
 * Frequent stop codes of Windows: what each one usually means, where to look first, which runbook is for it.
 *
 * The list itself is data, `resources/runbooks/stop-codes.json`. Names up to 0x13D were read in Microsoft's Bug Check
 * Code Reference (2019-02-21); later names and all meanings are common practice, and each entry says so.
 */
import list from '../../../resources/runbooks/stop-codes.json' with { type: 'json' }
import type { Language, Text } from './schema.ts'

export interface StopCode {
  /** As `0x50`: no leading zeros, capital letters. */
  readonly code: string
  /** As the blue screen shows it. An error of the boot manager has none. */
  readonly name?: string | undefined
  /** Other names of the same code. */
  readonly also?: readonly string[] | undefined
  readonly means: Text
  /** Where to look first. */
  readonly look: Text
  /** The runbook that is for it, by its id. */
  readonly runbook?: string | undefined
  /** Names of `stopCodeSources`. */
  readonly sources: readonly (keyof typeof list.sources)[]
}

export const stopCodeSources = list.sources
export const stopCodes: readonly StopCode[] = list.codes as readonly StopCode[] // a test reads the file by its shape

/** A stop code as `0x50`, from its number (0x00000050, 50: always hexadecimal) or its name; null when it is neither. */
export function findStopCode(given: string): string | null {
  return readNumber(given) ?? stopCodes.find((entry) => namesOf(entry).includes(toName(given)))?.code ?? null
}

/**
 * The codes that a search means, best first: the number in any notation, then the name in any case and with blanks or
 * underscores, then words of the meaning in either language, of which all must be there. No words: all codes.
 */
export function searchStopCodes(query: string): readonly StopCode[] {
  const words = query.normalize('NFKC').trim()
  return stopCodes
    .map((entry, at) => ({ entry, at, rank: rank(entry, words) }))
    .filter(({ rank: found }) => found > 0)
    .toSorted((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ entry }) => entry)
}

/** One code in a sentence: its name, its meaning, where to look. Empty for a code that is not in the list. */
export function sayStopCode(code: string, language: Language): string {
  const entry = stopCodes.find((one) => one.code === code)
  if (entry === undefined) return ''
  const [before, open, close] = language === 'en' ? [': ', ' (', ')'] : ['：', '（', '）']
  const means = entry.means[language]
  return `${entry.name ?? entry.code}${before}${means}${open}${entry.look[language]}${close}`
}

function rank(entry: StopCode, query: string): number {
  if (query === '') return 1
  const names = namesOf(entry)
  if (readNumber(query) === entry.code || names.includes(toName(query))) return 5
  if (names.some((name) => name.startsWith(toName(query)))) return 4
  if (names.some((name) => name.includes(toName(query)))) return 3
  const text = [entry.code, ...names, ...Object.values(entry.means), ...Object.values(entry.look)].join(' ')
  const words = query.toLowerCase().split(/\s+/)
  return words.every((word) => text.toLowerCase().includes(word)) ? 2 : 0
}

function readNumber(given: string): string | null {
  const number = /^(?:0x)?0*([0-9a-f]{1,8})$/i.exec(given)
  return number === null ? null : `0x${number[1]?.toUpperCase()}`
}

function namesOf({ name, also = [] }: StopCode): readonly string[] {
  return name === undefined ? also : [name, ...also]
}

function toName(given: string): string {
  return given.toUpperCase().replace(/[\s-]+/g, '_')
}
