/**
 * Results of sticks taken over into a real workspace, the hostile ones among them.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aSession, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'
import { verifyLog } from '../core/log/verify.ts'
import { aResult, deletedWay, type ResultSaid } from '../core/testing/a-result.ts'
import { dumpProjections } from '../core/testing/dump.ts'

let root = ''
let service: SessionUnderTest
let hash = ''
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-results-'))
  mkdirSync(join(root, 'stick'))
  service = aSession(join(root, 'profile'))
  await service.call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike' })
  const list = [
    'Name,Serial',
    'LT-FIN-07,7HK2Q93',
    'LT-FIN-08,8HK2Q93',
    'LT-OLD-01,Default string',
    'LT-OLD-02,Default string',
  ]
  writeFileSync(join(root, 'list.csv'), `${list.join('\n')}\n`)
  await service.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
  hash = service.session.library.require('cs291-physical').hash
})
afterEach(async () => {
  await service.session.close()
  rmSync(root, { recursive: true, force: true })
})

const put = (file: string, bytes: Uint8Array) => writeFileSync(join(root, 'stick', file), bytes)
const deleted = (said: Partial<ResultSaid>) =>
  aResult({
    hash,
    serial: '7HK2Q93',
    entries: deletedWay(said.serial ?? '7HK2Q93'),
    stopped: 'start-from-off',
    ...said,
  })
const bring = (assign: Record<string, string> = {}) =>
  service.call('results.import', { folder: join(root, 'stick'), assign })
const stateOf = (host: string) => service.call('run.state', { host })

describe('the results of a stick', () => {
  it('become a run that stands where the person has to go on', async () => {
    put('a.txt', deleted({}))
    expect(await bring()).toMatchObject({
      counts: { files: 1, new: 1, known: 0, proposals: 0, refused: 0 },
      results: [{ state: 'new', host: { name: 'LT-FIN-07' }, stopped: 'start-from-off' }],
    })
    const state = await stateOf('LT-FIN-07')
    expect(state.step?.id).toBe('start-from-off')
    expect(state.path.map(({ step }) => step).slice(-2)).toEqual(['delete', 'gone'])
    expect(state.host.status).toBe('in-progress')
    const { history } = await service.call('hosts.show', { host: 'LT-FIN-07' })
    expect(history.some(({ type }) => type === 'result-imported')).toBe(true)
  })

  it('leave a record that verifies where nobody had the runbook before', async () => {
    put('a.txt', deleted({}))
    await bring()
    const folder = join(root, 'workspace')
    expect(await verifyLog(service.session.db(), folder)).toMatchObject({ ok: true, attachments: { missing: [] } })
  })

  it('are taken over once, however often they are brought and under whatever name', async () => {
    put('a.txt', deleted({}))
    await bring()
    const before = dumpProjections(service.session.db())
    put('b.txt', deleted({}))
    expect(await bring()).toMatchObject({ counts: { files: 2, new: 0, known: 2 } })
    expect(dumpProjections(service.session.db())).toEqual(before)
  })

  it('change nothing when they are only looked at', async () => {
    put('a.txt', deleted({}))
    const look = await service.call('results.preview', { folder: join(root, 'stick') })
    expect(look.counts.new).toBe(1)
    expect((await stateOf('LT-FIN-07')).run).toBeNull()
  })

  it('of an unknown machine are a proposal until a person names the host', async () => {
    put('a.txt', deleted({ serial: 'UNKNOWN1' }))
    const first = await bring()
    expect(first.results[0]).toMatchObject({ state: 'proposal', code: 'result.host-unknown' })
    const id = first.results[0]?.result ?? ''
    expect(await bring({ [id]: 'LT-OLD-01' })).toMatchObject({ counts: { new: 1 } })
    expect((await stateOf('LT-OLD-01')).step?.id).toBe('start-from-off')
    expect(await bring()).toMatchObject({ counts: { known: 1 } })
  })

  it('whose serial and name speak against each other are a proposal with both', async () => {
    put('a.txt', deleted({ name: 'LT-FIN-08' }))
    expect((await bring()).results[0]).toMatchObject({
      state: 'proposal',
      code: 'result.host-ambiguous',
      candidates: [{ name: 'LT-FIN-07' }, { name: 'LT-FIN-08' }],
    })
  })

  it('go on with a run that a person began', async () => {
    await service.call('run.start', { host: 'LT-FIN-07', runbook: 'cs291-physical', reason: 'as told' })
    await service.call('run.answer', {
      host: 'LT-FIN-07',
      step: 'right-machine',
      result: 'done',
      inputs: { 'serial-read': '7HK2Q93' },
    })
    put('a.txt', deleted({}))
    expect(await bring()).toMatchObject({ counts: { new: 1 } })
    expect((await stateOf('LT-FIN-07')).path).toHaveLength(8)
  })

  it('never push a person aside who went another way', async () => {
    await service.call('run.start', { host: 'LT-FIN-07', runbook: 'cs291-physical', reason: 'as told' })
    const inputs = { 'serial-read': '7HK2Q93' }
    await service.call('run.answer', { host: 'LT-FIN-07', step: 'right-machine', result: 'done', inputs })
    await service.call('run.answer', { host: 'LT-FIN-07', step: 'restart', result: 'other-code' })
    put('a.txt', deleted({}))
    expect((await bring()).results[0]).toMatchObject({ state: 'proposal', code: 'result.run-elsewhere' })
    expect((await stateOf('LT-FIN-07')).path).toHaveLength(2)
  })

  it('of a second try follow the first one', async () => {
    const locked = deletedWay('7HK2Q93').slice(0, 3)
    put('a.txt', deleted({ entries: [...locked, ['find-windows', 'locked']], stopped: 'locked-volume' }))
    put('b.txt', deleted({ mark: '9-22-333-4444-10240533' }))
    expect(await bring()).toMatchObject({ counts: { new: 2 } })
    expect((await stateOf('LT-FIN-07')).step?.id).toBe('start-from-off')
  })

  it('leave a host alone that needs nothing any more', async () => {
    await service.call('hosts.set', { hosts: ['LT-FIN-07'], status: 'recovered', how: 'self-healed', reason: 'seen' })
    put('a.txt', deleted({}))
    expect((await bring()).results[0]).toMatchObject({ state: 'proposal', code: 'result.host-settled' })
  })

  it.each<[string, (whole: Buffer) => Uint8Array, string]>([
    ['cut short', (whole) => whole.subarray(0, whole.length - 40), 'result.cut-short'],
    ['no result', () => Buffer.from('hello'), 'result.not-a-result'],
    ['much too large', () => Buffer.alloc(5_000_000, 65), 'result.too-large'],
    ['of another incident', () => deleted({ incident: 'other' }), 'result.other-incident'],
    ['of a runbook that nobody has', () => deleted({ hash: 'b'.repeat(64) }), 'result.runbook-unknown'],
    [
      'with a step that the runbook does not have',
      () => deleted({ entries: [['format-disk', 'done']] }),
      'result.does-not-follow',
    ],
    [
      'with an answer that does not follow',
      () => deleted({ entries: [...deletedWay('7HK2Q93').slice(0, 4), ['gone', 'done']] }),
      'result.does-not-follow',
    ],
    [
      'that claims to be back',
      () => deleted({ entries: [...deletedWay('7HK2Q93'), ['finish', 'done']] }),
      'result.does-not-follow',
    ],
  ])('that are %s are refused, and say why', async (_, forge, code) => {
    const before = dumpProjections(service.session.db())
    put('a.txt', forge(deleted({})))
    const { results, counts } = await bring()
    expect(results[0]).toMatchObject({ state: 'refused', code })
    expect(results[0]?.message).not.toMatch(/^$|stick\.result|\{\{/)
    expect(counts).toMatchObject({ files: 1, refused: 1 })
    expect(dumpProjections(service.session.db())).toEqual(before)
  })

  it('that were changed after they were taken over are refused', async () => {
    put('a.txt', deleted({}))
    await bring()
    put('a.txt', deleted({ entries: deletedWay('7HK2Q93').slice(0, 6) }))
    expect((await bring()).results[0]).toMatchObject({ state: 'refused', code: 'result.changed' })
  })

  it('are read from the stick itself, and no link is followed', async () => {
    mkdirSync(join(root, 'stick', 'bluelift-results'))
    writeFileSync(join(root, 'stick', 'bluelift-results', 'a.txt'), deleted({}))
    symlinkSync('/etc/passwd', join(root, 'stick', 'bluelift-results', 'b.txt'))
    expect(await bring()).toMatchObject({ counts: { files: 1, new: 1 } })
  })

  it('say that there are none', async () => {
    await expect(bring()).rejects.toMatchObject({ code: 'results.none' })
    rmSync(join(root, 'stick'), { recursive: true })
    await expect(bring()).rejects.toMatchObject({ code: 'results.no-folder' })
  })
})
