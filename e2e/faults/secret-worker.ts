/**
 * A service process to be looked into and killed: opens the vault, loads keys, reveals some, locks; then reveals as
 * fast as it can and says what was acknowledged, a line each. Never a digit.
 *
 * Arguments: profile, workspace, file of keys, passphrase (of a test).
 */
import { join } from 'node:path'
import { openThreadKeyReader } from '../../electron/service/key-thread.ts'
import { aKey } from '../../src/domain/keys/testing/a-key.ts'
import { aSession } from '../fixtures/a-session.ts'
import { heldSeed } from './held-seed.ts'

const [profile = '', folder = '', file = '', passphrase = ''] = process.argv.slice(2)
const script = join(import.meta.dirname, '..', '..', 'electron', 'service', 'key-worker.ts')
const { call } = aSession(profile, openThreadKeyReader(script))
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
/** See held-seed.ts. */
const held = { key: aKey(heldSeed) }
const told = (): Promise<void> => new Promise((resolve) => process.stdin.once('data', () => resolve()))

await call('workspace.open', { path: folder })
await call('vault.unlock', { passphrase })
const done = await call('keys.import', { job: 'secrets', path: file })
say(`imported ${done.import.new}`)
const { keys } = await call('keys.list', { state: ['ready'], offset: 0, limit: 1_000 })
let at = 0
const reveal = async (): Promise<string> => {
  const key = keys[at++ % keys.length]
  const shown = await call('keys.reveal', { host: key?.hostId ?? '', keyId: key?.keyId, reason: 'test' })
  if (shown.groups.length !== 8) throw new Error('a key without its groups')
  return shown.event
}
for (let count = 0; count < 5; count += 1) say(`ack ${await reveal()}`)
await call('vault.lock', {})
say('locked')
await told()
await call('vault.unlock', { passphrase })
say('unlocked')
while (held.key !== '') say(`ack ${await reveal()}`)
