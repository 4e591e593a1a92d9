/**
 * The script of a stick run by Wine's `cmd` on made-up volumes, and what it wrote read again.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aSession } from '../../../e2e/fixtures/a-session.ts'
import { readResult } from '../../../src/domain/stick/result.ts'
import { writeStickScript } from '../../../src/domain/stick/script.ts'
import { aRecovery, type FakeRecovery, whyNoWine } from '../testing/wine.ts'
import { openLibrary } from './library.ts'

if (whyNoWine !== null) process.stdout.write(`stick.test.ts is left out: ${whyNoWine}\n`)

const library = openLibrary(join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks'))
const { runbook, hash } = library.require('cs291-physical')
const script = writeStickScript(runbook, hash, '0.1.0')
const text = script.ok ? script.text : ''
// The clock of the recovery environment is 8 hours behind UTC.
const bad = '2024-07-18T20:09:00Z'
const good = '2024-07-18T21:27:00Z'
const odd = 'C-00000291-a b%c^d&(e).sys'
// Wine's cmd, unlike Windows', looks for exclamation marks in what it has already filled in: deleted yes, read no.
const exclaims = 'C-00000291-a!b.sys'

describe.skipIf(whyNoWine !== null)('a stick in the recovery environment', () => {
  let recovery: FakeRecovery
  beforeAll(() => {
    recovery = aRecovery()
  }, 180_000)
  afterEach(() => {
    recovery.clear()
  })
  afterAll(() => {
    recovery.remove()
  })

  const answersOf = () =>
    recovery.results().map((file) => {
      const read = readResult(Buffer.from(file, 'latin1'))
      if (!read.ok) throw new Error(`${read.code} in line ${read.line}: ${file}`)
      return { ...read.result, answers: read.result.entries.map(({ step, answer }) => `${step} ${answer}`) }
    })

  it('deletes the files of the pattern after one question, and nothing else', async () => {
    const folder = recovery.volume('D', {
      'C-00000291-1.sys': bad,
      [odd]: bad,
      [exclaims]: bad,
      'C-00000290-1.sys': bad,
      'csagent.sys': bad,
    })
    const screen = await recovery.run(text, ['7HK2Q93', '1', 'Y'])
    expect(readdirSync(folder).sort()).toEqual(['C-00000290-1.sys', 'csagent.sys'])
    expect(screen).toContain(odd)
    const [result] = answersOf()
    expect(result).toMatchObject({ serial: '7HK2Q93', name: 'LT-FIN-07', stopped: 'start-from-off' })
    expect(result?.answers.slice(3)).toEqual([
      'find-windows done',
      'folder done',
      'list listed',
      'delete done',
      'gone done',
    ])
    expect(result?.entries[3]?.inputs).toEqual({ windows: 'D' })
    expect(result?.entries.find(({ step }) => step === 'delete')?.notes).toContain(odd)
  }, 120_000)

  it('brings back a result that becomes the run of its host', async () => {
    recovery.volume('D', { 'C-00000291-1.sys': bad })
    await recovery.run(text, ['7HK2Q93', '1', 'Y'])
    const root = mkdtempSync(join(tmpdir(), 'bluelift-stick-'))
    const { call, session } = aSession(join(root, 'profile'))
    await call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike' })
    writeFileSync(join(root, 'list.csv'), 'Name,Serial\nLT-FIN-07,7HK2Q93\n')
    await call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
    expect((await call('results.import', { folder: recovery.stick })).counts).toMatchObject({ files: 1, new: 1 })
    expect((await call('run.state', { host: 'LT-FIN-07' })).step?.id).toBe('start-from-off')
    expect((await call('results.import', { folder: recovery.stick })).counts).toMatchObject({ files: 1, known: 1 })
    await session.close()
    rmSync(root, { recursive: true, force: true })
  }, 120_000)

  it('deletes nothing when the person does not say yes', async () => {
    const folder = recovery.volume('D', { 'C-00000291-1.sys': bad })
    await recovery.run(text, ['7HK2Q93', '1', 'N'])
    expect(readdirSync(folder)).toEqual(['C-00000291-1.sys'])
    expect(answersOf()[0]).toMatchObject({ stopped: 'delete' })
  }, 120_000)

  it('asks nothing and deletes nothing where there is no file', async () => {
    recovery.volume('D', { 'csagent.sys': bad })
    await recovery.run(text, ['7HK2Q93', '1'])
    expect(answersOf()[0]).toMatchObject({ stopped: 'nothing-found' })
  }, 120_000)

  it('leaves a file that is good already by the time in UTC', async () => {
    const folder = recovery.volume('D', { 'C-00000291-1.sys': bad, 'C-00000291-2.sys': good })
    await recovery.run(text, ['7HK2Q93', '1'])
    expect(readdirSync(folder)).toHaveLength(2)
    const [result] = answersOf()
    expect(result?.stopped).toBe('start-from-off')
    expect(result?.entries.at(-1)?.inputs).toEqual({ 'newest-here': '2024-07-18 21:27', 'recovery-offset': '-08:00' })
  }, 120_000)

  it('asks which one where two Windows are', async () => {
    const first = recovery.volume('D', { 'C-00000291-1.sys': bad })
    const second = recovery.volume('E', { 'C-00000291-1.sys': bad })
    await recovery.run(text, ['7HK2Q93', '1', 'q', 'E', 'Y'])
    expect([readdirSync(first), readdirSync(second)]).toEqual([['C-00000291-1.sys'], []])
    expect(answersOf()[0]?.entries[3]).toMatchObject({ inputs: { windows: 'E' }, notes: ['locked: F', 'found: D E'] })
  }, 120_000)

  it('says that a file could not be deleted', async () => {
    const folder = recovery.volume('D', { 'C-00000291-1.sys': bad })
    chmodSync(join(folder, 'C-00000291-1.sys'), 0o444)
    await recovery.run(text, ['7HK2Q93', '1', 'Y'])
    expect(answersOf()[0]).toMatchObject({ stopped: 'tried-out' })
    expect(answersOf()[0]?.answers.at(-1)).toBe('delete denied')
  }, 120_000)

  it('does nothing outside the recovery environment', async () => {
    const folder = recovery.volume('D', { 'C-00000291-1.sys': bad })
    const screen = await recovery.run(text.replace('"%SystemDrive%"=="X:"', '"%SystemDrive%"=="C:"'), [])
    expect(screen).toContain('Nothing was done')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(recovery.results()).toEqual([])
  }, 120_000)

  it('names a locked volume and never asks for its key', async () => {
    const screen = await recovery.run(text, ['7HK2Q93', '1', '905EF80C', 'N'])
    expect(screen).toContain('locked by BitLocker: F')
    expect(answersOf()[0]).toMatchObject({ stopped: 'unlock-prompt' })
  }, 120_000)
})
