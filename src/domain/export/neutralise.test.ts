import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFormula, neutraliseCell } from './neutralise.ts'

describe('a cell that a spreadsheet would run', () => {
  test.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '－1+1', '＠x', '＋1a'])(
    'becomes plain text: %j',
    (text) => {
      expect(neutraliseCell(text)).toBe(`'${text}`)
    },
  )

  test.each(['-5', '+3.14', '-0,5', '7HK2Q93', '', 'a=b', "'quoted"])(
    'is left alone when nothing can run in it: %j',
    (text) => {
      expect(neutraliseCell(text)).toBe(text)
    },
  )

  test('is never left live, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !isFormula(neutraliseCell(text))))
  })
})
