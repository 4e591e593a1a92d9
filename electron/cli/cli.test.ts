/**
 * The command line as scripts use it: a real process, real files, one JSON document, exit codes.
 */
import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKey, aKeyId } from '../../src/domain/keys/testing/a-key.ts'

const run = promisify(execFile)
const entry = join(import.meta.dirname, 'index.ts')
const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples')
let root = ''
let workspace = ''
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-cli-'))
  workspace = join(root, 'incident')
  expect((await cli('workspace', 'create', workspace)).code).toBe(0)
  expect((await cli('hosts', 'import', join(samples, 'inventory.csv'))).code).toBe(0)
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

// biome-ignore lint/suspicious/noExplicitAny: a test reads the JSON that a script would read
type Answer = { code: number; json: any; stderr: string }

async function cli(...words: string[]): Promise<Answer> {
  const env = { ...process.env, BLUELIFT_PROFILE: join(root, 'profile'), LANG: 'en_GB.UTF-8' }
  const args = [entry, '--json', '--workspace', workspace, ...words]
  try {
    const { stdout, stderr } = await run(process.execPath, args, { env, maxBuffer: 64_000_000 })
    return { code: 0, json: JSON.parse(stdout), stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string } // what execFile rejects with
    return { code, json: JSON.parse(stdout), stderr }
  }
}

/** The same with a passphrase on a descriptor of its own. */
function secretly(words: readonly string[], passphrase: string): Promise<Answer> {
  const args = [entry, '--json', '--workspace', workspace, ...words]
  const env = {
    ...process.env,
    BLUELIFT_PROFILE: join(root, 'profile'),
    LANG: 'en_GB.UTF-8',
    BLUELIFT_PASSPHRASE_FD: '3',
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => {
      stdout += String(chunk)
    })
    child.stderr?.on('data', (chunk) => {
      stderr += String(chunk)
    })
    const descriptor = child.stdio[3] as Writable // opened as a pipe above
    descriptor.on('error', () => undefined)
    descriptor.end(`${passphrase}\n`)
    child.on('close', (code) => resolve({ code: code ?? -1, json: JSON.parse(stdout), stderr }))
  })
}

describe('the command line', { timeout: 60_000 }, () => {
  test('says how the rows of a list balance, and the same list twice changes nothing', async () => {
    const again = await cli('hosts', 'import', join(samples, 'inventory.csv'))
    const { rows, same, refused, blank, changed, new: fresh } = again.json.import
    expect(fresh + changed + same + refused + blank).toBe(rows)
    expect(fresh + changed).toBe(0)
    expect(again.json).toMatchObject({
      mapping: { name: expect.any(String) },
      warnings: expect.any(Array),
      refused: expect.any(Array),
    })
  })

  test('shows what a list would do without doing it', async () => {
    const before = await cli('workspace', 'info')
    const planned = await cli('hosts', 'import', join(samples, 'falcon-hosts.csv'), '--dry-run')
    expect(planned.json.import.rows).toBeGreaterThan(100)
    expect((await cli('workspace', 'info')).json.events).toBe(before.json.events)
  })

  test('brings a host through a run, a decision at a time, and takes a step back', async () => {
    const started = await cli('run', 'start', 'LDS-W4-0231')
    expect(started.json).toMatchObject({
      host: { status: 'in-progress' },
      run: { runbook: { id: 'cs291-physical' } },
      step: { id: expect.any(String) },
    })
    const { step } = started.json
    const answer = ['run', 'answer', '7HK2Q93', '--step', step.id, '--result', 'done', '--input', 'serial-read=7HK2Q93']
    const answered = await cli(...answer)
    expect(answered.json.path).toHaveLength(1)
    expect(await cli(...answer)).toMatchObject({
      code: 1,
      json: {
        error: { code: 'run.step-not-open', message: expect.stringMatching(/\w/), hint: expect.stringMatching(/\w/) },
      },
    })
    expect((await cli('run', 'undo', 'NG-20417')).json).toMatchObject({ path: [], step: { id: step.id } })
    expect((await cli('run', 'state', 'LDS-W4-0231')).json.step.id).toBe(step.id)
  })

  test('chooses a runbook by what a person says of the machine, and changes it in the middle', async () => {
    const said = ['--fact', 'encryption=bitlocker', '--fact', 'key=missing']
    const { json } = await cli('runbook', 'propose', 'LDS-W4-0234', ...said)
    expect(json.proposals[0].id).toBe('cs291-bitlocker-no-key')
    expect((await cli('run', 'start', 'LDS-W4-0234', ...said)).json.run.runbook.id).toBe('cs291-bitlocker-no-key')
    const changed = await cli('run', 'change', 'LDS-W4-0234', '--runbook', 'cs291-hyperv', '--reason', 'it is a VM')
    expect(changed.json.run.runbook.id).toBe('cs291-hyperv')
    expect((await cli('runbook', 'propose', 'LDS-W4-0234', '--fact', 'environment=mars')).code).toBe(1)
  })

  test('blocks hosts, lifts the blocker, and counts add up', async () => {
    const { json } = await cli('hosts', 'list', '--limit', '3', '--status', 'not-started')
    const ids = json.hosts.map(({ id }: { id: string }) => id)
    expect((await cli('hosts', 'set', ...ids, '--status', 'blocked', '--blocker', 'key server down')).json.hosts).toBe(
      3,
    )
    expect((await cli('blockers', 'list')).json.blockers).toMatchObject([{ name: 'key server down', hosts: 3 }])
    for (const by of ['site', 'environment', 'criticality', 'technician', 'runbook', 'day', 'how']) {
      const status = (await cli('status', '--by', by)).json
      expect(status.groups.reduce((sum: number, group: { total: number }) => sum + group.total, 0)).toBe(status.total)
    }
    expect((await cli('blockers', 'lift', 'key server down')).json.hosts).toBe(3)
    expect((await cli('status')).json.byStatus.blocked).toBe(0)
  })

  test('pages through all hosts by cursor', async () => {
    const seen = new Set<string>()
    for (let after: string | null = ''; after !== null; ) {
      const page: Answer = await cli('hosts', 'list', '--limit', '150', ...(after === '' ? [] : ['--after', after]))
      for (const { id } of page.json.hosts) seen.add(id)
      after = page.json.next
    }
    expect(seen.size).toBe((await cli('status')).json.total)
  })

  test('exports the status and leaves nothing half made', async () => {
    const out = join(root, 'status.csv')
    const exported = await cli('export', '--format', 'csv', '--out', out)
    const text = readFileSync(out, 'utf8')
    expect(text.startsWith('\ufeffHost name,')).toBe(true)
    expect(text.trimEnd().split('\r\n')).toHaveLength(exported.json.hosts + 1)
    const refused = await cli('export', '--format', 'csv', '--out', join(root, 'no', 'such', 'folder.csv'))
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'export.no-permission' } } })
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('keeps recovery keys in a vault, takes its passphrase from a descriptor only, and shows one for a reason', {
    timeout: 120_000,
  }, async () => {
    const file = join(root, 'keys.csv')
    const [good, wrong] = [aKey(1), aKey(2).replace(/.$/, (last) => String((Number(last) + 1) % 10))]
    writeFileSync(
      file,
      `ComputerName,KeyProtectorId,RecoveryPassword\nLDS-W4-0231,{${aKeyId(1)}},${good}\nLDS-W4-0234,{${aKeyId(2)}},${wrong}\n`,
    )
    const phrase = 'four plain words here'
    expect((await secretly(['vault', 'create', '--person', 'R. Patel'], phrase)).json).toMatchObject({ exists: true })
    const loaded = await secretly(['keys', 'import', file, '--person', 'R. Patel'], phrase)
    expect(loaded.json).toMatchObject({
      import: { rows: 2, new: 1, same: 0, conflict: 0, refused: 1, blank: 0 },
      refused: [{ line: 3, group: 8, code: 'key.group-check' }],
    })
    const { json } = await cli('keys', 'list')
    expect(json).toMatchObject({
      keys: [{ keyId: aKeyId(1), host: 'LDS-W4-0231', volume: '', state: 'ready' }],
      total: 1,
    })
    const reveal = ['keys', 'reveal', 'LDS-W4-0231', '--person', 'R. Patel']
    expect((await secretly([...reveal, '--reason', 'ward 4'], 'not the phrase')).json.error.code).toBe(
      'vault.wrong-passphrase',
    )
    const shown = await secretly([...reveal, '--reason', 'ward 4'], phrase)
    expect(shown.json.recoveryKey === good).toBe(true)
    expect((await cli('keys', 'list')).json.keys[0].state).toBe('revealed')
    expect((await secretly(reveal, phrase)).code).toBe(2)
    expect((await cli(...reveal, '--reason', 'no passphrase')).code).toBe(2)
  })

  test('verifies and rebuilds the log', async () => {
    expect((await cli('log', 'verify')).json).toMatchObject({ ok: true, attachments: { missing: [] } })
    const { total } = (await cli('status')).json
    expect((await cli('log', 'rebuild')).json.hosts).toBe(total)
    expect((await cli('log', 'list', '--host', '7HK2Q93')).json.events.length).toBeGreaterThan(0)
  })

  test('tells wrong usage from a refusal', async () => {
    expect((await cli('hosts', 'shout')).code).toBe(2)
    expect((await cli('hosts', 'list', '--limit', 'many')).code).toBe(2)
    expect(await cli('hosts', 'show', 'nobody')).toMatchObject({ code: 1, json: { error: { code: 'host.not-found' } } })
    expect(await cli('hosts', 'import', join(root, 'none.csv'))).toMatchObject({
      code: 1,
      json: { error: { code: 'list.not-found' } },
    })
  })

  test('that fails leaves nothing behind', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    expect((await cli('workspace', 'create', join(file, 'below'))).code).toBe(1)
    expect(existsSync(join(file, 'below'))).toBe(false)
    expect((await cli('workspace', 'create', workspace)).json.error.code).toBe('workspace.exists')
  })

  test('lints every runbook of the library', async () => {
    const runbooks = join(samples, '..', 'runbooks')
    const files = readdirSync(runbooks).filter((name) => name.endsWith('.yaml'))
    expect((await cli('runbook', 'lint', ...files.map((name) => join(runbooks, name)))).code).toBe(0)
    expect((await cli('runbook', 'list')).json.broken).toEqual([])
  })

  test('says of a workspace that came back older how much of it is missing', async () => {
    const before = await cli('workspace', 'info')
    expect(before.json.cameBackOlder).toBeNull()
    const kept = workspace
    cpSync(kept, join(root, 'copy'), { recursive: true })
    const host = readFileSync(join(samples, 'inventory.csv'), 'utf8').split('\n')[1]?.split(';')[0] ?? ''
    await cli('hosts', 'set', host, '--status', 'escalated', '--reason', 'later than the copy')
    workspace = join(root, 'copy')
    try {
      await cli('hosts', 'set', host, '--status', 'escalated', '--reason', 'in the copy')
      const { cameBackOlder } = (await cli('workspace', 'info')).json
      expect(cameBackOlder).toMatchObject({ missing: 1, now: false })
      expect(cameBackOlder.before).not.toBe(cameBackOlder.station)
    } finally {
      workspace = kept
    }
  })
})
