import { expect, test } from 'vitest'
import { fileSize } from './file-size.ts'

const format = { number: (n: number) => String(n) }

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_949_000, '1.9 MB'],
  [1_000_000_000, '1 GB'],
  [5_000_000_000_000, '5000 GB'],
])('%d bytes are said as %s', (bytes, said) => {
  expect(fileSize(bytes, format)).toBe(said)
})
