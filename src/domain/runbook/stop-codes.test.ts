import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import list from '../../../resources/runbooks/stop-codes.json' with { type: 'json' }
import { findStopCode, sayStopCode, searchStopCodes, stopCodes } from './stop-codes.ts'
import { listLibrary } from './testing/read-library.ts'

const text = z.strictObject({ en: z.string().check(z.minLength(2)), 'zh-CN': z.string().check(z.minLength(2)) })
const source = z.strictObject({
  title: z.union([z.string(), text]),
  publisher: z.optional(z.string()),
  date: z.optional(z.string()),
  mark: z.enum(['V', 'V2', 'K']),
})
const shape = z.strictObject({
  sources: z.record(z.string(), source),
  codes: z.array(
    z.strictObject({
      code: z.string().check(z.regex(/^0x[1-9A-F][0-9A-F]{0,7}$/)),
      name: z.optional(z.string().check(z.regex(/^[A-Z0-9_]+$/))),
      also: z.optional(z.array(z.string().check(z.regex(/^[A-Z0-9_]+$/)))),
      means: text,
      look: text,
      runbook: z.optional(z.string()),
      sources: z.array(z.enum(Object.keys(list.sources))).check(z.minLength(1)),
    }),
  ),
})

describe('the list of stop codes', () => {
  it('has its shape, each code once, in the order of the numbers', () => {
    expect(shape.safeParse(list).error?.issues).toBeUndefined()
    const numbers = stopCodes.map(({ code }) => Number(code)).filter((number) => number < 0xc0000000)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    expect(new Set(stopCodes.map(({ code }) => code)).size).toBe(stopCodes.length)
  })

  it('leads to runbooks that exist', () => {
    const known = listLibrary()
    for (const { code, runbook } of stopCodes) {
      if (runbook !== undefined) expect(known, code).toContain(runbook)
    }
  })

  it('says Chinese in Chinese', () => {
    for (const { code, means } of stopCodes) expect(means['zh-CN'], code).toMatch(/\p{Script=Han}.*。$/u)
  })

  it('names a document only for names that were read in it', () => {
    for (const { code, sources } of stopCodes) {
      expect(sources.includes('S49'), code).toBe(Number(code) <= 0x13d)
      expect(sources, code).toContain('practice')
    }
  })
})

describe('a search for a stop code', () => {
  const first = (query: string) => searchStopCodes(query)[0]?.code

  it.each(['0x0000007E', '7E', '0x7e', ' 0x7E ', '７Ｅ', 'system thread exception not handled'])(
    'finds %j',
    (query) => {
      expect(first(query)).toBe('0x7E')
    },
  )

  it('finds every code by its number in any notation, and by its names in any case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stopCodes), fc.nat(8), (entry, zeros) => {
        const digits = entry.code.slice(2)
        const padded = digits.padStart(Math.min(8, digits.length + zeros), '0')
        for (const query of [padded, `0x${padded}`, `0X${padded.toLowerCase()}`]) {
          expect(first(query)).toBe(entry.code)
          expect(findStopCode(query)).toBe(entry.code)
        }
        for (const name of [entry.name, ...(entry.also ?? [])]) {
          if (name === undefined) continue
          for (const query of [name, name.toLowerCase(), name.replaceAll('_', ' '), name.replaceAll('_', '-')]) {
            expect(first(query)).toBe(entry.code)
            expect(findStopCode(query)).toBe(entry.code)
          }
        }
      }),
    )
  })

  it('finds by words of the meaning in both languages, all of which must be there', () => {
    expect(first('chkdsk')).toBe('0x24')
    expect(searchStopCodes('filter graphics').map(({ code }) => code)).toEqual(['0x3B'])
    expect(searchStopCodes('显卡 过热').map(({ code }) => code)).toEqual(['0x116'])
    expect(searchStopCodes('boot manager').map(({ code }) => code)).toEqual(['0xC0000225', '0xC000000F', '0xC000000E'])
  })

  it('puts the name before words, and finds words that could be a number', () => {
    expect(searchStopCodes('bad').map(({ code }) => code)).toEqual(expect.arrayContaining(['0x19', '0x74', '0xC2']))
    expect(first('INACCESSIBLE')).toBe('0x7B')
  })

  it('lists all for no words and nothing for what is not there', () => {
    expect(searchStopCodes('  ')).toEqual(stopCodes)
    expect(searchStopCodes('0x12345')).toEqual([])
    expect(searchStopCodes('<script>')).toEqual([])
  })

  it('never throws, and answers only from the list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const entry of searchStopCodes(query)) expect(stopCodes).toContain(entry)
      }),
      { numRuns: 30 },
    )
  })
})

it('says a code in one sentence', () => {
  expect(sayStopCode('0x7B', 'en')).toBe(
    'INACCESSIBLE_BOOT_DEVICE: The system volume cannot be reached. (Storage driver, disk mode, boot configuration)',
  )
  expect(sayStopCode('0xC000000E', 'zh-CN')).toBe(
    '0xC000000E：启动管理器无法继续。这不是终止代码。（启动配置、启动文件、启动设备）',
  )
  expect(sayStopCode('0x12345', 'en')).toBe('')
})
