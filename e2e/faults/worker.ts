/**
 * A process to be killed: works on hosts as fast as it can and says what was acknowledged, a line each.
 *
 * Arguments: profile folder, workspace folder, `run` or `import`, list to load.
 */
import { aSession } from '../fixtures/a-session.ts'
import { answer } from '../fixtures/answer-next.ts'

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
      const after = await answer(call, id, serial, before.step)
      process.stdout.write(`ack step ${after}\n`)
    }
  }
}
await session.close()
