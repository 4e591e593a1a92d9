/**
 * Reads the arguments: `[--workspace DIR] [--json] NOUN [VERB] [WORDS] [--options]`.
 */
import { parseArgs } from 'node:util'
import { type ParsedCommand, UsageError } from './command.ts'
import { commands } from './commands.ts'

const flags = ['json', 'help', 'dry-run', 'confirm', 'all', 'by-sighting'] as const
/** Options that every command takes. */
const common = ['workspace', 'json', 'language']
/** Options with a value: what the commands name, other than flags. */
const values = [...new Set([...common, ...Object.values(commands).flatMap(({ options }) => options)])].filter(
  (name) => !flags.some((flag) => flag === name),
)

/** @throws {UsageError} in one sentence */
export function parseArguments(argv: readonly string[]): ParsedCommand {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const given = parsed.values as Readonly<Record<string, boolean | readonly string[] | undefined>> // flags or lists, as declared in parse
  const on = new Set(flags.filter((flag) => given[flag] === true))
  const options = Object.fromEntries(
    values.flatMap((name) => (Array.isArray(given[name]) ? [[name, given[name]]] : [])),
  )
  const parts = {
    options,
    flags: on,
    workspace: options.workspace?.at(-1) ?? null,
    json: on.has('json'),
    help: on.has('help') || parsed.positionals.length === 0,
  }
  const [noun = '', verb = ''] = parsed.positionals
  const name = [`${noun} ${verb}`, noun].find((candidate) => Object.hasOwn(commands, candidate))
  if (parts.help) return { ...parts, name: '', words: [] }
  if (name === undefined) throw new UsageError(`There is no command "${[noun, verb].join(' ').trim()}".`)
  const words = parsed.positionals.slice(name.split(' ').length)
  const [least, most] = commands[name]?.words ?? [0, 0]
  if (words.length < least || words.length > most)
    throw new UsageError(`"${name}" takes ${countOf(least, most)}, not ${words.length}.`)
  for (const option of [...Object.keys(options), ...on]) {
    const known = [...common, ...(commands[name]?.options ?? [])]
    if (!known.includes(option)) throw new UsageError(`"${name}" has no option --${option}.`)
  }
  return { ...parts, name, words }
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: true,
    options: Object.fromEntries([
      ...flags.map((name) => [name, { type: 'boolean' as const }]),
      ...values.map((name) => [name, { type: 'string' as const, multiple: true }]),
    ]),
  })
}

function countOf(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `${least} or more words`
  return least === most ? `${least} word${least === 1 ? '' : 's'}` : `${least} to ${most} words`
}
