/**
 * Values of options, read once and refused in one sentence.
 */
import type { Language } from '../../src/contract/index.ts'
import { type ParsedCommand, UsageError } from './command.ts'

/** The last value of an option, or `undefined`. */
export function optionOf({ options }: ParsedCommand, name: string): string | undefined {
  return options[name]?.at(-1)
}

/** @throws {UsageError} when it is not given */
export function requireOption(parsed: ParsedCommand, name: string): string {
  const value = optionOf(parsed, name)
  if (value === undefined) throw new UsageError(`"${parsed.name}" needs --${name}.`)
  return value
}

/** Values written as `name=value`. @throws {UsageError} */
export function pairsOf(parsed: ParsedCommand, name: string): Record<string, string> {
  return Object.fromEntries(
    (parsed.options[name] ?? []).map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError(`--${name} is written as name=value, not "${pair}".`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** One of a closed set. @throws {UsageError} that lists the set */
export function choiceOf<const Choices extends readonly string[]>(
  value: string,
  choices: Choices,
  name: string,
): Choices[number] {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}, not "${value}".`)
  return found
}

/** A whole number. @throws {UsageError} */
export function numberOf(value: string, name: string): number {
  if (!/^\d+$/.test(value)) throw new UsageError(`--${name} is a number, not "${value}".`)
  return Number(value)
}

export function languageOf(parsed: ParsedCommand): { language?: Language } {
  const value = optionOf(parsed, 'language')
  return value === undefined ? {} : { language: choiceOf(value, ['en', 'zh-CN'], 'language') }
}

export function wordOf({ words }: ParsedCommand, index: number): string {
  return words[index] ?? ''
}
