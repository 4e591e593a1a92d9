/**
 * A process to be killed: works on hosts as fast as it can and says what was acknowledged, a line each.
 *
 * Arguments: profile folder, workspace folder, `run` or `import`, list to load.
 */
import type { Output } from '../../src/contract/index.ts'
import { aSession } from '../fixtures/a-session.ts'

type Step = NonNullable<Output<'run.state'>['step']>

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
      filter: { status: ['not-started', 'in-progress', 'waiting'], environment: ['physical'] },
      sort: 'need',
      offset: 0,
      limit: 3,
    })
    for (const { id, run, serial } of hosts) {
      if (run === null) {
        const started = await call('run.start', { host: id })
        process.stdout.write(`ack run ${started.run?.id}\n`)
      }
      const before = await call('run.state', { host: id })
      if (before.step === null) continue
      const after = await answer(id, serial, before.step)
      process.stdout.write(`ack step ${after}\n`)
    }
  }
}
await session.close()

/** Gives the first answer that is taken. Returns the event that stands last. */
async function answer(host: string, serial: string, step: Step): Promise<string> {
  const known: Readonly<Record<string, string>> = {
    'serial-read': serial,
    windows: 'D',
    newest: '19/07/2024 06:31',
    offset: 'UTC+1',
  }
  const inputs = Object.fromEntries(step.inputs.map(({ name }) => [name, known[name] ?? '']))
  const readable = Object.values(inputs).every((value) => value !== '')
  const result = step.options[0]?.id ?? (step.results.includes('done') && readable ? 'done' : 'failed')
  const given = {
    host,
    step: step.id,
    result,
    note: 'kill test',
    confirm: true,
    ...(result === 'done' ? { inputs } : {}),
  }
  const view = await call('run.answer', given)
  return view.path.at(-1)?.event ?? 'none'
}
