import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { environments } from '../log/event.ts'
import { type HostField, hostFields } from './fields.ts'
import { type CleanedRow, cleanRow } from './row.ts'

/** One row whose cells are these fields, in this order. */
function clean(cells: Partial<Record<HostField, string>>, preset: string | null = null): CleanedRow {
  const entries = Object.entries(cells)
  const mapping = Object.fromEntries(entries.map(([field], column) => [field, column]))
  return cleanRow(
    entries.map(([, cell]) => cell),
    7,
    { mapping, nameFallback: null, template: null, preset },
  )
}

function fieldsOf(cleaned: CleanedRow) {
  if ('row' in cleaned) return cleaned.row.fields
  throw new Error(`no row: ${JSON.stringify(cleaned)}`)
}

function warningsOf(cleaned: CleanedRow): readonly string[] {
  return 'warnings' in cleaned ? cleaned.warnings.map(({ code }) => code) : []
}

describe('a row', () => {
  test('keeps its physical line and what a person would read', () => {
    expect(clean({ name: ' LDS-W4-0231 ', site: 'Leeds General', room: 'Ward 4' })).toEqual({
      row: { line: 7, fields: { name: 'LDS-W4-0231', site: 'Leeds General', room: 'Ward 4' } },
      warnings: [],
    })
  })

  test('of empty cells is blank', () => {
    expect(clean({ name: ' ', serial: '\t' })).toEqual({ blank: true })
  })

  test.each([
    { site: 'Leeds General' },
    { serial: 'Default string', site: 'Leeds General' },
    { name: 'N/A', serial: '0', assetTag: 'No tag', site: 'Leeds General' },
    { mac: 'b0-7b-25-2f-4c-4a', ip: '10.1.2.3' },
    { name: '10.1.2.3' },
    { name: 'localhost.localdomain' },
    { deviceId: '00000000-0000-0000-0000-000000000000' },
  ])('that identifies nothing is refused: %j', (cells) => {
    expect(clean(cells)).toEqual({ refused: { code: 'row.no-claim', field: 'name' } })
  })

  test('with a serial or an id alone goes in', () => {
    expect(fieldsOf(clean({ serial: '7HK2Q93' }))).toEqual({ serial: '7HK2Q93' })
    expect(fieldsOf(clean({ sensorId: '59f7a0993120a6ca7fc9ebc2f3182f5d' }))).toHaveProperty('sensorId')
  })

  test('shows what firmware says instead of a serial', () => {
    const cleaned = clean({ name: 'PC-1', serial: 'Default string' })
    expect(fieldsOf(cleaned)).toEqual({ name: 'PC-1', serial: 'Default string' })
    expect(warningsOf(cleaned)).toEqual(['serial.placeholder'])
  })

  test('leaves away the words for "empty", so that they never replace what another list knows', () => {
    const cleaned = clean({ name: 'PC-1', serial: 'Not Found', site: 'N/A', room: '-', os: ' -', person: '无' })
    expect(cleaned).toEqual({ row: { line: 7, fields: { name: 'PC-1' } }, warnings: [] })
    expect(fieldsOf(clean({ name: 'Unknown', serial: '7HK2Q93' }))).toEqual({ serial: '7HK2Q93' })
  })

  test('keeps the ground floor and room 0', () => {
    expect(fieldsOf(clean({ name: 'PC-1', floor: '0', room: '000' }))).toEqual({
      name: 'PC-1',
      floor: '0',
      room: '000',
    })
  })

  test('takes the name of the domain from the full name unless a column says it', () => {
    expect(fieldsOf(clean({ name: 'LDS-DC01.nghosp.example' }))).toEqual({ name: 'LDS-DC01', domain: 'nghosp.example' })
    expect(fieldsOf(clean({ name: 'NG\\LDS-DC01', domain: 'nghosp.example' })).domain).toBe('nghosp.example')
  })

  test('takes its second name where the first is empty or says nothing', () => {
    const nameOf = (dns: string, vm: string) =>
      fieldsOf(cleanRow([dns, vm], 1, { mapping: { name: 0 }, nameFallback: 1, template: null, preset: 'rvtools' }))
        .name
    expect(nameOf('pay07.dc1.example', 'APP-PAY-07')).toBe('pay07')
    expect(nameOf('', 'APP-PAY-07')).toBe('APP-PAY-07')
    expect(nameOf('-', 'APP-PAY-07')).toBe('APP-PAY-07')
    expect(nameOf('localhost.localdomain', 'APP-PAY-07')).toBe('APP-PAY-07')
  })
})

describe('a cell', () => {
  test.each([
    ['="004220"', '004220'],
    ["'004221", '004221'],
    ['`=NG-1', '=NG-1'],
    ['004217', '004217'],
    ['4218', '4218'],
  ])('%s is the tag %s: unwrapped, never padded', (cell, tag) => {
    expect(fieldsOf(clean({ name: 'PC-1', assetTag: cell })).assetTag).toBe(tag)
  })

  test('keeps the apostrophe that a name of a place begins with', () => {
    expect(fieldsOf(clean({ name: 'PC-1', site: "'s-Hertogenbosch" })).site).toBe("'s-Hertogenbosch")
  })

  test('loses control characters and keeps what directs the text', () => {
    const { site, room } = fieldsOf(clean({ name: 'PC-1', site: 'Ward\r\n4\u0007\u009b', room: '\u202bغرفة\u202c' }))
    expect([site, room]).toEqual(['Ward 4', '\u202bغرفة\u202c'])
  })

  test('far too long is cut between two signs, and said', () => {
    const cleaned = clean({ name: 'PC-1', note: `${'x'.repeat(499)}😀 and more` })
    expect(fieldsOf(cleaned).note).toBe('x'.repeat(499))
    expect(warningsOf(cleaned)).toEqual(['cell.cut'])
  })

  test('that is a formula stays a text', () => {
    expect(fieldsOf(clean({ name: 'PC-1', note: '=HYPERLINK("http://x")' })).note).toBe('=HYPERLINK("http://x")')
  })
})

describe('an environment', () => {
  test.each([
    ['Physical', 'physical'],
    ['Laptop', 'physical'],
    ['物理机', 'physical'],
    ['VMware vSphere', 'vmware'],
    ['ESXi 7', 'vmware'],
    ['Hyper-V', 'hyperv'],
    ['Citrix VDI', 'citrix'],
    ['AWS_EC2_V2', 'aws'],
    ['AZURE', 'azure'],
    ['GCP', 'gcp'],
    ['Home office', 'remote'],
    ['居家办公', 'remote'],
    ['hyperv', 'hyperv'],
  ])('%s is %s', (word, environment) => {
    const cleaned = clean({ name: 'PC-1', environment: word })
    expect(fieldsOf(cleaned).environment).toBe(environment)
    expect(warningsOf(cleaned)).toEqual([])
  })

  test.each(['Kiosk', 'Mainframe', 'Production', 'Virtual'])('%s is read as physical, and said', (word) => {
    const cleaned = clean({ name: 'PC-1', environment: word })
    expect(fieldsOf(cleaned).environment).toBe('physical')
    expect(warningsOf(cleaned)).toEqual(['environment.unknown'])
  })

  test('is read off the maker or the origin of the list where nobody says it', () => {
    expect(fieldsOf(clean({ name: 'A', serial: 'VMware-42 0a', manufacturer: 'VMware, Inc.' })).environment).toBe(
      'vmware',
    )
    expect(
      fieldsOf(clean({ name: 'A1', manufacturer: 'Microsoft Corporation', model: 'Virtual Machine' })).environment,
    ).toBe('hyperv')
    expect(fieldsOf(clean({ name: 'A1', environment: 'Virtual', manufacturer: 'VMware, Inc.' })).environment).toBe(
      'vmware',
    )
    expect(fieldsOf(clean({ name: 'A1' }, 'rvtools')).environment).toBe('vmware')
    expect(fieldsOf(clean({ name: 'A1' })).environment).toBeUndefined()
  })
})

describe('a criticality', () => {
  test.each([
    ['1', '1'],
    ['P2', '2'],
    ['Tier 0', '1'],
    ['tier-3', '3'],
    ['2 - High', '2'],
    ['Critical', '1'],
    ['Mission critical', '1'],
    ['very high', '1'],
    ['High', '2'],
    ['kritisch', '1'],
    ['hoch', '2'],
    ['mittel', '3'],
    ['gering', '4'],
    ['élevée', '2'],
    ['faible', '4'],
    ['高', '2'],
    ['最高', '1'],
    ['3级', '3'],
    ['低', '4'],
  ])('%s is %s', (word, criticality) => {
    expect(fieldsOf(clean({ name: 'PC-1', criticality: word })).criticality).toBe(criticality)
  })

  test.each(['whenever', '12', '24x7', '5', '1.5', 'not critical', '10%'])('%s is left empty, and said', (word) => {
    const cleaned = clean({ name: 'PC-1', criticality: word })
    expect(fieldsOf(cleaned).criticality).toBeUndefined()
    expect(warningsOf(cleaned)).toEqual(['criticality.unknown'])
  })
})

test('cleaning what is clean changes nothing, and no cell breaks it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('="', "'", '`', '__proto__'),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: hostFields.length, maxLength: hostFields.length }), (cells) => {
      const first = clean(Object.fromEntries(hostFields.map((field, index) => [field, cells[index] ?? ''])))
      if (!('row' in first)) return
      const { fields } = first.row
      expect(Object.keys(fields).every((field) => hostFields.includes(field as HostField))).toBe(true)
      expect(environments).toContain(fields.environment ?? 'physical')
      expect(['1', '2', '3', '4', undefined]).toContain(fields.criticality)
      for (const value of Object.values(fields)) expect(value.length).toBeLessThanOrEqual(500)
    }),
  )
})
