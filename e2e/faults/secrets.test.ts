/**
 * Where the digits of recovery keys may be: nowhere on a disk, whatever happens; not in the memory of a service that
 * was locked. And whatever was shown stands in the log, also when the process is killed in the middle.
 *
 * `BLUELIFT_SECRETS` sets how many keys are loaded (10,000).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildProjections } from '../../electron/core/log/rebuild.ts'
import { dumpProjections } from '../../electron/core/testing/dump.ts'
import { aKey, aKeyId } from '../../src/domain/keys/testing/a-key.ts'
import { aSession } from '../fixtures/a-session.ts'
import { listRow, writeList } from '../fixtures/make-list.ts'
import { searchFor } from '../fixtures/search-secrets.ts'
import { heldSeed } from './held-seed.ts'

const count = Number(process.env.BLUELIFT_SECRETS ?? '10000')
const passphrase = 'four plain words here'
const keys = Array.from({ length: count }, (_, index) => aKey(index))
/** Held on purpose by the process that is looked into: a search that does not find it finds nothing. */
const held = aKey(heldSeed)
const search = searchFor([...keys, held])
const worker = join(import.meta.dirname, 'secret-worker.ts')
let root = ''
let written = ''
let outside = ''
let folder = ''
let file = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-secrets-'))
  // All that the app may write lies below `written`, temporary files too; the lists lie outside.
  written = join(root, 'written')
  outside = join(root, 'outside')
  mkdirSync(join(written, 'tmp'), { recursive: true })
  mkdirSync(outside)
  folder = join(written, 'workspace')
  const list = join(outside, 'hosts.csv')
  writeList(list, 300)
  file = join(outside, 'keys.csv')
  const rows = keys.map((key, index) => `${listRow(index % 300).split(',')[0]},{${aKeyId(index)}},${key}`)
  // Refused rows are where a careless program repeats what it read.
  rows.push(
    ...keys
      .slice(0, 50)
      .map((key, index) => `PC-X,{${aKeyId(count + index)}},${key.slice(0, -1)}${(Number(key.at(-1)) + 1) % 10}`),
  )
  writeFileSync(file, `ComputerName,KeyProtectorId,RecoveryPassword\r\n${rows.join('\r\n')}\r\n`)
  const { call, session } = aSession(join(written, 'profile'))
  await call('workspace.create', { path: folder, title: 'secrets' })
  await call('import.run', { job: 'first', path: list, choices: {} })
  await call('vault.create', { passphrase })
  await session.close()
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('the search', () => {
  test('finds a key in every form in which one may be written', () => {
    const key = keys[7] ?? ''
    const digits = key.replaceAll('-', '')
    const packed = Buffer.alloc(16)
    for (const [group, text] of key.split('-').entries()) packed.writeUInt16BE(Number(text) / 11, group * 2)
    const forms: Record<string, Buffer> = {
      plain: Buffer.from(digits),
      grouped: Buffer.from(key),
      spaced: Buffer.from(key.replaceAll('-', ' ')),
      wide: Buffer.from(digits, 'utf16le'),
      'wide groups': Buffer.from(key, 'utf16le'),
      hexadecimal: Buffer.from(Buffer.from(digits).toString('hex')),
      'hexadecimal groups': Buffer.from(Buffer.from(key).toString('hex').toUpperCase()),
      packed,
      json: Buffer.from(JSON.stringify(key.split('-'))),
      heap: Buffer.from(key.split('-').join('\0\0\x06\0\0\0abcdefghij')),
    }
    for (const [name, bytes] of Object.entries(forms)) {
      const around = Buffer.concat([Buffer.from('xyz'), bytes, Buffer.from('xyz')])
      expect(
        search.in(around).map((found) => found.key),
        name,
      ).toContain(7)
    }
    for (const bytes of [Buffer.from(digits), Buffer.from(key), Buffer.from(key, 'utf16le'), packed])
      for (let shift = 0; shift < 3; shift += 1) {
        const text = Buffer.concat([Buffer.from('abc').subarray(0, shift), bytes, Buffer.from('rest')]).toString(
          'base64',
        )
        expect(
          search.in(Buffer.from(text)).map((found) => found.key),
          `base64 at ${shift}`,
        ).toContain(7)
      }
  })
})

describe.skipIf(process.platform !== 'linux')('recovery keys', { timeout: 600_000 }, () => {
  const acks: string[] = []
  let child: ChildProcess

  test('are not in the memory of a service that has locked its vault', async () => {
    child = spawn(process.execPath, [worker, join(written, 'profile'), folder, file, passphrase], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: join(written, 'tmp') },
    })
    const lines = linesOf(child)
    for (;;) {
      const line = await lines()
      if (line.startsWith('ack ')) acks.push(line.slice(4))
      if (line === 'locked') break
    }
    expect(acks).toHaveLength(5)
    const found = searchMemory(child.pid ?? 0)
    expect(found.filter(({ key }) => key === count)).not.toEqual([])
    expect(found.filter(({ key }) => key !== count)).toEqual([])
  })

  test('that were shown stand in the log when the process is killed in the middle of the next', async () => {
    const lines = linesOf(child)
    child.stdin?.write('go\n')
    setTimeout(() => child.kill('SIGKILL'), 6_000)
    for (;;) {
      const line = await lines()
      if (line === '') break
      if (line.startsWith('ack ')) acks.push(line.slice(4))
    }
    expect(acks.length).toBeGreaterThan(10)
    const { call, session } = aSession(join(written, 'profile'))
    await call('workspace.open', { path: folder })
    const audit = await call('keys.audit', { offset: 0, limit: 1_000 })
    const shown = new Set(audit.acts.filter(({ kind }) => kind === 'revealed').map(({ event }) => event))
    if (audit.total <= 1_000) expect(acks.filter((event) => !shown.has(event))).toEqual([])
    const known = session.writer().db.prepare("SELECT 1 FROM key_act WHERE event = ? AND kind = 'revealed'").pluck()
    expect(acks.filter((event) => known.get(event) !== 1)).toEqual([])
    const counts = await call('keys.counts', {})
    expect(counts.total).toBe(count)
    expect(Object.values(counts.byState).reduce((sum, each) => sum + each, 0)).toBe(counts.total)
    const live = dumpProjections(session.writer().db)
    await rebuildProjections(session.writer().db, folder)
    expect(dumpProjections(session.writer().db)).toEqual(live)
    expect(await call('log.verify', {})).toMatchObject({ ok: true })
    await session.close()
  })

  test('are in no file that was written: workspace, profile, temporary files, logs, exports, copies', async () => {
    const { call, session } = aSession(join(written, 'profile'))
    await call('workspace.open', { path: folder })
    for (const format of ['csv', 'json'] as const)
      await call('export.write', { job: format, format, path: join(written, `status.${format}`), filter: {} })
    await call('keys.import-preview', { path: file })
    await expect(call('keys.add', { digits: `${keys[0]?.slice(0, -1)}x` })).rejects.toMatchObject({
      code: 'vault.locked',
    })
    cpSync(folder, join(written, 'copy'), { recursive: true })
    const { found, bytes } = search.inFolder(written)
    expect(found).toEqual([])
    process.stderr.write(`searched ${Math.round(bytes / 1e6)} MB of files for ${count} keys\n`)
    expect(search.inFolder(outside).found.length).toBeGreaterThanOrEqual(count)
    await session.close()
  })
})

/** The lines of a process, one at a time; empty when it ended. */
function linesOf(child: ChildProcess): () => Promise<string> {
  const ready: string[] = []
  let rest = ''
  let ended = child.exitCode !== null || child.signalCode !== null
  let wake = (): void => undefined
  child.stdout?.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    ready.push(...lines)
    wake()
  })
  child.stderr?.on('data', (chunk) => process.stderr.write(chunk))
  child.on('close', () => {
    ended = true
    wake()
  })
  return async () => {
    while (ready.length === 0 && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return ready.shift() ?? ''
  }
}

/** All memory of a process that it can write to. */
function searchMemory(pid: number) {
  const found: ReturnType<typeof search.in> = []
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [range = '', access = '', , , , name = ''] = line.split(/\s+/)
      if (!access.startsWith('rw') || name.startsWith('[v')) continue
      const [from = 0, to = 0] = range.split('-').map((text) => Number.parseInt(text, 16))
      for (let at = from; at < to; at += pieceBytes) {
        const piece = Buffer.alloc(Math.min(pieceBytes + overlapBytes, to - at))
        try {
          const size = readSync(memory, piece, 0, piece.length, at)
          if (!piece.equals(untouched.subarray(0, piece.length))) found.push(...search.in(piece.subarray(0, size)))
        } catch {
          // Reserved and never touched.
        }
      }
    }
  } finally {
    closeSync(memory)
  }
  return found
}

const pieceBytes = 4 * 1024 * 1024
const overlapBytes = 1024
const untouched = Buffer.alloc(pieceBytes + overlapBytes)
