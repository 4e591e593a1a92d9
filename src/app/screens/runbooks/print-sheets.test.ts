import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutToSheets, isEmpty, rooms, smallestScale } from './print-sheets.ts'

const length = fc.integer({ min: 100, max: 20_000 })
const size = fc.constantFrom('a4' as const, 'letter' as const)

test('every point of the chart is on a sheet, and a box at a cut stands whole on one of them', () => {
  fc.assert(
    fc.property(length, length, size, fc.nat(), fc.nat(), (width, height, paper, atX, atY) => {
      const { sheets, rows, columns } = cutToSheets(width, height, paper)
      expect(sheets).toHaveLength(rows * columns)
      const box = { x: atX % Math.max(1, width - 60), y: atY % Math.max(1, height - 60), width: 60, height: 60 }
      const whole = sheets.filter(
        ({ part }) =>
          box.x >= part.x - 0.001 &&
          box.y >= part.y - 0.001 &&
          box.x + box.width <= part.x + part.width + 0.001 &&
          box.y + box.height <= part.y + part.height + 0.001,
      )
      expect(whole.length).toBeGreaterThan(0)
    }),
  )
})

test('nothing is made so small that it cannot be read, and a chart that fits takes one sheet', () => {
  fc.assert(
    fc.property(length, length, size, (width, height, paper) => {
      const { sheets } = cutToSheets(width, height, paper)
      const room = rooms[paper]
      for (const { part } of sheets) expect(part.width * smallestScale).toBeLessThanOrEqual(room.width + 0.001)
      if (width * smallestScale <= room.width && height * smallestScale <= room.height) expect(sheets).toHaveLength(1)
    }),
  )
})

test('an empty corner is known', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  expect(isEmpty({ x: 10, y: 0, width: 10, height: 10 }, [box])).toBe(true)
  expect(isEmpty({ x: 9, y: 9, width: 10, height: 10 }, [box])).toBe(false)
})
