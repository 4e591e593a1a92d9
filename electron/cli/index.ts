/**
 * The command line: the same handlers as the window, in plain Node. Standard output is for results, standard error
 * for progress; exit 0 done, 1 refused or failed, 2 wrong usage.
 */
import { join } from 'node:path'
import { Refusal } from '../../src/domain/refusal.ts'
import { openLocales } from '../core/workspace/locales.ts'
import { defaultProfileFolder, openProfile } from '../core/workspace/profile.ts'
import { refusalOfSqlite } from '../core/workspace/sqlite.ts'
import { openHandlers } from '../service/handlers.ts'
import { openInlineReaders } from '../service/readers.ts'
import { openRouter } from '../service/router.ts'
import { openSession, type Session } from '../service/session.ts'
import { parseArguments } from './arguments.ts'
import { type ParsedCommand, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { printHuman } from './print.ts'
import { usage } from './usage.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const say = openLocales(join(resources, 'locales'))

process.exitCode = await run(process.argv.slice(2))

async function run(argv: readonly string[]): Promise<number> {
  let parsed: ParsedCommand
  try {
    parsed = parseArguments(argv)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    if (argv.includes('--json')) printJson({ error: wordError('usage.wrong', { problem: error.message }) })
    else process.stderr.write(`${error.message}\n\n${usage}`)
    return 2
  }
  if (parsed.help) {
    process.stdout.write(usage)
    return 0
  }
  const profile = openProfile(defaultProfileFolder(), Intl.DateTimeFormat().resolvedOptions().locale)
  const session = openSession({
    profile,
    resources,
    program: 'command line',
    openReaders: (folder) => openInlineReaders(folder, resources),
    publish: (topic, data) => {
      if (topic === 'job') printProgress(data as { stage: string; done: number; total: number }) // published by jobs.ts only
    },
    now: Date.now,
    say,
  })
  try {
    const output = await execute(session, parsed)
    if (parsed.json) printJson(output)
    else printHuman(output)
    return 0
  } catch (error) {
    return fail(error, parsed.json)
  } finally {
    await session.close()
  }
}

async function execute(session: Session, parsed: ParsedCommand): Promise<unknown> {
  const command = commands[parsed.name]
  if (command === undefined) throw new Error(`${parsed.name} passed the parser without a command`)
  const route = openRouter(openHandlers(session), (method, error) => {
    process.stderr.write(`${method}: ${error instanceof Error ? error.stack : String(error)}\n`)
  })
  if (command.needs === 'read' || (command.needs === 'workspace-if-named' && parsed.workspace !== null)) {
    session.openForReading(requireFolder(parsed))
  }
  if (command.needs === 'write') {
    await session.open(requireFolder(parsed))
    await session.settle({ signal: new AbortController().signal, progress: () => undefined }, 0)
  }
  return command.run({
    session,
    parsed,
    async call(method, input) {
      const answered = await route(method, input)
      if (answered.ok) return answered.output as never // the router answers with the output of this very method
      throw new Refusal(answered.error.code, answered.error.details)
    },
  })
}

function requireFolder({ workspace }: ParsedCommand): string {
  if (workspace === null) throw new Refusal('workspace.none-open')
  return workspace
}

function fail(error: unknown, json: boolean): number {
  const refusal = error instanceof Refusal ? error : refusalOfSqlite(error)
  if (refusal === null && !(error instanceof UsageError))
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const described =
    error instanceof UsageError
      ? wordError('usage.wrong', { problem: error.message })
      : wordError(refusal?.code ?? 'service.defect', refusal?.details ?? { reason: String(error) })
  if (json) printJson({ error: described })
  else process.stderr.write(`${described.message}\n${described.hint}\n`)
  return error instanceof UsageError ? 2 : 1
}

function wordError(code: string, details: Readonly<Record<string, unknown>>) {
  const language = process.env.LANG?.startsWith('zh') === true ? 'zh-CN' : 'en'
  const { problem } = details
  const isOfPlaybook = typeof problem === 'string' && problem.startsWith('cacao.')
  const values = isOfPlaybook ? { ...details, problem: say(`author.playbook.${problem}`, {}, language) } : details
  return {
    code,
    message: say(`error.${code}.message`, values, language),
    hint: say(`error.${code}.hint`, values, language),
    details,
  }
}

function printJson(output: unknown): void {
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`)
}

function printProgress({ stage, done, total }: { stage: string; done: number; total: number }): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${stage} ${done}${total > 0 ? ` / ${total}` : ''}   `)
}
