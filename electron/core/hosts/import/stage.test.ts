import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CanonicalRow } from '../../log/projections/settle.ts'
import { aFolder, type TestFolder } from '../../testing/a-workspace.ts'
import type { Workspace } from '../../workspace/open.ts'
import { discardStaged, type Staged, stageList } from './stage.ts'

let folder: TestFolder
let workspace: Workspace
let lists = ''
beforeAll(() => {
  folder = aFolder()
  workspace = folder.create()
  lists = mkdtempSync(join(tmpdir(), 'bluelift-stage-'))
})
afterAll(() => {
  workspace.close()
  folder.remove()
  rmSync(lists, { recursive: true, force: true })
})

async function stage(
  rows: readonly string[],
  header = 'Hostname,Serial Number,Asset Tag,Site',
): Promise<{ staged: Staged; canonical: CanonicalRow[] }> {
  const path = join(lists, 'list.csv')
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`)
  const job = { signal: new AbortController().signal, progress: () => undefined }
  const staged = await stageList(workspace.db, join(lists, 'scratch'), path, {}, { keep: true, job })
  const text = gunzipSync(readFileSync(staged.canonical.file)).toString('utf8')
  discardStaged(staged)
  return {
    staged,
    canonical:
      text === ''
        ? []
        : text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
  }
}

const aRow = fc
  .tuple(
    fc.constantFrom('PC-1', 'PC-2', 'PC-3', 'pc-3.care.example', ''),
    fc.constantFrom('7HK2Q93', '8JL3R04', 'Default string', ''),
    fc.constantFrom('NG-1', 'NG-2', ''),
    fc.constantFrom('Leeds', 'York', ''),
  )
  .filter(([name, serial, tag]) => name !== '' || tag !== '' || serial.length === 7)
  .map((cells) => cells.join(','))

describe('a read list', () => {
  test('balances, whatever it repeats, and names each host once, sorted', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 12 }), async (rows) => {
        const { staged, canonical } = await stage(rows)
        const { counts } = staged.plan
        expect(counts.new + counts.changed + counts.same + counts.refused + counts.blank).toBe(rows.length)
        const ids = canonical.map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)].sort())
        expect(ids.length).toBe(counts.new)
      }),
      { numRuns: 60 },
    )
  })

  test('of the Falcon query says how many machines the sensor counts as not hit, and keeps that as a note only', async () => {
    const row = (name: string, details: string) => `c,${name.repeat(4)},${name},31,${details}`
    const { staged, canonical } = await stage(
      [row('GATE-B12', 'CHECK: in the window'), row('GATE-B13', 'OK: seen since'), row('GATE-B14', 'OK: sensor off')],
      'cid,aid,ComputerName,CFVersion,Details',
    )
    expect(staged.plan.counts).toMatchObject({ rows: 3, new: 3, refused: 0 })
    expect(staged.plan.warnings.filter(({ code }) => code === 'sensor.says-ok')).toEqual([
      { code: 'sensor.says-ok', column: 'Details', sample: 'OK: seen since', line: 3, count: 2 },
    ])
    expect(canonical.map(({ fields }) => [fields.name, fields.note]).sort()).toEqual([
      ['GATE-B12', 'CHECK: in the window'],
      ['GATE-B13', 'OK: seen since'],
      ['GATE-B14', 'OK: sensor off'],
    ])
    expect(canonical.some(({ fields }) => 'status' in fields)).toBe(false)
  })

  test('of RVTools refuses templates as what they are and keeps whether a machine ran', async () => {
    const { staged, canonical } = await stage(
      ['W11-GOLD,poweredOff,True,,e14', 'APP-07,poweredOff,False,,e14', 'APP-08,poweredOn,False,,e14'],
      'VM,Powerstate,Template,DNS Name,Host',
    )
    expect(staged.plan.counts).toMatchObject({ rows: 3, new: 2, refused: 1 })
    expect(staged.plan.refused).toMatchObject([{ line: 2, code: 'row.template' }])
    expect(canonical.map(({ fields }) => [fields.name, fields.power]).sort()).toEqual([
      ['APP-07', 'poweredOff'],
      ['APP-08', 'poweredOn'],
    ])
  })

  test('takes rows that share a strong claim for one host, and the later row overrides', async () => {
    const { staged, canonical } = await stage(['PC-1,7HK2Q93,,Leeds', 'PC-2,8JL3R04,,Leeds', 'PC-1,7HK2Q93,NG-1,York'])
    expect(staged.plan.counts).toMatchObject({ rows: 3, new: 2, changed: 1, same: 0 })
    expect(canonical.find(({ fields }) => fields.name === 'PC-1')?.fields).toEqual({
      name: 'PC-1',
      serial: '7HK2Q93',
      assetTag: 'NG-1',
      site: 'York',
    })
    expect(staged.plan.changedFirst).toEqual([{ name: 'PC-1', field: 'assetTag', from: '', to: 'NG-1' }])
  })

  test('lets a serial that stands beside several names identify nothing', async () => {
    const { staged, canonical } = await stage(['PC-1,7HK2Q93,,', 'PC-2,7HK2Q93,,', 'PC-3,8JL3R04,,'])
    expect(staged.plan.counts.new).toBe(3)
    expect(staged.plan.warnings).toContainEqual(expect.objectContaining({ code: 'serial.repeated', count: 2 }))
    expect(canonical.filter(({ weak }) => weak?.includes('serial 7hk2q93')).length).toBe(2)
  })

  test('refuses a row whose only claim is the name of two hosts', async () => {
    const { staged } = await stage(['PC-1,7HK2Q93,,', 'PC-1,8JL3R04,,', 'PC-1,,,'])
    expect(staged.plan.refused).toEqual([expect.objectContaining({ line: 4, code: 'row.ambiguous' })])
  })

  test('refuses a row without a name whose serial the list gives to several hosts', async () => {
    const { staged } = await stage(['PC-1,7HK2Q93,,', 'PC-2,7HK2Q93,,', ',7HK2Q93,,'])
    expect(staged.plan.refused).toEqual([expect.objectContaining({ line: 4, code: 'row.ambiguous' })])
  })

  test('with one name on two serials makes two hosts of it and says that they may be one machine', async () => {
    const { staged, canonical } = await stage(['PC-77,7HK2Q93,,Leeds', 'PC-77,8JL3R04,,York'])
    expect(staged.plan.counts).toMatchObject({ rows: 2, new: 2, refused: 0 })
    expect(new Set(canonical.map(({ id }) => id)).size).toBe(2)
    expect(staged.plan.proposals).toBe(1)
    expect(staged.plan.warnings).toContainEqual({ code: 'host.maybe-same', count: 1 })
  })

  test('with one name and no serial beside two hosts of that name refuses the row, because nobody can say which', async () => {
    const { staged } = await stage(['PC-77,7HK2Q93,,Leeds', 'PC-77,8JL3R04,,York', 'PC-77,,,Hull'])
    expect(staged.plan.counts).toMatchObject({ rows: 3, new: 2, refused: 1 })
    expect(staged.plan.refused).toMatchObject([{ line: 4, code: 'row.ambiguous' }])
  })
})
