import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { countKnownHeaders } from '../../../../src/domain/hosts/header.ts'
import { inspectList, type ListShape, type ReadRow, readRows } from './index.ts'

async function readSample(name: string) {
  const path = fileURLToPath(new URL(`../../../../resources/samples/${name}`, import.meta.url))
  const shape: ListShape = await inspectList(path, {}, countKnownHeaders)
  const rows: ReadRow[] = []
  const refused: (readonly [number, string])[] = []
  let blank = 0
  for await (const batch of readRows(path, shape)) {
    rows.push(...batch.rows)
    refused.push(...batch.refused.map(({ line, code }) => [line, code] as const))
    blank += batch.blank
  }
  return { shape, rows, refused, blank }
}

const shortName = (cell: string | undefined) => (cell ?? '').toLowerCase().split('.')[0]

it('reads the two sample lists whole: together they name 420 hosts', async () => {
  const falcon = await readSample('falcon-hosts.csv')
  const inventory = await readSample('inventory.csv')
  expect(falcon.shape).toMatchObject({ delimiter: ',', headerLine: 1, warnings: [] })
  expect(inventory.shape).toMatchObject({ delimiter: ';', headerLine: 1, warnings: [] })
  expect([falcon.rows.length, inventory.rows.length]).toEqual([400, 394])
  expect([...falcon.refused, ...inventory.refused]).toEqual([])
  expect(new Set([...falcon.rows, ...inventory.rows].map(({ cells }) => shortName(cells[0]))).size).toBe(420)
})

it('refuses of the faulty sample exactly the lines that its description names', async () => {
  const { shape, rows, refused, blank } = await readSample('rows-with-faults.csv')
  expect(shape.headerLine).toBe(4)
  expect(shape.warnings.map(({ code }) => code)).toEqual([
    'list.preamble-skipped',
    'list.duplicate-header',
    'list.characters-lost',
    'list.second-encoding',
  ])
  expect(refused).toEqual([
    [8, 'row.quote-broken'],
    [9, 'row.quote-broken'],
    [11, 'row.nul'],
    [12, 'row.encoding'],
    [14, 'row.too-many-cells'],
    [15, 'row.too-few-cells'],
  ])
  expect([rows.length, blank]).toEqual([20, 4])
})
