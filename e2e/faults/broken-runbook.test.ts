/**
 * A shipped runbook whose file was broken: the program is run over a copy of its resources in which one file is bad.
 * The others work, the bad one is named with its reason, and nothing starts with it.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSession } from '../fixtures/a-session.ts'

const home = join(import.meta.dirname, '..', '..')
const root = mkdtempSync(join(tmpdir(), 'bluelift-broken-runbook-'))
const resources = join(root, 'program', 'resources')
const runbooks = join(resources, 'runbooks')
const broken = 'cs291-vmware'
const file = `${broken}.yaml`
const whole = readFileSync(join(home, 'resources', 'runbooks', file), 'utf8')
const others = readdirSync(join(home, 'resources', 'runbooks')).filter((name) => /\.yaml$/.test(name)).length - 1

beforeAll(() => {
  cpSync(join(home, 'resources'), resources, { recursive: true })
  for (const part of ['electron', 'src', 'node_modules', 'package.json'])
    symlinkSync(join(home, part), join(root, 'program', part), part.includes('.') ? 'file' : 'junction')
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

/** The program as it was copied: its own resources are those beside it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads the JSON that a script would read
async function cli(...words: readonly string[]): Promise<{ code: number; json: any }> {
  const entry = join(root, 'program', 'electron', 'cli', 'index.ts')
  const env = { ...process.env, BLUELIFT_PROFILE: join(root, 'profile'), LANG: 'en_GB.UTF-8' }
  // With its links resolved it would find the resources that are whole.
  const args = ['--preserve-symlinks', '--preserve-symlinks-main', entry, '--json', ...words]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64_000_000 })
    return { code: 0, json: JSON.parse(stdout) }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string } // what execFile rejects with
    return { code, json: JSON.parse(stdout) }
  }
}

/** Each with the code of what is said of it. */
const ways = [
  ['was cut off in the middle', whole.slice(0, whole.length / 2), 'file.yaml'],
  ['has a step that leads nowhere', whole.replace(/next: \S+/, 'next: nowhere'), 'runbook.step-undefined'],
  ['holds bytes of something else', '\0\x01\x02\uffff'.repeat(2_000), 'runbook.value-invalid'],
] as const

describe('a shipped runbook', { timeout: 120_000 }, () => {
  test.each(ways)('that %s is named with its reason and never started; the others are there', async (_, text, code) => {
    writeFileSync(join(runbooks, file), text)
    const { call, route, session } = aSession(mkdtempSync(join(root, 'profile-')), undefined, resources)
    try {
      await call('workspace.create', {
        path: join(mkdtempSync(join(root, 'workspace-')), 'w'),
        title: 'broken runbook',
      })
      const list = join(root, 'list.csv')
      writeFileSync(list, 'Hostname,Serial Number\nPC-1,S-10001\n')
      await call('import.run', { job: 'first', path: list, choices: {} })

      const listed = await call('runbook.list', { language: 'en' })
      expect(listed.broken).toMatchObject([{ file, code }])
      expect(listed.runbooks.length).toBe(others)
      expect(await route('run.start', { host: 'PC-1', runbook: broken, reason: 'test' })).toMatchObject({
        ok: false,
        error: { code: 'runbook.broken', details: { runbook: broken, file, problem: { code } } },
      })
      expect((await call('hosts.show', { host: 'PC-1' })).host.run).toBeNull()
      const started = await call('run.start', { host: 'PC-1', runbook: 'cs291-physical', reason: 'test' })
      expect(started.run?.runbook.id).toBe('cs291-physical')
    } finally {
      await session.close()
    }
  })

  test('that is broken is named by the command line too, with the way on, and the others are listed', async () => {
    writeFileSync(join(runbooks, file), whole.slice(0, whole.length / 2))
    const workspace = join(root, 'by-command')
    expect((await cli('--workspace', workspace, 'workspace', 'create', workspace)).code).toBe(0)
    const list = join(root, 'by-command.csv')
    writeFileSync(list, 'Hostname,Serial Number\nPC-1,S-10001\n')
    expect((await cli('--workspace', workspace, 'hosts', 'import', list)).code).toBe(0)
    const listed = await cli('runbook', 'list')
    expect(listed.code).toBe(0)
    expect(listed.json).toMatchObject({ broken: [{ file, code: 'file.yaml' }] })
    expect(listed.json.runbooks).toHaveLength(others)
    const started = await cli('--workspace', workspace, 'run', 'start', 'PC-1', '--runbook', broken, '--reason', 'test')
    expect(started.code).toBe(1)
    expect(started.json.error).toMatchObject({ code: 'runbook.broken' })
    expect(started.json.error.message).toContain(file)
    expect(started.json.error.hint).toContain('Use another runbook')
  })
})
