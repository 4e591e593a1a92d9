import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from './model.ts'
import { writeReport } from './write-report.ts'

const figures: Report['figures'] = {
  total: 10,
  left: 6,
  recovered: 3,
  retired: 1,
  confirmed: 1,
  contradicted: 1,
  unseen: 1,
  notStarted: 3,
  inProgress: 1,
  waiting: 0,
  blocked: 2,
  escalated: 0,
  criticalLeft: 2,
  dues: 0,
  aliveUntouched: 0,
}
const report: Report = {
  incident: 'CrowdStrike channel file 291',
  now: '2024-07-19T14:02:00.000Z',
  by: 'M. Okafor',
  figures,
  hours: [
    { hour: '2024-07-19T12', recovered: 1, retired: 1 },
    { hour: '2024-07-19T13', recovered: 2, retired: 0 },
  ],
  forecast: { because: 'too-early' },
  sites: [{ site: 'Leeds', total: 10, recovered: 3, confirmed: 1, retired: 1, left: 6, criticalLeft: 2 }],
  blockers: [{ name: 'Key server is down', hosts: 2, since: '2024-07-19T11:20:00.000Z' }],
  blocked: [{ name: 'PC-1', site: 'Leeds', blocker: 'Key server is down', since: '2024-07-19T11:20:00.000Z' }],
  blockedInAll: 2,
  log: { ok: true, events: 20, stations: [{ id: 'K7Q2', events: 20, head: 'ab12' }] },
}
const words = (name: string, values: Readonly<Record<string, string | number>> = {}): string =>
  `${name} ${Object.values(values).join(' ')}`
const tagsOf = (text: string): string[] => text.match(/<\/?[a-z][^>]*>/g) ?? []

describe('the report', () => {
  test('says the sum, the time with its zone, and what it leaves out', () => {
    const text = writeReport(report, words, 'en')
    expect(text).toContain('2024-07-19 14:02 UTC')
    expect(text).toContain('balance 10 6 3 1')
    expect(text).toContain('more 1')
    expect(text).toContain('<html lang="en">')
  })

  test('makes no markup out of any name, and loads nothing', () => {
    const plain = writeReport(report, words, 'en')
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style><script>', '=cmd()'),
    )
    fc.assert(
      fc.property(hostile, (name) => {
        const text = writeReport(
          {
            ...report,
            incident: name,
            by: name,
            sites: report.sites.map((site) => ({ ...site, site: name === '' ? 'x' : name })),
            blockers: report.blockers.map((blocker) => ({ ...blocker, name })),
            blocked: report.blocked.map((host) => ({ ...host, name, site: name, blocker: name })),
          },
          words,
          'en',
        )
        expect(tagsOf(text)).toEqual(tagsOf(plain))
        expect(text).not.toMatch(
          /<script|src=|href=|url\(|@import/i.test(name) ? /<script|<img/i : /<script|src=|href=|url\(|@import/i,
        )
      }),
    )
  })
})
