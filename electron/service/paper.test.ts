/**
 * Paper through the door: what is typed in afterwards goes the way of every answer, all of it or nothing.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output, ServiceMethodName } from '../../src/contract/index.ts'
import type { PrintDocument } from '../../src/domain/export/print-document.ts'
import { countPages } from '../core/export/write-pdf.ts'
import { rebuildProjections } from '../core/log/rebuild.ts'
import { dumpProjections } from '../core/testing/dump.ts'
import { openLocales } from '../core/workspace/locales.ts'
import { openProfile } from '../core/workspace/profile.ts'
import { openHandlers } from './handlers.ts'
import { openInlineReaders } from './readers.ts'
import { type Answered, openRouter } from './router.ts'
import { openSession, type Session } from './session.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const now = '2024-07-19T14:30:00.000Z'
const at = '2024-07-19T15:05+01:00'
const hosts = 'Host name,Serial number,Site\r\nW4-0231,7HK2Q93,Leeds\r\nW4-0232,8JL3R04,Leeds\r\n'
/** As Chromium writes its page objects. */
const onePage = Buffer.from('%PDF-1.4\n1 0 obj\n<</Type /Page>>\nendobj\n2 0 obj\n<</Type /Pages>>\nendobj\n%%EOF\n')

let root = ''
let session: Session
let route: ReturnType<typeof openRouter>
let printed: PrintDocument[]
let pdf: Uint8Array

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-paper-'))
  const profile = openProfile(join(root, 'profile'), 'en')
  profile.change({ name: 'M. Okafor' })
  session = openSession({
    profile,
    resources,
    program: 'test',
    openReaders: (folder) => openInlineReaders(folder, resources),
    publish: () => undefined,
    now: () => Date.parse(now),
    say: openLocales(join(resources, 'locales')),
    print: async (document) => {
      printed.push(document)
      return pdf
    },
  })
  route = openRouter(openHandlers(session), () => undefined)
  writeFileSync(join(root, 'hosts.csv'), hosts)
  // The runbooks are read at the first question; that is not what the tests below are about.
  await call('runbook.list', {})
}, 60_000)
afterAll(async () => {
  await session.close()
  rmSync(root, { recursive: true, force: true })
})
beforeEach(async () => {
  printed = []
  pdf = onePage
  await session.create(mkdtempSync(join(root, 'workspace-')), 'paper')
  await call('import.run', { job: 'j', path: join(root, 'hosts.csv'), choices: {} })
})

async function call<M extends ServiceMethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const answered = await route(method, input)
  if (answered.ok) return answered.output as never // the output of this very method
  throw new Error(`${method}: ${JSON.stringify(answered.error)}`)
}
const refusal = (answered: Answered) => (answered.ok ? null : answered.error)
const countEvents = () => Number(session.db().prepare('SELECT count(*) FROM event').pluck().get())

type Answer = Input<'run.transcribe'>['answers'][number]
const first: Answer = { step: 'right-machine', result: 'done', inputs: { 'serial-read': '7HK2Q93' } }
const paper = { host: 'W4-0231', runbook: 'cs291-physical', at, by: 'N. Patel', sheet: '7KQ2M4XD' }

/** Ticks the likely way, as somebody at the machine would. */
async function tick(most: number, of: typeof paper = paper): Promise<Answer[]> {
  const samples: Record<string, string> = {
    serial: '7HK2Q93',
    'drive-letter': 'D',
    'file-time': '2024-07-19 05:40',
    'utc-offset': '+00:00',
    'stop-code': '0x50',
    count: '1',
  }
  const answers: Answer[] = []
  while (answers.length < most) {
    const { step } = await call('run.transcribe', { ...of, answers, dryRun: true })
    if (step === null) break
    answers.push({
      step: step.id,
      result: step.options.find(({ likely }) => likely)?.id ?? 'done',
      inputs: Object.fromEntries(
        step.inputs.map(({ name, type, options }) => [name, options[0]?.id ?? samples[type] ?? 'x']),
      ),
      ...(step.confirm === null ? {} : { confirm: true }),
    })
  }
  return answers
}

describe('a filled-in sheet', () => {
  test('shows where it leads, and stores nothing before it is told to', async () => {
    const before = countEvents()
    const shown = await call('run.transcribe', { ...paper, answers: [first], dryRun: true })
    expect(shown).toMatchObject({ events: [], starts: true, outcome: null })
    expect(shown.path.map(({ step, line }) => [step, line])).toEqual([['right-machine', 1]])
    expect(shown.step?.id).toBe('restart')
    expect(countEvents()).toBe(before)
  })

  test('begins a run and ends it, each answer with the time on the paper and who worked', async () => {
    const answers = await tick(200)
    const stored = await call('run.transcribe', { ...paper, answers })
    expect(stored.events).toHaveLength(answers.length)
    expect(stored.host.status).toBe('recovered')
    const sources = session
      .db()
      .prepare("SELECT DISTINCT json_extract(payload, '$.source') FROM event WHERE type = 'step-answered'")
      .pluck()
      .all()
    expect(sources.map((source) => JSON.parse(String(source)))).toEqual([
      { kind: 'paper', at: '2024-07-19T15:05:00+01:00', by: 'N. Patel', sheet: '7KQ2M4XD' },
    ])
    const { history } = await call('hosts.show', { host: 'W4-0231' })
    expect(history.at(-1)?.values).toMatchObject({ paperAt: '2024-07-19T15:05:00+01:00', paperBy: 'N. Patel' })
  })

  test('gives the same tables after a rebuild', async () => {
    await call('run.transcribe', { ...paper, answers: await tick(200) })
    await call('run.undo', { host: 'W4-0231' })
    const live = dumpProjections(session.db())
    await rebuildProjections(session.writer().db, session.folder())
    expect(dumpProjections(session.db())).toEqual(live)
  })

  test('goes on with the open run', async () => {
    await call('run.start', { host: 'W4-0231', runbook: 'cs291-physical', reason: 'r' })
    await call('run.answer', {
      host: 'W4-0231',
      step: 'right-machine',
      result: 'done',
      inputs: { 'serial-read': '7HK2Q93' },
    })
    const now = '2024-07-19T15:30+01:00'
    const shown = await call('run.transcribe', { host: 'W4-0231', at: now, answers: [], dryRun: true })
    expect(shown).toMatchObject({ starts: false, step: { id: 'restart' } })
    expect(shown.path.map(({ line }) => line)).toEqual([0])
    const stored = await call('run.transcribe', {
      host: 'W4-0231',
      at: now,
      answers: [{ step: 'restart', result: 'blue' }],
    })
    const state = await call('run.state', { host: 'W4-0231' })
    expect(state.path.at(-1)?.event).toBe(stored.events[0])
  })

  test('is stored whole or not at all, whichever of its writes fails', async () => {
    const answers = await tick(6)
    const before = countEvents()
    const { db } = session.writer()
    const live = dumpProjections(db)
    const last = Number(db.prepare('SELECT max(seq) FROM event').pluck().get())
    for (let n = 1; n <= answers.length + 1; n += 1) {
      db.exec(`CREATE TEMP TRIGGER broken BEFORE INSERT ON main.event WHEN NEW.seq = ${last + n}
        BEGIN SELECT RAISE(ABORT, 'the disk broke'); END`)
      expect((await route('run.transcribe', { ...paper, answers })).ok).toBe(false)
      db.exec('DROP TRIGGER temp.broken')
      expect(countEvents()).toBe(before)
      expect(dumpProjections(db)).toEqual(live)
    }
    await call('run.transcribe', { ...paper, answers })
    expect(countEvents()).toBe(before + answers.length + 1)
  })

  test('is refused with the line that does not follow, and nothing of it is stored', async () => {
    const before = countEvents()
    const wrong: Answer = { step: 'find-windows', result: 'done', inputs: { windows: 'D' } }
    const answered = await route('run.transcribe', { ...paper, answers: [first, wrong] })
    expect(refusal(answered)).toMatchObject({ code: 'run.step-not-open', details: { line: 2, step: 'find-windows' } })
    const bad: Answer = { ...first, inputs: { 'serial-read': ' ' } }
    expect(refusal(await route('run.transcribe', { ...paper, answers: [bad] }))).toMatchObject({
      code: 'run.input-missing',
      details: { line: 1 },
    })
    expect(countEvents()).toBe(before)
  })

  test('has its killer steps asked for, as they were confirmed on it', async () => {
    const answers = (await tick(200)).map(({ confirm: _, ...answer }) => answer)
    expect(refusal(await route('run.transcribe', { ...paper, answers }))).toMatchObject({ code: 'run.confirm-needed' })
  })

  test.each([
    ['2024-07-19T15:31+01:00', 'paper.time-future'],
    ['2024-02-31T15:00+01:00', 'paper.time-invalid'],
    ['2024-07-19T15:05', 'paper.time-invalid'],
    ['yesterday', 'paper.time-invalid'],
  ])('with the time %s is refused as %s', async (wrong, code) => {
    expect(refusal(await route('run.transcribe', { ...paper, at: wrong, answers: [first] }))?.code).toBe(code)
  })

  test('cannot be older than the last answer of the run, itself from paper or not', async () => {
    await call('run.transcribe', { ...paper, answers: [first] })
    const next: Answer = { step: 'restart', result: 'blue' }
    const older = { ...paper, at: '2024-07-19T15:04+01:00', answers: [next] }
    expect(refusal(await route('run.transcribe', older))?.code).toBe('paper.time-before')
    await call('run.transcribe', { ...older, at })
    // A press on the screen counts with its own time, 14:30 UTC.
    await call('run.undo', { host: 'W4-0231' })
    await call('run.answer', { host: 'W4-0231', step: 'restart', result: 'blue' })
    const pressed = { ...paper, at: '2024-07-19T15:29+01:00', answers: [] }
    expect(refusal(await route('run.transcribe', { ...pressed, dryRun: true }))?.code).toBe('paper.time-before')
  })

  test('of another runbook than that of the open run is refused', async () => {
    await call('run.transcribe', { ...paper, answers: [first] })
    const other = { ...paper, runbook: 'cs291-vm-iso', answers: [first] }
    expect(refusal(await route('run.transcribe', other))?.code).toBe('run.already-open')
  })

  test('is taken back as a whole, or step by step', async () => {
    await call('run.transcribe', { ...paper, answers: await tick(4) })
    const one = await call('run.undo', { host: 'W4-0231' })
    expect(one.path).toHaveLength(3)
    expect((await call('run.undo', { host: 'W4-0231', paper: true })).path).toEqual([])
    const none = await route('run.undo', { host: 'W4-0231', paper: true })
    expect(refusal(none)?.code).toBe('run.nothing-to-undo')
  })

  test('leaves what was answered on the screen when it is taken back as a whole', async () => {
    await call('run.start', { host: 'W4-0231', runbook: 'cs291-physical', reason: 'r' })
    await call('run.answer', {
      host: 'W4-0231',
      step: 'right-machine',
      result: 'done',
      inputs: { 'serial-read': '7HK2Q93' },
    })
    const restart: Answer = { step: 'restart', result: 'blue' }
    await call('run.transcribe', { host: 'W4-0231', at: '2024-07-19T15:30+01:00', answers: [restart] })
    const left = await call('run.undo', { host: 'W4-0231', paper: true })
    expect(left.path.map(({ step }) => step)).toEqual(['right-machine'])
  })

  test('says what half-typed readings mean', async () => {
    const typed = { 'serial-read': '8JL3R04' }
    const { readings } = await call('run.transcribe', { ...paper, answers: [], typed, dryRun: true })
    expect(readings['serial-read']).toMatchObject({ ok: true, value: '8JL3R04', tone: 'bad' })
  })
})

describe('a sheet', () => {
  const path = () => join(root, 'sheet.pdf')

  test('of a host without a run is the whole proposed runbook, with its facts', async () => {
    const written = await call('paper.write', { host: 'W4-0231', size: 'a4', path: path() })
    const { steps } = await call('runbook.show', { runbook: 'cs291-physical' })
    expect(written).toMatchObject({ path: path(), pages: 1, steps: steps.length, sizeBytes: onePage.length })
    expect(readFileSync(path()).equals(onePage)).toBe(true)
    expect(printed[0]?.html).toContain('7HK2Q93')
    expect(printed[0]?.footer).toContain(written.sheet)
  })

  test('of an open run is what is left of it, and of an ended one nothing', async () => {
    await call('run.transcribe', { ...paper, answers: [first] })
    const rest = await call('paper.write', { host: 'W4-0231', size: 'letter', path: path(), language: 'zh-CN' })
    const whole = await call('paper.write', { host: 'W4-0231', size: 'letter', path: path(), whole: true })
    expect(rest.steps).toBeLessThan(whole.steps)
    expect(printed[0]?.html).toContain('lang="zh-CN"')
    await call('run.end', { host: 'W4-0231', reason: 'r' })
    const ended = await route('paper.write', { host: 'W4-0231', size: 'a4', path: path() })
    expect(refusal(ended)?.code).toBe('paper.nothing-left')
  })

  test('of a runbook alone has lines for the host, and needs no workspace', async () => {
    await session.close()
    await call('paper.write', { runbook: 'cs291-vm-iso', size: 'a4', path: path() })
    expect(printed).toHaveLength(1)
  })

  test('that could not be printed leaves the file that was there before', async () => {
    writeFileSync(path(), 'before')
    pdf = Buffer.from('%PDF-1.4\n<</Type /Page>>\ncut')
    const answered = await route('paper.write', { host: 'W4-0231', size: 'a4', path: path() })
    expect(refusal(answered)?.code).toBe('print.failed')
    expect(readFileSync(path(), 'utf8')).toBe('before')
    const nowhere = await route('paper.write', { host: 'W4-0231', size: 'a4', path: join(root, 'no', 'x.pdf') })
    expect(nowhere.ok).toBe(false)
    expect(existsSync(join(root, 'no'))).toBe(false)
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('is counted by its pages', () => {
    expect(countPages(onePage)).toBe(1)
    expect(countPages(Buffer.from(''))).toBe(0)
  })
})
