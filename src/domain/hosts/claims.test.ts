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

describe('an id', () => {
  test.each([
    '{EA96E66B-D684-474A-B09A-CDCDE48041E6}',
    'EA96E66BD684474AB09ACDCDE48041E6',
    ' ea96e66b-d684-474a-b09a-cdcde48041e6 ',
  ])('is one and the same with braces, without hyphens, in any case: %j', (written) => {
    expect(normaliseClaim('device-id', written)).toBe('ea96e66b-d684-474a-b09a-cdcde48041e6')
  })

  test.each([
    ['deviceId', '00000000-0000-0000-0000-000000000000'],
    ['vmId', '03000200-0400-0500-0006-000700080009'],
    ['vmId', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
  ])('that many machines have identifies nothing: %s %s', (field, id) => {
    expect(claimsOf({ fields: { [field]: id }, line: 1 })[0]).toMatchObject({ identifies: false, why: 'placeholder' })
  })

  test('of another shape stays as it is', () => {
    expect(normaliseClaim('vm-id', 'i-0a1b2c3d4e5f')).toBe('i-0a1b2c3d4e5f')
    expect(normaliseClaim('object-id', 'S-1-5-21-1-2-3-1104')).toBe('s-1-5-21-1-2-3-1104')
  })
})

describe('the claims of a row', () => {
  test('come with the strongest first, and the first valid one counts', () => {
    const claims = claimsOf({
      fields: { name: 'LDS-W4-0231', assetTag: 'NG-20417', mac: 'b0-7b-25-2f-4c-4a', serial: 'Default string' },
      line: 1,
    })
    expect(claims.map(({ kind, identifies, why }) => [kind, identifies, why])).toEqual([
      ['serial', false, 'placeholder'],
      ['asset-tag', true, undefined],
      ['mac', false, 'shared'],
      ['name', true, undefined],
    ])
  })

  test.each([
    [{ name: 'localhost' }, 'placeholder'],
    [{ name: '10.1.2.3' }, 'shared'],
    [{ name: 'x' }, 'too-short'],
    [{ serial: '12' }, 'too-short'],
    [{ serial: 'AAAAAAA' }, 'placeholder'],
    [{ assetTag: '7' }, 'too-short'],
    [{ assetTag: 'No tag' }, 'placeholder'],
  ])('do not identify by %j', (fields, why) => {
    expect(claimsOf({ fields, line: 1 })).toMatchObject([{ identifies: false, why }])
  })
})

describe('a scan', () => {
  test.each([
    [']C17HK2Q93', '7hk2q93'],
    ['*NG-20417*', 'ng-20417'],
    [']A0*NG-20417*', 'ng-20417'],
    ['159-582-531-98', '7bx4qz2'],
    ['15958253198', '7bx4qz2'],
    ['1S20XW003AGEPF3ZT0NM', 'pf3zt0nm'],
    ['1S20XW003AGEPF3ZT0NM', 'f3zt0nm'],
    ['https://assets.example/hardware/123?tag=NG-20417', 'ng-20417'],
    ['https://assets.example/ht/NG%2020417', 'ng 20417'],
    ['https://www.dell.example/support/7HK2Q93', '7hk2q93'],
    ['S5CG1234ABC', '5cg1234abc'],
    ['S5CG1234ABC', 's5cg1234abc'],
    ['PF-3ZT0NM', 'pf3zt0nm'],
    ['LDS-W4-0231.nghosp.example', 'lds-w4-0231'],
    ['{EA96E66B-D684-474A-B09A-CDCDE48041E6}', 'ea96e66b-d684-474a-b09a-cdcde48041e6'],
    ['B0-7B-25-2F-4C-4A', 'b07b252f4c4a'],
  ])('of %j is also looked up as %j', (scan, candidate) => {
    expect(scanCandidates(scan)).toContain(candidate)
  })

  test('is looked up as it is before anything is taken off', () => {
    expect(scanCandidates('S5CG1234ABC')[0]).toBe('s5cg1234abc')
    const forms = scanCandidates('S5CG1234ABC')
    expect(forms.indexOf('s5cg1234abc')).toBeLessThan(forms.indexOf('5cg1234abc'))
  })

  test.each(['', '  ', '**', ']C1'])('of nothing finds nothing but itself: %j', (scan) => {
    expect(scanCandidates(scan).length).toBeLessThanOrEqual(1)
  })

  test('finds whatever a list wrote for a serial, a name or an id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const kind of ['serial', 'asset-tag', 'device-id', 'sensor-id', 'name'] as const) {
          const value = normaliseClaim(kind, text)
          if (value !== '') expect(scanCandidates(text)).toContain(value)
        }
      }),
    )
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
