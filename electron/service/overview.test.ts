/**
 * The lead's figures, through the service's door, on a real workspace.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aSession, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'
import { answerNext } from '../../e2e/fixtures/answer-next.ts'
import { rebuildProjections } from '../core/log/rebuild.ts'
import { dumpProjections } from '../core/testing/dump.ts'

let root = ''
let service: SessionUnderTest
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-overview-'))
  service = aSession(join(root, 'profile'))
  await service.call('workspace.create', { path: join(root, 'workspace'), title: 'CrowdStrike' })
  const rows = Array.from({ length: 40 }, (_, index) =>
    [
      `PC-${index}`,
      `SERIAL${index}X`,
      ['Leeds', 'York', '=cmd()', ''][index % 4],
      ['B1', 'B2'][index % 2],
      (index % 4) + 1,
    ].join(','),
  )
  writeFileSync(join(root, 'list.csv'), `Name,Serial,Site,Building,Criticality\n${rows.join('\n')}\n`)
  await service.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
})
afterEach(async () => {
  await service.session.close()
  rmSync(root, { recursive: true, force: true })
})

const groupings = ['site', 'building', 'environment', 'criticality', 'technician', 'runbook'] as const

async function expectBalanced(): Promise<void> {
  for (const by of groupings) {
    const { figures, groups, hours, blockers } = await service.call('overview.show', { by })
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
    expect(figures.total).toBe(figures.left + figures.recovered + figures.retired)
    expect(figures.recovered).toBe(figures.confirmed + figures.contradicted + figures.unseen)
    expect(figures.left).toBe(
      sum([figures.notStarted, figures.inProgress, figures.waiting, figures.blocked, figures.escalated]),
    )
    expect(sum(groups.map(({ total }) => total))).toBe(figures.total)
    expect(sum(groups.map(({ left }) => left))).toBe(figures.left)
    expect(sum(groups.map(({ confirmed }) => confirmed))).toBe(figures.confirmed)
    for (const { total, byStatus } of groups) expect(sum(Object.values(byStatus))).toBe(total)
    if (by === 'site') expect(sum(groups.map(({ criticalLeft }) => criticalLeft))).toBe(figures.criticalLeft)
    expect(sum(hours.map(({ recovered }) => recovered))).toBe(figures.recovered)
    expect(sum(hours.map(({ retired }) => retired))).toBe(figures.retired)
    expect(sum(hours.map(({ confirmed }) => confirmed))).toBe(figures.confirmed)
    expect(sum(blockers.map(({ hosts }) => hosts))).toBe(figures.blocked)
  }
}

const host = fc.integer({ min: 0, max: 39 }).map((index) => `PC-${index}`)
const act = fc.oneof(
  host.map((one) => ({ hosts: [one], status: 'recovered' as const, how: 'reimaged' as const })),
  host.map((one) => ({ hosts: [one], status: 'retired' as const, how: 'duplicate' as const })),
  fc
    .tuple(host, fc.constantFrom('Key server is down', 'Room locked'))
    .map(([one, blocker]) => ({ hosts: [one], status: 'blocked' as const, blocker })),
  host.map((one) => ({ hosts: [one], status: 'escalated' as const, reason: 'no disk' })),
)

describe('the overview', () => {
  it('balances in every table, whatever was done', async () => {
    let list = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 6 }), fc.uniqueArray(host, { maxLength: 4 }), async (acts, seen) => {
        for (const input of acts) await service.call('hosts.set', input)
        list += 1
        const path = join(root, `seen-${list}.csv`)
        const rows = seen.map((name, index) => `${name},${new Date(Date.now() + index * 1_000 + list).toISOString()}`)
        writeFileSync(path, `Hostname,Last Seen\n${rows.join('\n')}\n`)
        if (rows.length > 0)
          await service.call('sightings.import', { job: 's', path, choices: {}, time: {}, source: 'ping' })
        await expectBalanced()
      }),
      { numRuns: 12 },
    )
  })

  it('says what changed since the last report', async () => {
    expect((await service.call('overview.show', { by: 'site' })).sinceReport).toBeNull()
    await service.call('hosts.set', { hosts: ['PC-1'], status: 'recovered', how: 'replaced' })
    await service.call('overview.report', { note: 'board, 17:00' })
    await service.call('hosts.set', { hosts: ['PC-2', 'PC-3'], status: 'recovered', how: 'replaced' })
    const { figures, sinceReport } = await service.call('overview.show', { by: 'site' })
    expect(figures.recovered - (sinceReport?.figures.recovered ?? 0)).toBe(2)
    expect(sinceReport).toMatchObject({ by: 'M. Okafor', figures: { total: 40, recovered: 1, left: 39 } })
  })

  it('names the steps that were answered, with the time that was measured', async () => {
    for (let answers = 0; answers < 4; answers += 1) await answerNext(service.call)
    const { steps } = await service.call('overview.steps', {})
    expect(steps.reduce((sum, step) => sum + step.answers, 0)).toBe(3)
    expect(steps.every(({ answers, timed, unexpected }) => timed <= answers && unexpected <= answers)).toBe(true)
    expect(steps[0]?.title).not.toBe(steps[0]?.step)
  })

  it('has no forecast before three hours have passed, and says so', async () => {
    const { forecast } = await service.call('overview.show', { by: 'site' })
    expect(forecast).toEqual({ because: 'too-early' })
    expect(await service.call('overview.what-if', { site: 'Leeds', more: 2 })).toMatchObject({ active: 0 })
  })

  it('lifts a blocker in one act and takes the lift back in one, and a rebuild says the same', async () => {
    const hosts = Array.from({ length: 30 }, (_, index) => `PC-${index}`)
    await service.call('hosts.set', { hosts, status: 'blocked', blocker: 'Key server is down' })
    const { event, hosts: lifted } = await service.call('blockers.lift', { name: 'Key server is down' })
    expect(lifted).toBe(30)
    await service.call('hosts.set', { hosts: ['PC-3'], status: 'recovered', how: 'replaced' })
    expect((await service.call('blockers.list', {})).blockers).toEqual([])
    expect(await service.call('blockers.undo-lift', { event })).toEqual({ hosts: 29 })
    await expectBalanced()
    const { db, folder } = service.session.writer()
    const live = dumpProjections(db)
    await rebuildProjections(db, folder)
    expect(dumpProjections(db)).toEqual(live)
  })

  it('sets many hosts in slices, between which answers go through, and takes them back as one act', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => `BIG-${index},BIGSERIAL${index}`)
    writeFileSync(join(root, 'big.csv'), `Name,Serial\n${rows.join('\n')}\n`)
    await service.call('import.run', { job: 'big', path: join(root, 'big.csv'), choices: {} })
    const hosts = Array.from({ length: 600 }, (_, index) => `BIG-${index}`)
    const setting = service.call('hosts.set', { hosts, status: 'retired', how: 'not-affected' })
    const note = await service.call('hosts.note', { host: 'PC-1', text: 'meanwhile' })
    const { events } = await setting
    expect(events).toHaveLength(600)
    // The note was written between two of them.
    const seqOf = (id: string): number => Number(id.split(':')[1])
    expect(seqOf(note.event)).toBeLessThan(seqOf(events.at(-1) ?? ''))
    expect((await service.call('hosts.undo', { events: [...events] })).hosts).toBe(600)
    await expectBalanced()
  })

  it('goes out as a report whose sites add up and whose record is verified', async () => {
    await service.call('hosts.set', { hosts: ['PC-1', 'PC-2'], status: 'blocked', blocker: '<b>Key server</b>' })
    const path = join(root, 'report.html')
    const done = await service.call('export.write', { job: 'report', format: 'html', path, filter: {} })
    const text = readFileSync(path, 'utf8')
    expect(done).toMatchObject({ hosts: 40, sizeBytes: Buffer.byteLength(text) })
    expect(text).toContain('40 hosts = 0 said recovered + 0 retired + 40 left')
    expect(text).toContain('&lt;b&gt;Key server&lt;/b&gt;')
    expect(text).toContain('every attachment is there')
    expect(text).not.toContain('{{')
    expect(text).not.toMatch(/report\.[a-z]/)
  })

  it('says that only the window prints a PDF, and leaves no file', async () => {
    const path = join(root, 'report.pdf')
    const asked = service.call('export.write', { job: 'report', format: 'pdf', path, filter: {} })
    await expect(asked).rejects.toMatchObject({ code: 'print.not-here' })
    expect(existsSync(path)).toBe(false)
  })
})
