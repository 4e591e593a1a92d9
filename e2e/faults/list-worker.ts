/**
 * A process that is handed one file as a list of hosts and as a file of keys, and says as one line of JSON what was
 * answered, how long it took, and the most memory that it held.
 *
 * Arguments: profile, folder of the workspace (made here), file.
 */
import { openKeyFile } from '../../electron/core/vault/read-key-file.ts'
import { aSession } from '../fixtures/a-session.ts'

const [profile = '', folder = '', path = ''] = process.argv.slice(2)
const { call, route, session } = aSession(profile)
await call('workspace.create', { path: folder, title: 'one line' })

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const began = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - began) / 1_000 }
}

async function readAsKeys(): Promise<readonly string[]> {
  const found: string[] = []
  for await (const item of (await openKeyFile(path)).items()) found.push('code' in item ? item.code : item.kind)
  return found
}

const preview = await timed(() => route('import.preview', { path, choices: {} }))
const run = await timed(() => route('import.run', { job: 'line', path, choices: {} }))
const keys = await timed(readAsKeys)
const hosts = session.info()?.hosts
await session.close()
const mostMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(`${JSON.stringify({ preview, run, keys, hosts, mostMb })}\n`)
