/**
 * The door: every method, given garbage, refuses with a code that it lists and leaves the workspace as it was.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, errorCodes, type ServiceMethodName, serviceContract } from '../../src/contract/index.ts'
import { dumpProjections } from '../core/testing/dump.ts'
import { openProfile } from '../core/workspace/profile.ts'
import { openHandlers } from './handlers.ts'
import { openInlineReaders } from './readers.ts'
import { openRouter } from './router.ts'
import { openSession, type Session } from './session.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const defects: string[] = []
let root = ''
let session: Session
let route: ReturnType<typeof openRouter>

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-door-'))
  const profile = openProfile(join(root, 'profile'), 'en')
  profile.change({ name: 'M. Okafor' })
  session = openSession({
    profile,
    resources,
    program: 'test',
    openReaders: (folder) => openInlineReaders(folder, resources),
    publish: () => undefined,
    now: Date.now,
    say: (key) => key,
  })
  route = openRouter(openHandlers(session), (method, error) => {
    defects.push(`${method}: ${error instanceof Error ? error.stack : String(error)}`)
  })
  await session.create(join(root, 'workspace'), 'door')
  // The runbooks are read at the first question; that is not what the tests below are about.
  await route('runbook.list', {})
})
afterAll(async () => {
  await session.close()
  rmSync(root, { recursive: true, force: true })
})

const names = Object.keys(serviceContract) as ServiceMethodName[] // keys of an object with exactly these

/** Everything that a refused call must not have touched. */
function fingerprint(): string {
  const folder = join(root, 'workspace')
  const events = session.db().prepare('SELECT count(*), max(hash) FROM event').raw().get()
  return createHash('sha256')
    .update(
      JSON.stringify([
        events,
        dumpProjections(session.db()),
        readdirSync(join(folder, 'attachments')),
        readFileSync(join(root, 'profile', 'profile.json'), 'utf8'),
      ]),
    )
    .digest('hex')
}

describe('the door', () => {
  test.each(names)('of %s refuses garbage with a listed code and changes nothing', async (method) => {
    const before = fingerprint()
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (input) => {
        if (contract[method].input.safeParse(input).success) return
        expect(await route(method, input)).toMatchObject({ ok: false, error: { code: 'call.invalid-input' } })
      }),
      { numRuns: 50 },
    )
    expect(fingerprint()).toBe(before)
  })

  const asked = names.filter(
    (method) =>
      !/^(workspace\.(create|open|sample|close)|overview\.report|profile\.set|vault\.create|export\.write|record\.export|log\.verify)$/.test(
        method,
      ),
  )
  const special: Partial<Record<ServiceMethodName, Record<string, unknown>>> = {
    'vault.set-policy': { second: 'nobody' },
    'keys.outcome': { result: 'opened' },
    'keys.audit': { by: 'person' },
    'keys.rotated': { how: 'changed' },
    'record.add-advisory': { title: ' ', date: '2024-07-19' },
    'record.take-decision': { text: ' ', by: 'nobody', at: '2024-07-19T14:05:00Z' },
  }
  test.each(asked)('of %s answers well-formed nonsense with its output or a listed code', async (method) => {
    const before = fingerprint()
    const nonsense = {
      path: join(root, 'nothing.csv'),
      folder: join(root, 'nowhere'),
      out: join(root, 'nowhere', 'x.csv'),
      choices: {},
      job: 'j',
      host: 'no such host',
      hosts: ['no such host'],
      a: 'x',
      b: 'y',
      text: 'z',
      status: 'blocked',
      blocker: 'b',
      events: ['NOSTATION:1'],
      name: 'nothing',
      import: 'NOSTATION:9',
      sightings: 'NOSTATION:9',
      source: 'Falcon',
      time: {},
      by: method === 'keys.audit' ? 'day' : 'site',
      more: 2,
      runbook: 'no-such-runbook',
      query: '0x7B',
      hash: '0'.repeat(64),
      from: '0'.repeat(64),
      to: '1'.repeat(64),
      format: 'yaml',
      size: 'a4',
      at: '2024-07-19T14:05+01:00',
      answers: method === 'run.transcribe' ? [] : {},
      step: 's',
      result: 'done',
      for: 'timer',
      reason: 'r',
      value: 'v',
      inputs: {},
      person: 'nobody',
      key: 'no-such-key',
      keyId: 'EA96E66B',
      digits: 'no digits',
      event: 'NOSTATION:1',
      passphrase: 'nobody has this one',
      old: 'nor this one',
      filter: {},
      sort: 'need',
      offset: 0,
      limit: 10,
    }
    const answered = await route(method, { ...nonsense, ...special[method] })
    if (answered.ok) expect(contract[method].output.safeParse(answered.output)).toMatchObject({ success: true })
    else expect(contract[method].errors).toContain(answered.error.code)
    expect(fingerprint()).toBe(before)
  })

  test('knows no method that is not in the contract', async () => {
    for (const method of ['', 'constructor', '__proto__', 'toString', 'shell.copy', 'workspace.destroy']) {
      expect(await route(method, {})).toMatchObject({ ok: false, error: { code: 'call.unknown-method' } })
    }
  })

  test('turned no defect into silence', () => {
    expect(defects).toEqual([])
  })

  test('lists only codes that exist', () => {
    for (const method of names) for (const code of contract[method].errors) expect(errorCodes).toContain(code)
  })
})
