/**
 * Lists of live machines, through the service's door, on a real workspace.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aSession, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'
import { rebuildProjections } from '../core/log/rebuild.ts'
import { verifyLog } from '../core/log/verify.ts'
import { dumpProjections } from '../core/testing/dump.ts'

let root = ''
let service: SessionUnderTest
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-sightings-'))
  service = aSession(join(root, 'profile'))
  await service.call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike' })
  write('hosts.csv', ['Name,Serial', 'PC-1,7HK2Q93', 'PC-2,8JL3R04', 'PC-3,9KM4S15', 'PC-4,', 'PC-5,0LN5T26'])
  await service.call('import.run', { job: 'list', path: join(root, 'hosts.csv'), choices: {} })
})
afterEach(async () => {
  await service.session.close()
  rmSync(root, { recursive: true, force: true })
})

function write(file: string, lines: readonly string[]): string {
  const path = join(root, file)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
const asked = (path: string) => ({ job: 'seen', path, choices: {}, time: {}, source: 'Falcon' })
const bring = (lines: readonly string[]) => service.call('sightings.import', asked(write('seen.csv', lines)))
const hostOf = async (host: string) => (await service.call('hosts.show', { host })).host
const recover = (...hosts: string[]) => service.call('hosts.set', { hosts, status: 'recovered', how: 'reimaged' })

describe('a list of live machines', () => {
  it('counts each row once, names whom it does not know, and refuses a time that nobody can read', async () => {
    const done = await bring([
      'Hostname,Serial Number,Last Seen',
      `PC-1,7HK2Q93,${hoursFromNow(-1)}`,
      `PC-1,7HK2Q93,${hoursFromNow(-3)}`,
      `STRANGER,5ZZ9X99,${hoursFromNow(-1)}`,
      'PC-2,8JL3R04,never',
      `PC-3,9KM4S15,${hoursFromNow(30)}`,
      ',,',
    ])
    expect(done.counts).toEqual({ rows: 6, matched: 2, unknown: 1, refused: 2, blank: 1 })
    expect(done.hosts).toBe(1)
    expect(done.unknownFirst).toEqual([{ line: 4, name: 'STRANGER' }])
    expect(done.refused.map(({ line, code }) => [line, code])).toEqual([
      [5, 'row.no-time'],
      [6, 'row.time-ahead'],
    ])
    expect((await hostOf('PC-1')).seenAt).toBe((await service.call('sightings.list', {})).lists[0]?.asOf)
  })

  it('confirms what was seen after it was said to be back', async () => {
    await recover('PC-1', 'PC-2')
    const done = await bring(['Hostname,Serial Number,Last Seen', `PC-1,7HK2Q93,${hoursFromNow(0.1)}`])
    expect(done).toMatchObject({ before: { recovered: 2, confirmed: 0 }, now: { recovered: 2, confirmed: 1 } })
    expect(await hostOf('PC-1')).toMatchObject({ status: 'recovered', confirmation: 'confirmed', seenBy: 'Falcon' })
    expect((await hostOf('PC-2')).confirmation).toBe('none')
  })

  it('makes a work list of who is alive though nobody touched it, and takes them as healed by themselves in one act with one undo', async () => {
    await bring(['Hostname,Last Seen', `PC-1,${hoursFromNow(-0.2)}`, `PC-5,${hoursFromNow(-0.1)}`])
    const filter = { attention: ['alive-untouched' as const] }
    const { hosts } = await service.call('hosts.list', { filter, sort: 'need', offset: 0, limit: 10 })
    expect(hosts.map(({ name }) => name)).toEqual(['PC-1', 'PC-5'])
    const done = await service.call('hosts.set', {
      hosts: hosts.map(({ id }) => id),
      status: 'recovered',
      how: 'self-healed',
      bySighting: true,
    })
    expect(await hostOf('PC-1')).toMatchObject({ how: 'self-healed', confirmation: 'confirmed', attention: '' })
    await service.call('hosts.undo', { events: done.events })
    expect(await hostOf('PC-1')).toMatchObject({ status: 'not-started', attention: 'alive-untouched' })
  })

  it('never rests on a sighting that is not there', async () => {
    const set = service.call('hosts.set', {
      hosts: ['PC-2'],
      status: 'recovered',
      how: 'self-healed',
      bySighting: true,
    })
    await expect(set).rejects.toMatchObject({ code: 'host.not-seen' })
  })

  it('is taken back as a whole, and a rebuild says the same at each point', async () => {
    await recover('PC-1')
    const done = await bring(['Hostname,Last Seen', `PC-1,${hoursFromNow(0.1)}`, `PC-3,${hoursFromNow(0)}`])
    await expectRebuildable()
    const { now } = await service.call('sightings.revert', { sightings: done.sightings.id })
    expect(now).toEqual({ recovered: 1, confirmed: 0, contradicted: 0, aliveUntouched: 0, aliveUnfinished: 0 })
    expect((await hostOf('PC-1')).seenAt).toBe('')
    await expectRebuildable()
    expect(await verifyLog(service.session.db(), join(root, 'workspace'))).toMatchObject({ ok: true })
  })

  it('asks for the order of day and month instead of guessing, and reads it as it is told', async () => {
    const path = write('days.csv', ['Hostname,Last Seen', 'PC-1,03/04/2024 05:12', 'PC-2,05/06/2024 06:00'])
    await expect(service.call('sightings.plan', asked(path))).rejects.toMatchObject({ code: 'sightings.day-order' })
    const plan = await service.call('sightings.plan', {
      ...asked(path),
      time: { order: 'month-first', offsetMinutes: 480 },
    })
    expect(plan.asOf).toBe('2024-05-05T22:00:00.000Z')
  })

  it('says that it took times without a zone as UTC', async () => {
    const path = write('zone.csv', ['Hostname,Last Seen', 'PC-1,2024-07-19 05:12'])
    const { warnings } = await service.call('sightings.plan', asked(path))
    expect(warnings).toEqual([{ code: 'sightings.zone-assumed', column: 'Last Seen' }])
  })

  it('is refused a second time, and without times or known hosts', async () => {
    const rows = ['Hostname,Last Seen', `PC-1,${hoursFromNow(-1)}`]
    await bring(rows)
    await expect(bring(rows)).rejects.toMatchObject({ code: 'sightings.known' })
    await expect(bring(['Hostname,Model', 'PC-1,T14'])).rejects.toMatchObject({ code: 'sightings.no-time' })
    await expect(bring(['Hostname,Last Seen', `X-1,${hoursFromNow(-1)}`])).rejects.toMatchObject({
      code: 'sightings.none',
    })
  })
})

async function expectRebuildable(): Promise<void> {
  const { db, folder } = service.session.writer()
  const live = dumpProjections(db)
  await rebuildProjections(db, folder)
  expect(dumpProjections(db)).toEqual(live)
}
