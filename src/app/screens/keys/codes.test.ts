import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { type Code, lineOf, qrOf } from './codes.ts'

/** A key that opens nothing: 16-bit numbers times 11. */
const aKey = fc
  .array(fc.integer({ min: 0, max: 65_535 }), { minLength: 8, maxLength: 8 })
  .map((numbers) => numbers.map((number) => String(number * 11).padStart(6, '0')))

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  await prepareZXingModule({
    overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer },
    fireImmediately: true,
  })
})

/** What stands on the screen, as a camera sees it: the path filled by the even-odd rule, `scale` pixels for a bar. */
function draw({ width, height, path }: Code, scale: number) {
  const polygons = [...path.matchAll(/M([^Z]+)Z/g)].map(([, points = '']) =>
    points.split('L').map((point) => point.split(' ').map(Number) as [number, number]),
  )
  const [columns, rows] = [width * scale, height * scale]
  const data = new Uint8ClampedArray(columns * rows * 4).fill(255)
  for (let row = 0; row < rows; row++) {
    const y = (row + 0.5) / scale
    const crossings = polygons
      .flatMap((points) =>
        points.flatMap(([x0, y0], index) => {
          const [x1, y1] = points[(index + 1) % points.length] ?? [0, 0]
          return y0 > y === y1 > y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)]
        }),
      )
      .sort((a, b) => a - b)
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from = 0, to = 0] = crossings.slice(at, at + 2)
      for (let column = Math.round(from * scale); column < Math.round(to * scale); column++)
        data.fill(0, (row * columns + column) * 4, (row * columns + column) * 4 + 3)
    }
  }
  return { data, width: columns, height: rows, colorSpace: 'srgb' } as ImageData
}

async function read(code: Code, format: 'QRCode' | 'Code128'): Promise<string[]> {
  const found = await readBarcodes(draw(code, 3), { formats: [format] })
  return found.map(({ text }) => text)
}

test('a decoder reads from each code exactly the digits that were put in, whole and in parts', async () => {
  await fc.assert(
    fc.asyncProperty(aKey, fc.constantFrom('', '-'), fc.integer({ min: 0, max: 7 }), async (groups, between, at) => {
      for (const part of [groups, groups.slice(0, 4), groups.slice(4), [groups[at] ?? '']]) {
        const text = part.join(between)
        // Compared as yes or no: a key is never printed, not even one that opens nothing.
        expect((await read(qrOf(text), 'QRCode')).join() === text).toBe(true)
        expect((await read(lineOf(text), 'Code128')).join() === text).toBe(true)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('a code with a bar too many is not read as the same digits', async () => {
  const code = lineOf('013706454234')
  const spoilt = { ...code, path: `${code.path}M40 10L46 10L46 70L40 70Z` }
  expect((await read(spoilt, 'Code128')).join() === '013706454234').toBe(false)
})
