import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type Claim, claimsOf } from '../../../../src/domain/hosts/claims.ts'
import { countKnownHeaders, mapHeaders } from '../../../../src/domain/hosts/header.ts'
import { cleanRow, type HostRow } from '../../../../src/domain/hosts/row.ts'
import { inspectList, readRows } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-ugly-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Loaded {
  readonly preset: string | null
  readonly headers: readonly string[]
  readonly hosts: readonly HostRow['fields'][]
  readonly rows: readonly HostRow[]
  readonly refused: readonly (readonly [number, string])[]
  readonly warnings: readonly string[]
  readonly doubts: readonly string[]
}

/** A list from its bytes to the rows that go in, as a load does it. */
async function load(content: string | Buffer): Promise<Loaded> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, content)
  const shape = await inspectList(path, {}, countKnownHeaders)
  const { preset, mapping, nameFallback, template, doubts } = mapHeaders(shape.headers, shape.samples)
  const rows: HostRow[] = []
  const refused: (readonly [number, string])[] = []
  const warnings: string[] = shape.warnings.map(({ code }) => code)
  for await (const batch of readRows(path, shape)) {
    for (const { line, code } of batch.refused) refused.push([line, code])
    for (const { line, cells } of batch.rows) {
      const cleaned = cleanRow(cells, line, { mapping, nameFallback, template, preset })
      if ('row' in cleaned) rows.push(cleaned.row)
      else if ('refused' in cleaned) refused.push([line, cleaned.refused.code])
      if ('warnings' in cleaned) warnings.push(...cleaned.warnings.map(({ code }) => `${line} ${code}`))
    }
  }
  return {
    preset,
    headers: shape.headers,
    hosts: rows.map(({ fields }) => fields),
    rows,
    refused,
    warnings,
    doubts: doubts.map(({ column, code }) => `${column === null ? '' : shape.headers[column]} ${code}`.trim()),
  }
}

const valid = (row: HostRow): Claim[] => claimsOf(row).filter(({ identifies }) => identifies)

it('reads what Windows PowerShell exports of Active Directory', async () => {
  const { hosts, warnings } = await load(
    '#TYPE Selected.Microsoft.ActiveDirectory.Management.ADComputer\r\n' +
      '"Name","DNSHostName","SamAccountName","LastLogonDate","Description"\r\n' +
      '"WARD7-PC03","ward7-pc03.clinic.example","WARD7-PC03$","7/18/2024 9:14:05 PM","Station 7, M?nster"\r\n' +
      '"WARD7-PC04","","WARD7-PC04$","","never on the network"\r\n',
  )
  expect(hosts[0]).toMatchObject({ name: 'ward7-pc03', domain: 'clinic.example', note: 'Station 7, M?nster' })
  expect(hosts[1]).toMatchObject({ name: 'WARD7-PC04' })
  expect(warnings).toEqual(['list.characters-lost'])
})

it('reads UTF-16 with tabs in a file that is called csv', async () => {
  const { hosts } = await load(
    Buffer.from('\ufeffHostname\tSerial Number\tSite\r\nGATE-B12-KIOSK\t7BX4QZ2\tTerminal B\r\n', 'utf16le'),
  )
  expect(hosts).toEqual([{ name: 'GATE-B12-KIOSK', serial: '7BX4QZ2', site: 'Terminal B' }])
})

it('reads a German sheet', async () => {
  const { hosts } = await load(
    Buffer.from(
      'Computername;Seriennummer;Speicher GB;Letzte Anmeldung;Raum\r\nBUERO-0419;5CG4271KQT;15,8;18.07.2024 21:14;B\xfcro 2.14\r\n',
      'latin1',
    ),
  )
  expect(hosts).toEqual([{ name: 'BUERO-0419', serial: '5CG4271KQT', lastSeen: '18.07.2024 21:14', room: 'Büro 2.14' }])
})

it('reads a report of ConfigMgr with its preamble and its total', async () => {
  const { hosts, preset } = await load(
    'All computers in site,,,\r\nSite:,HAM-02,,\r\nGenerated,7/19/2024 6:02:11 AM,,\r\n\r\n' +
      'Details_Table0_Netbios_Name0,Details_Table0_User_Name0,SerialNumber0,Textbox31\r\n' +
      'HAM02-WS118,HAM\\p.scan,MJ0K4T7B,Windows 11\r\nTotal,1,,\r\n',
  )
  expect(preset).toBe('configmgr')
  expect(hosts).toEqual([{ name: 'HAM02-WS118', serial: 'MJ0K4T7B', person: 'HAM\\p.scan' }])
})

it('reads a Chinese ledger without taking its row numbers for serials', async () => {
  const { hosts } = await load(
    '2024年度办公电脑台账,,,,,,\r\n序号,主机名,序列号,地址,地址,责任人,\r\n' +
      '1,FIN-A-021,PF5XK3N8,上海,三楼301,财务部王老师,\r\n2,FIN-A-022,,,三楼302,,\r\n',
  )
  expect(hosts).toEqual([
    { name: 'FIN-A-021', serial: 'PF5XK3N8', site: '上海', room: '三楼301', person: '财务部王老师' },
    { name: 'FIN-A-022', room: '三楼302' },
  ])
})

it('takes the machine of RVTools for the host, never the server it runs on, and no template', async () => {
  const { hosts, refused } = await load(
    'VM,Powerstate,Template,DNS Name,Annotation,Host\r\nAPP-PAY-07,poweredOff,False,,"Owner: team ""Pay""\r\nrestart after, 06:00; see wiki",esx14.dc1.example\r\n' +
      'APP-PAY-08,poweredOn,False,pay08.dc1.example,,esx14.dc1.example\r\nAPP-PAY-09,poweredOn,False,localhost.localdomain,,esx14.dc1.example\r\n' +
      'W11-GOLD,poweredOff,True,,,esx14.dc1.example\r\nW10-GOLD,poweredOff,WAHR,,,esx14.dc1.example\r\n',
  )
  expect(hosts).toEqual([
    {
      name: 'APP-PAY-07',
      environment: 'vmware',
      note: 'Owner: team "Pay" restart after, 06:00; see wiki',
      power: 'poweredOff',
    },
    { name: 'pay08', domain: 'dc1.example', environment: 'vmware', power: 'poweredOn' },
    { name: 'APP-PAY-09', environment: 'vmware', power: 'poweredOn' },
  ])
  // Line numbers are those of the file: one note holds a line break.
  expect(refused).toEqual([
    [6, 'row.template'],
    [7, 'row.template'],
  ])
})

it('keeps every date as it was written', async () => {
  const { hosts } = await load(
    'Hostname,Last Seen\nLAB-01,2024-07-19T04:31:07Z\nLAB-02,07/19/2024 04:31\nLAB-05,45492.188275\nLAB-06,133658370670000000\nLAB-08,never\n',
  )
  expect(hosts.map(({ lastSeen }) => lastSeen)).toEqual([
    '2024-07-19T04:31:07Z',
    '07/19/2024 04:31',
    '45492.188275',
    '133658370670000000',
    'never',
  ])
})

it('finds one machine behind all ways of writing its name', async () => {
  const { rows, refused } = await load(
    'Host\n ward7-pc03 \nWARD7-PC03\nward7-pc03.clinic.example.\nCLINIC\\WARD7-PC03\nWARD7-PC03$\nCN=WARD7-PC03,OU=Ward 7,DC=clinic,DC=example\n\\\\WARD7-PC03\n',
  )
  expect(refused).toEqual([])
  expect(rows.flatMap(valid).map(({ value }) => value)).toEqual(Array.from({ length: 7 }, () => 'ward7-pc03'))
  expect(new Set(rows.map(({ fields }) => fields.name?.toLowerCase()))).toEqual(new Set(['ward7-pc03']))
})

it('tells serials that identify from placeholders and from what a spreadsheet left', async () => {
  const { rows, warnings } = await load(
    'Name,Serial,Asset Tag\nPOS-001,To be filled by O.E.M.,004217\nPOS-002,System Serial Number,4218\nPOS-003,0,No tag\n' +
      'POS-004,1.23E+15,="004220"\nPOS-005,2.34568E+11,\'004221\nPOS-006,Default string,#N/A\nSRV-107,VMware-42 0a 6c 1f 33 9e 58 d2-7b 44 c0 15 8e 21 aa 09,\n',
  )
  expect(rows.map((row) => valid(row).map(({ kind, value }) => `${kind} ${value}`))).toEqual([
    ['asset-tag 004217', 'name pos-001'],
    ['asset-tag 4218', 'name pos-002'],
    ['name pos-003'],
    ['asset-tag 004220', 'name pos-004'],
    ['asset-tag 004221', 'name pos-005'],
    ['name pos-006'],
    ['serial vmware420a6c1f339e58d27b44c0158e21aa09', 'name srv-107'],
  ])
  expect(warnings).toEqual([
    '2 serial.placeholder',
    '3 serial.placeholder',
    '4 serial.placeholder',
    '5 serial.damaged',
    '6 serial.damaged',
    '7 serial.placeholder',
  ])
})

it('reads headers and names with invisible and full-width characters', async () => {
  const { rows } = await load(
    '\ufeffComputer\u00a0Name,Site\nOR-\u200b04,Theatre\nＯＲ－０６,Theatre\n\u202aOR-07\u202c,Theatre\n',
  )
  expect(rows.flatMap(valid).map(({ value }) => value)).toEqual(['or-04', 'or-06', 'or-07'])
  expect(rows.map(({ fields }) => fields.name)).toEqual(['OR-04', 'ＯＲ－０６', 'OR-07'])
})

it('reads the portal of Azure', async () => {
  const { hosts, preset } = await load(
    'SEP=,\r\nNAME,SUBSCRIPTION,RESOURCE GROUP,LOCATION,STATUS,OPERATING SYSTEM,SIZE,PUBLIC IP ADDRESS,DISKS,\r\n' +
      '"web-prod-02","Example Sub 1","RG-WEB","West Europe","Running","Windows","Standard_D4s_v5"," -","2"\r\n',
  )
  expect(preset).toBe('azure')
  expect(hosts).toEqual([{ name: 'web-prod-02', site: 'West Europe', environment: 'azure', os: 'Windows' }])
})

it('reads the Falcon query of July 2024 and keeps whether a machine was hit', async () => {
  const row = (name: string, details: string) =>
    `"00112233445566778899aabbccddeeff","${name === 'GATE-B12-KIOSK' ? '0f' : '1f'}1e2d3c4b5a69788796a5b4c3d2e1f0","${name}","2024-07-19 05:12:44","31","2d3h","${details}","air.example","-","1"\r\n`
  const { hosts, doubts, warnings } = await load(
    '"cid","aid","ComputerName","LastSeen","CFVersion","LastSeenDelta","Details","MachineDomain","OU","_count"\r\n' +
      row('GATE-B12-KIOSK', 'CHECK: Endpoint received channel file during impacted window.') +
      row('GATE-B13-KIOSK', 'OK: Endpoint seen in past hour.'),
  )
  expect(hosts[1]).toEqual({
    name: 'GATE-B13-KIOSK',
    sensorId: '1f1e2d3c4b5a69788796a5b4c3d2e1f0',
    domain: 'air.example',
    lastSeen: '2024-07-19 05:12:44',
    note: 'OK: Endpoint seen in past hour.',
  })
  expect(doubts).toEqual(['serial-missing'])
  expect(hosts[0]?.note).toContain('CHECK:')
  // Said to who loads it; never a status.
  expect(warnings).toEqual(['3 sensor.says-ok'])
})

it('reads a bare list with comments, double names and a Ctrl-Z', async () => {
  const { hosts, refused } = await load('# ward 4\nLDS-W4-0231\r\nLDS-W4-0232\nLDS-W4-0231\n# off\n\n\x1a')
  expect(hosts.map(({ name }) => name)).toEqual(['LDS-W4-0231', 'LDS-W4-0232', 'LDS-W4-0231'])
  expect(refused).toEqual([])
})

it('reads a list without a header by the shape of its columns', async () => {
  const { hosts } = await load(
    'NEWCOMP1,55555555-5555-5555-5555-555555555551,05:06:07:08:09:0A\nNEWCOMP2,55555555-5555-5555-5555-555555555552,05:06:07:08:09:0B\n',
  )
  expect(hosts[0]).toEqual({
    name: 'NEWCOMP1',
    deviceId: '55555555-5555-5555-5555-555555555551',
    mac: '05:06:07:08:09:0A',
  })
})

it('is not poisoned by headers that are words of the language', async () => {
  const { hosts } = await load('__proto__,constructor,Hostname,prototype,toString\nx,y,PC-1,z,w\n')
  expect(hosts).toEqual([{ name: 'PC-1' }])
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})
