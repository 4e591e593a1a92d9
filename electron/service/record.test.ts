/**
 * The record of an incident, through the service's door, on a real workspace.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aSession, resources, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'

let root = ''
let service: SessionUnderTest
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-record-'))
  service = aSession(join(root, 'profile'))
  await service.call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike in Leeds' })
  const list = join(root, 'hosts.csv')
  writeFileSync(list, 'Name,Serial\nPC-1,7HK2Q93\nPC-2,8JL3R04\nPC-3,9KM4S15\nPC-4,0LN5T26\n')
  await service.call('import.run', { job: 'list', path: list, choices: {} })
})
afterEach(async () => {
  await service.session.close()
  rmSync(root, { recursive: true, force: true })
})

const show = () => service.call('record.show', { language: 'en' })
const kinds = async () => (await show()).timeline.map(({ kind }) => kind)
const recover = (...hosts: string[]) => service.call('hosts.set', { hosts, status: 'recovered', how: 'reimaged' })
const decide = (text: string) => service.call('record.take-decision', { text })
const hostile = '<script>alert(1)</script>"\'&<img src=x onerror=alert(1)>'

describe('the record', () => {
  it('goes from the opening to the last host, and names a milestone only when it was reached', async () => {
    expect(await kinds()).toEqual(['opened', 'load'])
    await recover('PC-1')
    expect(await kinds()).toEqual(['opened', 'load', 'first', 'quarter'])
    await recover('PC-2', 'PC-3', 'PC-4')
    const { timeline, figures } = await show()
    expect(timeline.map(({ kind }) => kind).slice(-4)).toEqual(['half', 'three-quarters', 'nine-tenths', 'last'])
    expect(timeline.at(-1)?.values).toEqual({ hosts: 4, of: 4 })
    expect(figures).toMatchObject({ total: 4, recovered: 4, left: 0 })
    expect(timeline.map(({ time }) => time)).toEqual(timeline.map(({ time }) => time).toSorted())
  })

  it('counts milestones by hosts that are not retired', async () => {
    await service.call('hosts.set', { hosts: ['PC-3', 'PC-4'], status: 'retired', how: 'not-affected' })
    await recover('PC-1')
    expect((await show()).timeline.find(({ kind }) => kind === 'half')?.values).toEqual({ hosts: 1, of: 2 })
  })

  it('shows what is known of channel file 291 in both languages, and nothing of it to another incident', async () => {
    const english = await show()
    const chinese = await service.call('record.show', { language: 'zh-CN' })
    expect(english.warnings.length).toBeGreaterThan(3)
    expect((await service.call('record.warnings', { language: 'en' })).warnings).toEqual(english.warnings)
    expect(chinese.warnings.map(({ source }) => source)).toEqual(english.warnings.map(({ source }) => source))
    expect(chinese.warnings.every(({ text }) => /[\u4e00-\u9fff]/.test(text))).toBe(true)
    expect([...english.advisories, ...english.warnings].every(({ date, source }) => date !== '' && source !== '')).toBe(
      true,
    )
    await service.call('workspace.create', { path: join(root, 'other'), title: 'A flood in the cellar' })
    expect(await show()).toMatchObject({ advisories: [], warnings: [] })
  })

  it('keeps a decision with who and when, takes it back, and lets it stand again', async () => {
    const { event } = await service.call('record.take-decision', {
      text: 'Servers first',
      by: 'The board',
      at: '2024-07-19T06:00:00Z',
    })
    expect((await show()).decisions).toMatchObject([
      { event, text: 'Servers first', by: 'The board', at: '2024-07-19T06:00:00.000Z', notedBy: 'M. Okafor' },
    ])
    const cleared = await service.call('record.clear', { event })
    expect((await show()).decisions).toEqual([])
    expect(await kinds()).not.toContain('decision')
    await expect(service.call('record.clear', { event })).rejects.toMatchObject({ code: 'record.entry-not-found' })
    await service.call('record.clear', { event: cleared.event })
    expect((await show()).decisions).toHaveLength(1)
  })

  it('takes back nothing but advisories and decisions', async () => {
    const before = await show()
    const station = service.session.info()?.station ?? ''
    for (const event of ['NOSTATION:1', `${station}:1`, `${station}:2`, '']) {
      await expect(service.call('record.clear', { event })).rejects.toMatchObject({ code: 'record.entry-not-found' })
    }
    expect(await show()).toEqual(before)
  })

  it('refuses an advisory without a title or a source, and one whose date is no day', async () => {
    const given = { title: 'Hub', source: 'CrowdStrike', date: '2024-07-21', text: '' }
    for (const wrong of [{ title: ' ' }, { source: '' }]) {
      await expect(service.call('record.add-advisory', { ...given, ...wrong })).rejects.toMatchObject({
        code: 'record.text-needed',
      })
    }
    expect(await service.route('record.add-advisory', { ...given, date: 'last week' })).toMatchObject({ ok: false })
    await service.call('record.add-advisory', given)
    expect((await show()).advisories.filter(({ event }) => event !== '')).toMatchObject([given])
  })

  it('brings every value that the sentence of an entry asks for', async () => {
    await decide('Servers first')
    await service.call('record.add-advisory', { title: 'Hub', source: 'CrowdStrike', date: '2024-07-21', text: '' })
    await service.call('hosts.set', { hosts: ['PC-1', 'PC-2'], status: 'blocked', blocker: 'Room locked' })
    await service.call('blockers.lift', { name: 'Room locked' })
    await service.call('hosts.set', { hosts: ['PC-2'], status: 'blocked', blocker: 'No key' })
    await service.call('overview.report', {})
    const seen = join(root, 'seen.csv')
    writeFileSync(seen, `Hostname,Last Seen\nPC-3,${new Date().toISOString()}\n`)
    const list = await service.call('sightings.import', {
      job: 's',
      path: seen,
      choices: {},
      time: {},
      source: 'Falcon',
    })
    await service.call('sightings.revert', { sightings: list.sightings.id })
    await recover('PC-1', 'PC-2', 'PC-3', 'PC-4')
    await service.call('hosts.set', { hosts: ['PC-4'], status: 'blocked', blocker: 'No key' })
    await service.call('vault.create', { passphrase: 'four words are enough here', person: 'M. Okafor' })
    const { timeline } = await show()
    const sentences = JSON.parse(readFileSync(join(resources, 'locales', 'en', 'record.json'), 'utf8')).timeline
    for (const { kind, values } of timeline) {
      const wanted = [...String(sentences[kind]).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name))
      expect(Object.keys(values), kind).toEqual(expect.arrayContaining(wanted))
      expect(
        Object.values(values).every((value) => value !== ''),
        kind,
      ).toBe(true)
    }
    expect([...new Set(timeline.map(({ kind }) => kind))].toSorted()).toEqual([
      ...['advisory', 'blocker', 'decision', 'first', 'half', 'lifted', 'load', 'opened', 'quarter', 'report'],
      ...['sightings', 'sightings-reverted', 'three-quarters', 'vault'],
    ])
  })

  it('leaves out a lift that was taken back', async () => {
    await service.call('hosts.set', { hosts: ['PC-1'], status: 'blocked', blocker: 'Room locked' })
    expect(await kinds()).toContain('blocker')
    const { event } = await service.call('blockers.lift', { name: 'Room locked' })
    expect(await kinds()).toContain('lifted')
    await service.call('blockers.undo-lift', { event })
    expect(await kinds()).not.toContain('lifted')
  })
})

describe('the exported record', () => {
  const out = (format: 'html' | 'json') => join(root, `record.${format}`)
  const write = (format: 'html' | 'json', language: 'en' | 'zh-CN' = 'en') =>
    service.call('record.export', { job: 'record', format, path: out(format), language })

  it('holds the check of the log and the head of each station', async () => {
    await decide('Servers first')
    expect(await write('json')).toMatchObject({ logOk: true })
    const written = JSON.parse(readFileSync(out('json'), 'utf8'))
    const head = service.session.db().prepare('SELECT hash FROM event ORDER BY seq DESC LIMIT 1').pluck().get()
    expect(written).toMatchObject({
      format: 'bluelift-record/1',
      incident: 'CrowdStrike in Leeds',
      exportedBy: 'M. Okafor',
      log: { ok: true, stations: [{ id: service.session.info()?.station, head, ok: true }] },
      decisions: [{ text: 'Servers first' }],
    })
    await write('html')
    expect(readFileSync(out('html'), 'utf8')).toContain(String(head))
  })

  it('makes no markup of what people wrote, and has no script and no address to load', async () => {
    await decide(hostile)
    await service.call('record.add-advisory', { title: hostile, source: hostile, date: '2024-07-19', text: hostile })
    for (const language of ['en', 'zh-CN'] as const) {
      await write('html', language)
      const page = readFileSync(out('html'), 'utf8')
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
      expect(page).not.toMatch(/<(script|img|link|iframe|a)\b|\{\{|record\.\w/i)
      expect(page).toContain("default-src 'none'")
    }
  })

  it('says of a damaged log that it is damaged', async () => {
    const db = service.session.writer().db
    db.exec('DROP TRIGGER event_is_never_changed')
    db.prepare("UPDATE event SET actor = 'Somebody else' WHERE type = 'import-finished'").run()
    expect(await write('html')).toMatchObject({ logOk: false })
    expect(readFileSync(out('html'), 'utf8')).toContain('DAMAGED')
  })

  it('leaves nothing behind where it may not be written', async () => {
    const path = join(root, 'nowhere', 'record.html')
    await expect(
      service.call('record.export', { job: 'record', format: 'html', path, language: 'en' }),
    ).rejects.toMatchObject({ code: 'export.no-permission' })
    expect(readdirSync(root).filter((name) => name.includes('.part'))).toEqual([])
  })
})
