/**
 * A process to be killed: works on hosts as fast as it can and says what was acknowledged, a line each.
 *
 * Arguments: profile folder, workspace folder, `run` or `import`, list to load.
 */
import { aSession } from '../fixtures/a-session.ts'

const [profile = '', folder = '', mode = '', list = ''] = process.argv.slice(2)
const { call, session } = aSession(profile)
await call('workspace.open', { path: folder })
process.stdout.write('ready\n')

if (mode === 'import') {
  const done = await call('import.run', { job: 'kill', path: list, choices: {} })
  process.stdout.write(`ack import ${done.import.id} ${done.import.new}\n`)
} else {
  for (;;) {
    const { hosts } = await call('hosts.list', {
      filter: { status: ['not-started', 'in-progress', 'waiting'] },
      sort: 'need',
      offset: 0,
      limit: 3,
    })
    for (const { id, run } of hosts) {
      if (run === null) {
        const started = await call('run.start', { host: id })
        process.stdout.write(`ack run ${started.run?.id}\n`)
      }
      const before = await call('run.state', { host: id })
      if (before.step === null) continue
      const after = await answer(id, before.step)
      process.stdout.write(`ack step ${after}\n`)
    }
  }
}
await session.close()

/** Gives the first answer that is taken: an option, "failed" with a note, or done. Returns the event that stands last. */
async function answer(
  host: string,
  step: NonNullable<Awaited<ReturnType<typeof call<'run.state'>>>['step']>,
): Promise<string> {
  const [option] = step.options
  const result = option?.id ?? (step.results.includes('done') && step.inputs.length === 0 ? 'done' : 'failed')
  const view = await call('run.answer', { host, step: step.id, result, note: 'kill test', confirm: true })
  return view.path.at(-1)?.event ?? 'none'
}
