/**
 * The vault: what a guess costs, how fast keys come in, and how long a person waits for one.
 */
import { randomBytes, scryptSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openThreadKeyReader } from '../../electron/service/key-thread.ts'
import { aKey, aKeyId } from '../../src/domain/keys/testing/a-key.ts'
import { aSession } from '../fixtures/a-session.ts'
import { listRow } from '../fixtures/make-list.ts'

type Note = (what: string, ours: string, limit: string, ratio: string) => void

const worker = join(import.meta.dirname, '..', '..', 'electron', 'service', 'key-worker.ts')
const questions = 200
const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0

/**
 * Works in the workspace that the bench has filled with the hosts of `listRow`.
 *
 * @param count keys, one for each host
 */
export async function benchVault(
  note: Note,
  ms: (value: number) => string,
  folder: string,
  count: number,
): Promise<void> {
  const { call, session } = aSession(join(folder, 'profile'), openThreadKeyReader(worker))
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  const passphrase = randomBytes(16).toString('hex')
  await call('workspace.open', { path: join(folder, 'workspace') })
  await call('vault.create', { passphrase })
  await call('vault.lock', {})

  const unlock = await timed(() => call('vault.unlock', { passphrase }))
  const bare = await timed(async () => scryptSync('x', 'y', 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }))
  note('unlock the vault (scrypt N=2^17, r=8)', ms(unlock), `${ms(bare)} bare scrypt`, (unlock / bare).toFixed(1))

  const file = join(folder, 'keys.csv')
  const rows = Array.from(
    { length: count },
    (_, index) => `${listRow(index).split(',')[0]},{${aKeyId(index)}},${aKey(index)}`,
  )
  writeFileSync(file, `ComputerName,KeyProtectorId,RecoveryPassword\r\n${rows.join('\r\n')}\r\n`)
  const took = await timed(() => call('keys.import', { job: 'bench', path: file }))
  note(
    `seal and store ${count.toLocaleString('en')} keys`,
    `${Math.round((count * 1_000) / took).toLocaleString('en')}/s`,
    '',
    '',
  )

  const found: number[] = []
  const shown: number[] = []
  const listed = await call('keys.list', { state: ['ready'], offset: 0, limit: 1_000 })
  for (let asked = 0; asked < questions; asked += 1) {
    const id = aKeyId((asked * 7_919) % count).slice(0, 8)
    found.push(await timed(() => call('keys.find', { text: id.replaceAll('0', 'O').replaceAll('8', 'B') })))
    const key = listed.keys[asked % listed.keys.length]
    if (key?.hostId === undefined || key.hostId === null) continue
    const { hostId, keyId } = key
    shown.push(await timed(() => call('keys.reveal', { host: hostId, keyId: keyId.slice(0, 8), reason: 'bench' })))
  }
  for (const part of [0.5, 0.95]) {
    note(`key by 8 characters of its id, p${part * 100}`, ms(percentile(found, part)), '', '')
    note(`key id to digits on the screen, event on disk, p${part * 100}`, ms(percentile(shown, part)), '', '')
  }
  note('first page of all keys', ms(await timed(() => call('keys.list', { offset: 0, limit: 100 }))), '', '')
  note(
    'keys of one state among all',
    ms(await timed(() => call('keys.list', { state: ['revealed'], offset: 0, limit: 100 }))),
    '',
    '',
  )
  note('keys counted by state', ms(await timed(() => call('keys.counts', {}))), '', '')
  await session.close()
}
