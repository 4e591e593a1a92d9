/**
 * The status as a file, through the door: what is exported reads back as the same hosts.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSession, type SessionUnderTest } from '../../e2e/fixtures/a-session.ts'
import { openWorkbook, readSheet } from '../core/xlsx/index.ts'

let root = ''
let door: SessionUnderTest
const sites = ['Clinic/Lab: [A]', '=HYPERLINK("http://x")', 'History', '', '航站楼 B12']

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bluelift-export-'))
  door = aSession(join(root, 'profile'))
  await door.call('workspace.create', { path: join(root, 'workspace'), title: 'export' })
  const rows = Array.from(
    { length: 60 },
    (_, index) =>
      `PC-${index},00${4217 + index},${index % 7 === 0 ? '+1 =cmd' : `T${index}`},"${sites[index % 5]?.replaceAll('"', '""')}",physical`,
  )
  writeFileSync(join(root, 'list.csv'), `Hostname,Serial Number,Asset Tag,Site,Environment\n${rows.join('\n')}\n`)
  await door.call('import.run', { job: 'list', path: join(root, 'list.csv'), choices: {} })
})
afterAll(async () => {
  await door.session.close()
  rmSync(root, { recursive: true, force: true })
})

async function sheetsOf(path: string): Promise<Map<string, (readonly string[])[]>> {
  const workbook = await openWorkbook(path, () => undefined)
  const sheets = new Map<string, (readonly string[])[]>()
  for (const sheet of workbook.sheets) {
    const rows: (readonly string[])[] = []
    for await (const block of readSheet(workbook, sheet, [])) rows.push(...block.rows.map(({ cells }) => cells))
    sheets.set(sheet.name, rows)
  }
  await workbook.close()
  return sheets
}

describe.each(['csv', 'xlsx'] as const)('an export as %s', (format) => {
  // Where a list names no environment, the export says the assumed one, and loading that states it.
  test('names the same hosts when it is loaded again: none new, none changed', async () => {
    const path = join(root, `status.${format}`)
    const { hosts, neutralised } = await door.call('export.write', { job: format, format, path, filter: {} })
    expect(hosts).toBe(60)
    expect(neutralised).toBeGreaterThan(0)
    const { counts } = await door.call('import.plan', { job: 'plan', path, choices: {} })
    expect(counts).toEqual({ rows: 60, new: 0, changed: 0, same: 60, refused: 0, blank: 0 })
  })

  test('keeps a text over several lines in its cell', async () => {
    const path = join(root, `lines.${format}`)
    const { hosts } = await door.call('hosts.list', { filter: {}, sort: 'name', offset: 0, limit: 3 })
    for (const [index, lines] of ['a\nb', 'a\rb', 'a\r\nb'].entries()) {
      await door.call('hosts.set', { hosts: [hosts[index]?.id ?? ''], status: 'escalated', reason: lines })
    }
    await door.call('export.write', { job: 'x', format, path, filter: {} })
    const { counts } = await door.call('import.plan', { job: 'plan', path, choices: {} })
    expect(counts).toMatchObject({ rows: 60, new: 0, changed: 0, same: 60, refused: 0 })
  })

  test('leaves no file where it cannot be finished, and the one before as it was', async () => {
    const path = join(root, 'no-such-folder', `status.${format}`)
    await expect(door.call('export.write', { job: 'x', format, path, filter: {} })).rejects.toMatchObject({
      code: 'export.no-permission',
    })
    expect(existsSync(path)).toBe(false)
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

test('a workbook has a summary that adds up, all hosts, and a sheet for each site under a name that it may have', async () => {
  const path = join(root, 'sites.xlsx')
  const done = await door.call('export.write', { job: 'x', format: 'xlsx', path, filter: {} })
  const sheets = await sheetsOf(path)
  expect([...sheets.keys()]).toEqual([
    'Summary',
    'All hosts',
    'No site',
    '=HYPERLINK("http x")',
    'Clinic Lab A',
    'History (2)',
    '航站楼 B12',
  ])
  expect(done).toMatchObject({ sheets: 7, sitesWithoutSheet: 0, shortened: 0 })
  const summary = sheets.get('Summary') ?? []
  const totals = summary.slice(summary.findIndex(([name]) => name === 'Site') + 1).map(([name, hosts]) => [name, hosts])
  expect(totals).toEqual([
    ['All sites', '60'],
    ['No site', '12'],
    ['=HYPERLINK("http://x")', '12'],
    ['Clinic/Lab: [A]', '12'],
    ['History', '12'],
    ['航站楼 B12', '12'],
  ])
  for (const [name, rows] of sheets) if (name !== 'Summary' && name !== 'All hosts') expect(rows).toHaveLength(13)
  const serials = (sheets.get('All hosts') ?? []).slice(1).map((cells) => cells[1])
  expect(serials).toContain('004217')
})

test('only the hosts of the filter are in a workbook, in its summary too', async () => {
  const path = join(root, 'filtered.xlsx')
  const filter = { site: ['History'] }
  expect(await door.call('export.write', { job: 'x', format: 'xlsx', path, filter })).toMatchObject({
    hosts: 12,
    sheets: 2,
  })
})

test('a list with less than half the rows of the last one of its kind is loaded with a warning', async () => {
  const path = join(root, 'list.csv')
  writeFileSync(path, 'Hostname,Serial Number,Asset Tag,Site,Environment\nPC-1,004218,T1,History,physical\n')
  const { warnings, gone } = await door.call('import.plan', { job: 'plan', path, choices: {} })
  expect(warnings).toContainEqual({ code: 'list.much-shorter', count: 1, sample: '60' })
  expect(gone.count).toBe(59)
})
