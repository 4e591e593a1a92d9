import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, readFormat } from './number-format.ts'

const shown = (raw: string | number, code: string, from1904 = false) =>
  formatNumber(String(raw), readFormat(code), from1904)

describe('a number as people see it', () => {
  it.each([
    ['General', 42, '42'],
    ['General', -1.5, '-1.5'],
    ['General', '0.1', '0.1'],
    ['General', '1.0000000000000001E-3', '0.001'],
    ['0', 41.6, '42'],
    ['000000', 4217, '004217'],
    ['"PC-"0000', 42, 'PC-0042'],
    ['\\A\\-000', 7, 'A-007'],
    ['000\\-00\\-0000', 123456789, '123-45-6789'],
    ['000-0000', 5551234, '555-1234'],
    ['#,##0', 1234567, '1,234,567'],
    ['#,##0.00', 1234.5, '1,234.50'],
    ['0.0##', 1.25, '1.25'],
    ['#', 0, ''],
    ['0.00', 1.005, '1.01'],
    ['0%', 0.256, '26%'],
    ['0.0%', 0.256, '25.6%'],
    ['0;(0)', -5, '(5)'],
    ['0;-0;"none"', 0, 'none'],
    ['[Red]0', 5, '5'],
    ['[$€-407]0.00', 5, '€5.00'],
    ['0_);(0)', 5, '5'],
    ['@', 42, '42'],
    ['# ?/?', 0.5, '0.5'],
    ['"PC-"General', 42, 'PC-42'],
    ['General\\ "GB"', 15.8, '15.8 GB'],
    ['[>100]0;0.0', 5.25, '5.25'],
    ['"unclosed', 5, '5'],
  ])('%s of %s is %s', (code, raw, text) => {
    expect(shown(raw, code)).toBe(text)
  })

  it('keeps every digit of a whole number that the file still has', () => {
    expect(shown('123456789012', 'General')).toBe('123456789012')
    expect(shown('1.23456789012E11', 'General')).toBe('123456789012')
    expect(shown('123456789012345', 'General')).toBe('123456789012345')
  })

  it('shows an exponent where digits are lost, or where a typed 5E10 became a number', () => {
    expect(shown('1234567890123456', 'General')).toBe('1.23456789012346E+15')
    expect(shown('1234567890123456', '0')).toBe('1.23456789012346E+15')
    expect(shown('50000000000', '0.00E+00')).toBe('5.00E+10')
    expect(shown('1.5E-9', 'General')).toBe('1.5E-09')
  })

  it('never throws and never makes a number longer than its format, whatever the code', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0#?.,;%E+-/_*"\\[]ymdhsAP@$ x'), maxLength: 20 }),
        fc.double(),
        (code, value) => {
          expect(shown(value, code).length).toBeLessThan(420)
        },
      ),
    )
  })

  it('pads whole numbers to the width of the format and loses none of their digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 1, max: 15 }), (value, width) => {
        expect(shown(value, '0'.repeat(width))).toBe(String(value).padStart(width, '0'))
      }),
    )
  })
})

describe('a day', () => {
  it.each([
    ['yyyy\\-mm\\-dd', 45492, '2024-07-19'],
    ['dd/mm/yyyy', 45492.9, '2024-07-19'],
    ['m/d/yy h:mm', 45492.188275, '2024-07-19 04:31:07'],
    ['[$-409]d\\-mmm\\-yy;@', 45492, '2024-07-19'],
    ['yyyy"年"m"月"d"日"', 45492, '2024-07-19'],
    ['h:mm AM/PM', 0.75, '18:00:00'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['d', 1, '1900-01-01'],
    ['d', 59, '1900-02-28'],
    ['d', 60, '1900-02-29'],
    ['d', 61, '1900-03-01'],
    ['yyyy', 2958466, '2958466'],
    ['yyyy', -1, '-1'],
    // One second short of midnight is not rounded to a day that does not exist.
    ['yyyy-mm-dd h:mm', 45492.999999, '2024-07-20 00:00:00'],
  ])('%s of %s is %s', (code, raw, text) => {
    expect(shown(raw, code)).toBe(text)
  })

  it('is counted from 1904 where the workbook says so: 1,462 days later', () => {
    expect(shown(44030, 'yyyy-mm-dd', true)).toBe('2024-07-19')
    expect(shown(0, 'yyyy-mm-dd', true)).toBe('1904-01-01')
  })
})
