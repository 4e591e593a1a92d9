import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimsOf, normaliseClaim } from './claims.ts'
import { isCutName, splitName } from './names.ts'
import { scanCandidates } from './scan.ts'
import { plain } from './text.ts'

const serialOf = (serial: string) => claimsOf({ fields: { serial }, line: 1 })[0]

describe('a host name', () => {
  test.each([
    ' ward7-pc03 ',
    'WARD7-PC03',
    'ward7-pc03.clinic.example.',
    'CLINIC\\WARD7-PC03',
    'WARD7-PC03$',
    'CN=WARD7-PC03,OU=Ward 7,DC=clinic,DC=example',
    '\\\\WARD7-PC03',
    'ＷＡＲＤ７-ＰＣ０３',
    'WARD7\u200b-PC03',
  ])('is one and the same however a list writes it: %j', (written) => {
    expect(normaliseClaim('name', written)).toBe('ward7-pc03')
  })

  test('keeps its domain apart', () => {
    expect(splitName('ward7-pc03.clinic.example.')).toEqual({ name: 'ward7-pc03', domain: 'clinic.example' })
    expect(splitName('clinic\\ward7-pc03').domain).toBe('clinic')
  })

  test('cut at 15 characters is a candidate, never the same', () => {
    expect(isCutName('reha-therapie-r', 'reha-therapie-raum12')).toBe(true)
    expect(isCutName('reha-therapie', 'reha-therapie-raum12')).toBe(false)
    expect(normaliseClaim('name', 'reha-therapie-r')).not.toBe(normaliseClaim('name', 'reha-therapie-raum12'))
  })
})

describe('a serial', () => {
  test.each([
    'To be filled by O.E.M.',
    'Default string',
    'System Serial Number',
    '0',
    '00000000',
    'N/A',
    '#N/A',
    'None',
    'XXXXXXXX',
    '无',
    'Not Found',
  ])('that is a placeholder identifies nothing: %j', (serial) => {
    expect(serialOf(serial)).toMatchObject({ identifies: false, why: 'placeholder', shown: serial })
  })

  test.each(['1.23E+15', '2.34568E+11', '5E12'])('that a spreadsheet destroyed identifies nothing: %j', (serial) => {
    expect(serialOf(serial)).toMatchObject({ identifies: false, why: 'damaged' })
  })

  test('of a real machine identifies it, with or without hyphens', () => {
    expect(serialOf('7HK2Q93')).toMatchObject({ identifies: true, value: '7hk2q93' })
    expect(serialOf('PF-3ZT0NM')?.value).toBe(serialOf('pf3zt0nm')?.value)
  })
})

describe('a scan', () => {
  test.each([
    [']C17HK2Q93', '7hk2q93'],
    ['*NG-20417*', 'ng-20417'],
    ['159-582-531-98', '7bx4qz2'],
    ['1S20XW003AGEPF3ZT0NM', 'pf3zt0nm'],
    ['https://assets.example/hardware/123?tag=NG-20417', 'ng-20417'],
    ['S5CG1234ABC', '5cg1234abc'],
    ['S5CG1234ABC', 's5cg1234abc'],
  ])('of %j is also looked up as %j', (scan, candidate) => {
    expect(scanCandidates(scan)).toContain(candidate)
  })
})

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plain(plain(text))).toBe(plain(text))
      for (const kind of ['serial', 'asset-tag', 'device-id', 'mac'] as const) {
        const once = normaliseClaim(kind, text)
        expect(normaliseClaim(kind, once)).toBe(once)
      }
    }),
  )
})
