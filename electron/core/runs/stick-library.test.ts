/**
 * The scripts of other runbooks than the one for a physical PC, run by Wine's `cmd` on made-up volumes, and their
 * results taken into a workspace.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aSession } from '../../../e2e/fixtures/a-session.ts'
import { readResult } from '../../../src/domain/stick/result.ts'
import { writeStickScript } from '../../../src/domain/stick/script.ts'
import { aRecovery, type FakeRecovery, whyNoWine } from '../testing/wine.ts'
import { openLibrary } from './library.ts'

if (whyNoWine !== null) process.stdout.write(`stick-library.test.ts is left out: ${whyNoWine}\n`)

const library = openLibrary(join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks'))
// The clock of the recovery environment is 8 hours behind UTC.
const bad = '2024-07-18T20:09:00Z'
const good = '2024-07-18T21:27:00Z'
const key = '013706-454234-652641-353144-053317-571967-261767-691746'
const packageName = 'Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.1.2'

type Answers = readonly (string | (() => string))[]

/** Each runbook on a volume with the faulty file: what the person answers, and the step that is left to do by hand. */
const withTheFile: readonly (readonly [string, Answers, string])[] = [
  ['cs291-no-recovery', ['7HK2Q93', '1', '1', '1', '1', '1', 'Y', '2', 'Y', '1'], 'start-from-off'],
  ['cs291-server-storage', ['7HK2Q93', '1', '2', '1', '1', '1', 'exit', '1', 'Y', '1'], 'start-from-off'],
  ['cs291-domain-controller', ['7HK2Q93', '1', '1', '1', '1', 'Y'], 'start-from-off'],
  ['cs291-kiosk', ['7HK2Q93', '1', '1', '1', '1', 'Y'], 'start-from-off'],
]

describe.skipIf(whyNoWine !== null)('the sticks of the library in the recovery environment', () => {
  let recovery: FakeRecovery
  let root: string
  let opened: ReturnType<typeof aSession>
  beforeAll(() => {
    recovery = aRecovery()
  }, 180_000)
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'bluelift-stick-'))
    opened = aSession(join(root, 'profile'))
    await opened.call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike' })
    writeFileSync(join(root, 'list.csv'), 'Name,Serial\nLT-FIN-07,7HK2Q93\n')
    await opened.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
  })
  afterEach(async () => {
    recovery.clear()
    await opened.session.close()
    rmSync(root, { recursive: true, force: true })
  })
  afterAll(() => {
    recovery.remove()
  })

  const carryOut = async (id: string, answers: Answers) => {
    const { runbook, hash } = library.require(id)
    const script = writeStickScript(runbook, hash, '0.1.0')
    if (!script.ok) throw new Error(`${id}: ${script.step}`)
    const screen = await recovery.run(script.text, answers)
    const [file = ''] = recovery.results()
    const read = readResult(Buffer.from(file, 'latin1'))
    if (!read.ok) throw new Error(`${read.code} in line ${read.line}: ${file}`)
    return { screen, file, ...read.result }
  }
  /** The open step of the run that the result became. */
  const imported = async () => {
    expect((await opened.call('results.import', { folder: recovery.stick })).counts).toMatchObject({ files: 1, new: 1 })
    return (await opened.call('run.state', { host: 'LT-FIN-07' })).step?.id
  }

  it.each(withTheFile)(
    '%s deletes the faulty file, and its result becomes the run of the host',
    async (id, answers, left) => {
      const folder = recovery.volume('D', { 'C-00000291-1.sys': bad, 'csagent.sys': bad })
      const result = await carryOut(id, answers)
      expect(readdirSync(folder)).toEqual(['csagent.sys'])
      expect(result).toMatchObject({ runbook: { id }, stopped: left })
      expect(await imported()).toBe(left)
    },
    120_000,
  )

  it.each(withTheFile.slice(2))(
    '%s deletes nothing without the file and where the file is good',
    async (id, answers) => {
      recovery.volume('D', { 'csagent.sys': bad })
      expect((await carryOut(id, answers.slice(0, -1))).stopped).toBe('nothing-found')
      recovery.clear()
      const folder = recovery.volume('D', { 'C-00000291-1.sys': bad, 'C-00000291-2.sys': good })
      expect((await carryOut(id, answers.slice(0, -1))).stopped).toBe('start-from-off')
      expect(readdirSync(folder)).toHaveLength(2)
      expect(await imported()).toBe('start-from-off')
    },
    120_000,
  )

  it('cs291-domain-controller works on the Windows that the person names, and says what it could not delete', async () => {
    const first = recovery.volume('D', { 'C-00000291-1.sys': bad })
    const second = recovery.volume('E', { 'C-00000291-1.sys': bad })
    chmodSync(join(second, 'C-00000291-1.sys'), 0o444)
    const result = await carryOut('cs291-domain-controller', ['7HK2Q93', '1', '1', '1', '1', 'E', 'Y'])
    expect([readdirSync(first), readdirSync(second)]).toEqual([['C-00000291-1.sys'], ['C-00000291-1.sys']])
    expect(result.entries.at(-1)).toMatchObject({ step: 'delete', answer: 'denied' })
    expect(await imported()).toBe('tried-out')
  }, 120_000)

  it('cs291-bitlocker-key lets the person type the key at the prompt of the machine, and keeps none of it', async () => {
    let folder = ''
    const unlock = () => {
      folder = recovery.volume('F', { 'C-00000291-1.sys': bad })
      return `rem manage-bde -unlock F: -rp ${key}`
    }
    // The key where a number is asked for, too: a tired person does that.
    const answers = ['7HK2Q93', '1', key, '2', key, '905EF80C', 'Y', unlock, 'exit', 'Y']
    const { file, stopped, entries } = await carryOut('cs291-bitlocker-key', answers)
    expect(readdirSync(folder)).toEqual([])
    expect(stopped).toBe('start-from-off')
    expect(entries.find(({ step }) => step === 'locked-key-id')?.inputs).toEqual({ 'key-id': '905EF80C' })
    expect(entries.find(({ step }) => step === 'unlock-prompt')?.answer).toBe('done')
    for (const group of key.split('-')) expect(file).not.toContain(group)
    for (const name of readdirSync(recovery.stick, { recursive: true, encoding: 'utf8' }).filter((one) =>
      /\./.test(one),
    ))
      expect(readFileSync(join(recovery.stick, name), 'latin1')).not.toContain(key.slice(0, 13))
    expect(await imported()).toBe('start-from-off')
  }, 120_000)

  it('cs291-bitlocker-key goes on to the refused key when the volume stays locked', async () => {
    const result = await carryOut('cs291-bitlocker-key', ['7HK2Q93', '1', '2', '905EF80C', 'Y', 'exit'])
    expect(result.stopped).toBe('key-refused')
    expect(await imported()).toBe('key-refused')
  }, 120_000)

  it('cs291-bitlocker-no-key sets safe boot and names the start as the next thing to do', async () => {
    const result = await carryOut('cs291-bitlocker-no-key', ['7HK2Q93', '1', '1', '1', '1', '1', '1', 'Y', '1', '1'])
    expect(result.stopped).toBe('start-safe')
    expect(await imported()).toBe('start-safe')
  }, 120_000)

  it('bad-update removes the package whose name was typed, and takes no other words into its line', async () => {
    recovery.volume('D', {})
    const odd = ['a b', 'x&echo', '%PATH%', ';x', 'a"b c']
    const result = await carryOut('bad-update', [
      '7HK2Q93',
      '1',
      '4',
      '1',
      ...odd.slice(0, 4),
      packageName,
      'Y',
      '1',
      '1',
    ])
    expect(result.entries.find(({ step }) => step === 'packages')?.inputs).toEqual({ package: packageName })
    expect(result.screen).toContain(`/PackageName:${packageName}`)
    expect(result.stopped).toBe('start-up')
  }, 120_000)

  it('bad-driver keeps an older copy of the registry and disables the service that was typed', async () => {
    const sensor = recovery.volume('D', {})
    const config = join(sensor, '..', '..', 'config')
    writeFileSync(join(config, 'SYSTEM.bak'), 'from before')
    const answers = ['7HK2Q93', '1', 'bad.sys', '1', '1', '1', '1', '1', 'Svc', '1', '0', '1', 'Y', '1', '1', '1', '1']
    const result = await carryOut('bad-driver', answers)
    expect(readFileSync(join(config, 'SYSTEM.bak'), 'utf8')).toBe('from before')
    expect(result.screen).toContain('Services\\Svc /v Start')
    expect(result.stopped).toBe('start-up')
  }, 120_000)
})
