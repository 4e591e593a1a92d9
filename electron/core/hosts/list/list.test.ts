import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../../src/domain/refusal.ts'
import {
  type Choices,
  inspectList,
  type ListShape,
  type ReadRow,
  type RefusedRow,
  readRows,
  writeRejects,
} from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const known =
  /^(name|hostname|computername|computer|vm|dns ?name|dnshostname|serial( number)?|seriennummer|serialnumber0|location|site:?|raum|resource group|operating system|主机名|序列号|details_table0_.*|status|samaccountname|machinedomain)$/i
const isHeader = (cells: readonly string[]) => cells.filter((cell) => known.test(cell.trim())).length

let files = 0
function aFile(content: string | Buffer): string {
  files++
  const path = join(folder, `${files}.csv`)
  writeFileSync(path, content)
  return path
}

interface Read {
  readonly shape: ListShape
  readonly rows: readonly ReadRow[]
  readonly refused: readonly RefusedRow[]
  readonly blank: number
  readonly codes: readonly string[]
}

async function read(content: string | Buffer, choices: Choices = {}): Promise<Read> {
  const path = aFile(content)
  const shape = await inspectList(path, choices, isHeader)
  const rows: ReadRow[] = []
  const refused: RefusedRow[] = []
  const codes = new Set<string>(shape.warnings.map(({ code }) => code))
  let blank = 0
  for await (const batch of readRows(path, shape)) {
    rows.push(...batch.rows)
    refused.push(...batch.refused)
    blank += batch.blank
    for (const { code } of batch.warnings) codes.add(code)
  }
  return { shape, rows, refused, blank, codes: [...codes] }
}

async function refusalOf(content: string | Buffer, choices: Choices = {}): Promise<Refusal> {
  const error = await inspectList(aFile(content), choices, isHeader).catch((caught: unknown) => caught)
  if (error instanceof Refusal) return error
  throw new Error(`not refused: ${JSON.stringify(error)}`)
}

/** Windows-1252 of text whose signs beyond ASCII are Latin-1. */
const western = (text: string) => Buffer.from(text, 'latin1')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
/** `2024年`, `序号`, … in GB18030: the few words of the test, as bytes. */
const chinese = Buffer.concat([
  Buffer.from('D0F2BAC52CD6F7BBFAC3FB2CD0F2C1D0BAC52CB5D8D6B7', 'hex'),
  Buffer.from('\r\n1,FIN-A-021,PF5XK3N8,', 'latin1'),
  Buffer.from('C9CFBAA3', 'hex'),
  Buffer.from('\r\n', 'latin1'),
])

describe('lists as they come', () => {
  it('passes over the type line of PowerShell and says that letters were lost', async () => {
    const list = await read(
      '#TYPE Selected.Microsoft.ActiveDirectory.Management.ADComputer\r\n' +
        '"Name","DNSHostName","SamAccountName","LastLogonDate","Description"\r\n' +
        '"WARD7-PC03","ward7-pc03.clinic.example","WARD7-PC03$","7/18/2024 9:14:05 PM","Station 7, M?nster"\r\n',
    )
    expect(list.shape.headerLine).toBe(2)
    expect(list.rows).toEqual([
      {
        line: 3,
        cells: ['WARD7-PC03', 'ward7-pc03.clinic.example', 'WARD7-PC03$', '7/18/2024 9:14:05 PM', 'Station 7, M?nster'],
      },
    ])
    expect(list.codes).toEqual(['list.characters-lost'])
  })

  it.each([
    [
      'little endian with a mark',
      Buffer.from('\ufeffHostname\tSerial Number\tSite\r\nGATE-B12-KIOSK\t7BX4QZ2\t航站楼\r\n', 'utf16le'),
    ],
    [
      'little endian without',
      Buffer.from('Hostname\tSerial Number\tSite\r\nGATE-B12-KIOSK\t7BX4QZ2\t航站楼\r\n', 'utf16le'),
    ],
    ['big endian with a mark', utf16be('\ufeffHostname\tSerial Number\tSite\r\nGATE-B12-KIOSK\t7BX4QZ2\t航站楼\r\n')],
    ['big endian without', utf16be('Hostname\tSerial Number\tSite\r\nGATE-B12-KIOSK\t7BX4QZ2\t航站楼\r\n')],
  ])('reads UTF-16, %s', async (_, bytes) => {
    const list = await read(bytes)
    expect(list.shape.headers).toEqual(['Hostname', 'Serial Number', 'Site'])
    expect(list.rows).toEqual([{ line: 2, cells: ['GATE-B12-KIOSK', '7BX4QZ2', '航站楼'] }])
    expect(list.codes).toEqual([])
  })

  it('reads semicolons in Windows-1252 and says that the encoding is a guess', async () => {
    const list = await read(
      western(
        'Computername;Seriennummer;Speicher GB;Letzte Anmeldung;Raum\r\nBUERO-0419;5CG4271KQT;15,8;18.07.2024 21:14;B\xfcro 2.14 \x93X\x94\r\n',
      ),
    )
    expect(list.shape).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(list.rows[0]?.cells).toEqual(['BUERO-0419', '5CG4271KQT', '15,8', '18.07.2024 21:14', 'Büro 2.14 “X”'])
    expect(list.shape.warnings).toEqual([{ code: 'list.encoding-guessed', line: 2, sample: 'Büro 2.14 “X”' }])
  })

  it('takes two letters beyond ASCII within a word for Western and not for Chinese', async () => {
    const list = await read(western('Hostname;Gr\xf6\xdfe\r\nPC-1;klein\r\nPC-2;sp\xe4\xdfig\r\n'))
    expect(list.shape.encoding).toBe('windows-1252')
    expect(list.shape.headers).toEqual(['Hostname', 'Größe'])
  })

  it('finds the header behind a preamble and takes a total for no row', async () => {
    const list = await read(
      'All computers in site,,,\r\nSite:,HAM-02,,\r\nGenerated,7/19/2024 6:02:11 AM,,\r\n\r\n' +
        'Details_Table0_Netbios_Name0,Details_Table0_User_Name0,SerialNumber0,Textbox31\r\n' +
        'HAM02-WS118,HAM\\p.scan,MJ0K4T7B,Windows 11\r\nTotal,1,,\r\n',
    )
    expect(list.shape).toMatchObject({ headerLine: 5, firstDataLine: 6 })
    expect(list.rows).toEqual([{ line: 6, cells: ['HAM02-WS118', 'HAM\\p.scan', 'MJ0K4T7B', 'Windows 11'] }])
    expect(list.blank).toBe(1)
    expect(list.shape.warnings).toEqual([{ code: 'list.preamble-skipped', line: 5, count: 3 }])
  })

  it('keeps two columns of one name apart and drops an empty last header', async () => {
    const list = await read(
      '2024年度办公电脑台账,,,,,,\r\n序号,主机名,序列号,地址,地址,责任人,\r\n1,FIN-A-021,PF5XK3N8,上海,三楼301,财务部王老师,\r\n2,FIN-A-022,,,三楼302,,\r\n',
    )
    expect(list.shape.headers).toEqual(['序号', '主机名', '序列号', '地址', '地址 (2)', '责任人'])
    expect(list.rows.map(({ cells }) => cells)).toEqual([
      ['1', 'FIN-A-021', 'PF5XK3N8', '上海', '三楼301', '财务部王老师'],
      ['2', 'FIN-A-022', '', '', '三楼302', ''],
    ])
    expect(list.codes).toEqual(['list.preamble-skipped', 'list.duplicate-header'])
  })

  it('reads GB18030 and says that the encoding is a guess', async () => {
    const list = await read(chinese)
    expect(list.shape).toMatchObject({ encoding: 'gb18030', headers: ['序号', '主机名', '序列号', '地址'] })
    expect(list.rows).toEqual([{ line: 2, cells: ['1', 'FIN-A-021', 'PF5XK3N8', '上海'] }])
    expect(list.codes).toEqual(['list.encoding-guessed'])
  })

  it('takes Chinese behind small letters for Chinese', async () => {
    // "Windows系统"
    const system = Buffer.concat([Buffer.from('Windows'), Buffer.from('CFB5CDB3', 'hex')])
    const lines = ['PC-1,', 'PC-2,'].flatMap((start) => [Buffer.from(start), system, Buffer.from('\r\n')])
    const list = await read(Buffer.concat([Buffer.from('Hostname,OS\r\n'), ...lines]))
    expect(list.rows.map(({ cells }) => cells[1])).toEqual(['Windows系统', 'Windows系统'])
  })

  it('reads line breaks, doubled quotes and delimiters within a cell and keeps the physical line', async () => {
    const list = await read(
      'VM,Powerstate,Template,DNS Name,Annotation,Host\r\nAPP-PAY-07,poweredOff,False,,"Owner: team ""Pay""\r\nrestart after, 06:00; see wiki",esx14.dc1.example\r\nAPP-PAY-08,poweredOn,False,,,esx14.dc1.example\r\n',
    )
    expect(list.rows.map(({ line }) => line)).toEqual([2, 4])
    expect(list.rows[0]?.cells[4]).toBe('Owner: team "Pay"\r\nrestart after, 06:00; see wiki')
  })

  it('reads the portal of Azure, whose header has a cell too many', async () => {
    const list = await read(
      'SEP=,\r\nNAME,SUBSCRIPTION,RESOURCE GROUP,LOCATION,STATUS,OPERATING SYSTEM,SIZE,PUBLIC IP ADDRESS,DISKS,\r\n' +
        '"web-prod-02","Example Sub 1","RG-WEB","West Europe","Running","Windows","Standard_D4s_v5"," -","2"\r\n',
    )
    expect(list.shape.headers).toHaveLength(9)
    expect(list.rows).toEqual([
      {
        line: 3,
        cells: [
          'web-prod-02',
          'Example Sub 1',
          'RG-WEB',
          'West Europe',
          'Running',
          'Windows',
          'Standard_D4s_v5',
          ' -',
          '2',
        ],
      },
    ])
  })

  it('reads the result of a Falcon query', async () => {
    const list = await read(
      '"cid","aid","ComputerName","LastSeen","CFVersion","LastSeenDelta","Details","MachineDomain","OU","_count"\r\n' +
        '"00112233445566778899aabbccddeeff","0f1e2d3c4b5a69788796a5b4c3d2e1f0","GATE-B12-KIOSK","2024-07-19 05:12:44","31","2d3h","CHECK: Endpoint received channel file during impacted window.","air.example","-","1"\r\n',
    )
    expect(list.shape).toMatchObject({ headerLine: 1, delimiter: ',' })
    expect(list.rows[0]?.cells[2]).toBe('GATE-B12-KIOSK')
  })

  it('reads a bare list of names with comments, mixed line ends and a Ctrl-Z', async () => {
    const list = await read('# ward 4\nLDS-W4-0231\r\nLDS-W4-0232\rLDS-W4-0231\n# off\n\n\x1a')
    expect(list.shape).toMatchObject({ headerLine: 0, headers: ['1'], firstDataLine: 2 })
    expect(list.rows).toEqual([
      { line: 2, cells: ['LDS-W4-0231'] },
      { line: 3, cells: ['LDS-W4-0232'] },
      { line: 4, cells: ['LDS-W4-0231'] },
    ])
    expect(list.blank).toBe(3)
  })

  it('reads a list of several columns without a header', async () => {
    const list = await read('NEWCOMP1,55555555-5555-5555-5555-555555555555,05:06:07:08:09:0A\r\n')
    expect(list.shape).toMatchObject({ headerLine: 0, headers: ['1', '2', '3'] })
    expect(list.codes).toEqual(['list.no-header'])
    expect(list.rows).toHaveLength(1)
  })

  it.each([',', ';', '\t', '|'] as const)('finds the delimiter %j and obeys sep=', async (delimiter) => {
    const lines = [
      ['Hostname', 'Serial', 'Note'],
      ['PC-1', 'A1', 'x'],
      ['PC-2', 'A2', 'y'],
    ]
    const text = lines.map((cells) => cells.join(delimiter)).join('\n')
    expect((await read(text)).shape.delimiter).toBe(delimiter)
    expect((await read(`sep=${delimiter}\n${text}`)).shape).toMatchObject({ delimiter, headerLine: 2 })
  })

  it('takes a header that comes again, a blank line and a sum for no rows', async () => {
    const list = await read('Hostname,Serial\nPC-1,A1\nHostname,Serial\n\n,\nPC-2,A2\n合计,2\n')
    expect(list.rows.map(({ line }) => line)).toEqual([2, 6])
    expect(list.blank).toBe(4)
  })

  it('does what the person chose instead of the guess', async () => {
    const list = await read('Hostname;Serial\nPC-1;A1\n', { delimiter: ',', headerLine: 0, encoding: 'windows-1252' })
    expect(list.shape).toMatchObject({ encoding: 'windows-1252', delimiter: ',', headerLine: 0, headers: ['1'] })
    expect(list.rows).toHaveLength(2)
  })
})

describe('rows that cannot be read', () => {
  const header = 'Hostname,Serial,Note\n'

  it('refuses one line for a stray quote among thousands of rows', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `PC-${index},S${index},"fine, ""so"" far"`)
    lines[2500] = 'PC-2500,"S2500,x'
    const list = await read(header + lines.join('\n'))
    expect(list.rows).toHaveLength(4999)
    expect(list.refused).toEqual([{ line: 2502, code: 'row.quote-broken', cells: ['PC-2500', '"S2500', 'x'] }])
  })

  it('loses no row between two stray quotes', async () => {
    const list = await read(`${header}PC-1,"S1,x\nPC-2,S2,y\nPC-3,S3",z\nPC-4,S4,ok\n`)
    expect(list.refused.map(({ line }) => line)).toEqual([2])
    expect(list.rows.map(({ line }) => line)).toEqual([3, 4, 5])
  })

  it('loses no row between a stray quote that begins a line and the next one', async () => {
    const list = await read(`${header}"PC-1,S1,x\nPC-2,S2,y\nPC-3,S3,z"\nPC-4,S4,ok\n`)
    expect(list.refused.map(({ line }) => line)).toEqual([2])
    expect(list.rows.map(({ line }) => line)).toEqual([3, 4, 5])
  })

  it('takes a note of several lines with delimiters in it for what it is', async () => {
    const list = await read(`${header}PC-1,S1,"first\nrestart after, 06:00, see wiki\nthen, call"\nPC-2,S2,"a, b\nc"\n`)
    expect(list.refused).toEqual([])
    expect(list.rows.map(({ line, cells }) => [line, cells[0], cells[2]?.includes('\n')])).toEqual([
      [2, 'PC-1', true],
      [5, 'PC-2', true],
    ])
  })

  it('refuses text behind a closing quote and a quote that the file ends in', async () => {
    const list = await read(`${header}PC-1,"S"1,x\nPC-2,S2,y\nPC-3,S3,"z\n`)
    expect(list.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'row.quote-broken'],
      [4, 'row.quote-broken'],
    ])
  })

  it('names the line with a NUL, with too many and with too few cells', async () => {
    const list = await read(`${header}PC-1,S\0,x\nPC-2,S2,x,y\nPC-3\nPC-4,S4\nPC-5,S5,x,,\n`)
    expect(list.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'row.nul'],
      [3, 'row.too-many-cells'],
      [4, 'row.too-few-cells'],
    ])
    expect(list.rows.map(({ cells }) => cells)).toEqual([
      ['PC-4', 'S4', ''],
      ['PC-5', 'S5', 'x'],
    ])
  })

  it('reads a line in a second encoding when it fits and refuses it when none does', async () => {
    const list = await read(
      Buffer.concat([
        Buffer.from(
          `${header}PC-1,S1,Zürich und Köln, Genève\nPC-2,S2,Genève\nPC-3,S3,Zürich\n`.replace(', Gen', ' Gen'),
        ),
        western('PC-4,S4,M\xfcnster\nPC-5,S5,\x81\x8d\n'),
      ]),
    )
    expect(list.rows[3]).toEqual({ line: 5, cells: ['PC-4', 'S4', 'Münster'] })
    expect(list.refused.map(({ line, code }) => [line, code])).toEqual([[6, 'row.encoding']])
    expect(list.codes).toEqual(['list.second-encoding'])
  })

  it('finds a second encoding behind the part that was inspected', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `PC-${index},S${index},plain`).join('\n')
    const list = await read(Buffer.concat([Buffer.from(`${header}${many}\n`), western('PC-X,SX,M\xfcnster\n')]))
    expect(list.shape.warnings).toEqual([])
    expect(list.rows.at(-1)).toEqual({ line: 60_002, cells: ['PC-X', 'SX', 'Münster'] })
    expect(list.codes).toEqual(['list.second-encoding'])
  })

  it('reads UTF-8 that was appended to Windows-1252', async () => {
    const list = await read(
      Buffer.concat([western(`${header}PC-1,S1,M\xfcnster\nPC-2,S2,K\xf6ln\n`), Buffer.from('PC-3,S3,Jülich\n')]),
    )
    expect(list.rows.map(({ cells }) => cells[2])).toEqual(['Münster', 'Köln', 'Jülich'])
    expect(list.codes).toEqual(['list.encoding-guessed', 'list.second-encoding'])
  })

  it('passes over a line of 200 MB without holding it', async () => {
    const path = aFile(header)
    const block = Buffer.alloc(1024 * 1024, 'x')
    for (let done = 0; done < 200; done++) writeFileSync(path, block, { flag: 'a' })
    writeFileSync(path, '\nPC-2,S2,ok\n', { flag: 'a' })
    const before = process.memoryUsage.rss()
    let most = before
    const shape = await inspectList(path, {}, isHeader)
    const found: unknown[] = []
    for await (const { rows, refused } of readRows(path, shape)) {
      found.push(...rows.map(({ line }) => line), ...refused.map(({ line, code }) => [line, code]))
      most = Math.max(most, process.memoryUsage.rss())
    }
    expect(found).toEqual([[2, 'row.too-long'], 3].reverse())
    expect(most - before).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('a list that was cut off', () => {
  const head = 'Hostname,Serial Number,Location\n'
  it.each([
    ['within a row', `${head}PC-1,S-1,North\nPC-2,S-`, ['list.looks-cut']],
    ['at the end of a row', `${head}PC-1,S-1,North\nPC-2,S-2,North`, []],
    ['behind a short row that has its end', `${head}PC-1,S-1,North\nPC-2,S-2\n`, []],
  ])('says so when it ends %s', async (_, text, codes) => {
    expect((await read(text)).codes).toEqual(codes)
  })
})

describe('files that are no list', () => {
  it.each([
    ['list.empty', ''],
    ['list.empty', '\ufeff\r\n \r\n'],
    ['list.no-rows', 'Hostname,Serial\r\n'],
    ['list.workbook-broken', 'PK\x03\x04\x14\0\x06\0'],
    ['list.json-not-yet', '[{"deviceName":"PC-1"}]'],
    ['list.json-not-yet', '{"value":[]}'],
    ['list.xml-not-yet', '<?xml version="1.0"?><Report/>'],
    [
      'list.format-table-export',
      '"ClassId2e4f51ef21dd47e99d3c952918aff9cd","pageHeaderEntry","pageFooterEntry"\r\n"033e","",""\r\n',
    ],
  ])('says %s', async (code, text) => {
    expect((await refusalOf(text)).code).toBe(code)
  })

  it('knows an old Excel file, a picture and noise', async () => {
    expect((await refusalOf(Buffer.from('D0CF11E0A1B11AE1', 'hex'))).code).toBe('list.old-xls')
    expect((await refusalOf(Buffer.from('89504E470D0A1A0A0000000D', 'hex'))).code).toBe('list.binary')
    expect((await refusalOf(Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 73) % 251)))).code).toBe(
      'list.binary',
    )
    expect((await refusalOf(Buffer.alloc(4096))).code).toBe('list.binary')
  })

  it('does not guess an encoding that it does not read', async () => {
    expect((await refusalOf(western('Hostname,Ort\nPC-1,M\x81nster\n'))).code).toBe('list.encoding-unknown')
  })

  it('refuses recovery keys and repeats none of them', async () => {
    const key = '013706-454234-652641-353144-053317-571967-261767-691746'
    const lists = [
      `Computer,msFVE-RecoveryPassword\nPC-1,${key}\n`,
      `PC-1,${key}\nPC-2,${key}\n`,
      `Hostname,Note\nPC-1,${key.replaceAll('-', ' ')}\n`,
      'volumeType,deviceId\nOS,cc734f07-942c-400c-afa3-584189f688b7\n',
    ]
    for (const list of lists) {
      const refusal = await refusalOf(list)
      expect(refusal.code).toBe('list.keys-not-hosts')
      expect(JSON.stringify(refusal.details)).not.toContain('013706')
      expect(Object.keys(refusal.details).filter((name) => name !== 'path' && name !== 'line')).toEqual([])
    }
  })

  it.each([
    ['far behind the part that was inspected', `Hostname,Note\n${'PC-1,x\n'.repeat(5000)}PC-2,KEY\n`, 5002],
    ['above the header', 'Keys of ward 7,\nKEY,\nHostname,Serial\nPC-1,A1\n', 2],
    ['in a row that cannot be read', `Hostname,Note\n${'PC-1,x\n'.repeat(5000)}PC-2,KEY,too,many\n`, 5002],
  ])('stops at a recovery key %s', async (_, text, line) => {
    const key = '013706-454234-652641-353144-053317-571967-261767-691746'
    const reading = read(text.replace('KEY', key)).catch((error: unknown) => error)
    const refusal = (await reading) as Refusal
    expect(refusal).toMatchObject({ code: 'list.keys-not-hosts', details: { line } })
    expect(JSON.stringify(refusal.details)).not.toContain('013706')
  })

  it.each([
    [
      'as three ways of writing a key',
      '\ufeffComputer\u00a0Name,Key ID,Recovery Key\nOR-\u200b04,{EA96E66B-D684-474A-B09A-CDCDE48041E6},013706-454234-652641-353144-053317-571967-261767-691746\n',
    ],
    [
      'with full-width digits and no header',
      'OR-06,２５４９５８-１１８８７７-348227-398849-627418-470877-348590-534666\nOR-07,071357286968437602704737104181179630172645581603\n',
    ],
    [
      'as manage-bde prints them in German',
      'Volume "C:" [OS]\nAlle Schlüsselschutzvorrichtungen\n\n    TPM:\n      ID: {905EF80C-FFF3-4212-BCEC-78C850AB878D}\n    Numerisches Kennwort:\n      ID: {EA96E66B-D684-474A-B09A-CDCDE48041E6}\n      Kennwort:\n        013706-454234-652641-353144-053317-571967-261767-691746\n',
    ],
    [
      'as JSON in a cell',
      'DeviceName,DeviceID,Bits\nLAP-2231,cc734f07-942c-400c-afa3-584189f688b7,"[{""BitLockerKey"":""177969-428670-652465-077935-448646-062634-036344-410707""}]"\n',
    ],
  ])('refuses recovery keys %s', async (_, text) => {
    expect((await refusalOf(text)).code).toBe('list.keys-not-hosts')
  })

  it('tells a missing file from one that may not be read and from a folder', async () => {
    const codeOf = (path: string) => inspectList(path, {}, isHeader).catch((error: unknown) => (error as Refusal).code)
    expect(await codeOf(join(folder, 'none.csv'))).toBe('list.not-found')
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    expect(await codeOf(inner)).toBe('list.unreadable')
    if (process.getuid?.() === 0 || process.platform === 'win32') return
    const closed = aFile('Hostname\nPC-1\n')
    chmodSync(closed, 0)
    expect(await codeOf(closed)).toBe('list.no-permission')
  })
})

describe('the file to mend', () => {
  it('has the columns of the list, the line and the reason, and can be read again', async () => {
    const out = join(folder, 'mend.csv')
    async function* rejects() {
      yield { line: 7, reason: 'too many; cells', cells: ['PC-1', 'a "b"', 'c;d', 'more'] }
      yield { line: 9, reason: '缺少主机名', cells: [] }
    }
    expect(await writeRejects(out, { delimiter: ';', headers: ['Hostname', 'Serial', 'Note'] }, rejects())).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe(
      '\ufeffHostname;Serial;Note;Line;Reason\r\nPC-1;"a ""b""";"c;d";7;"too many; cells";more\r\n;;;9;缺少主机名\r\n',
    )
  })

  it('leaves nothing behind when the rows break off', async () => {
    const out = join(folder, 'broken.csv')
    async function* rejects() {
      yield { line: 1, reason: 'x', cells: ['a'] }
      throw new Error('stopped')
    }
    await expect(writeRejects(out, { delimiter: ',', headers: ['Hostname'] }, rejects())).rejects.toThrow('stopped')
    expect(() => readFileSync(out)).toThrow()
  })
})

describe('stopping', () => {
  it('stops within the file when it is asked to', async () => {
    const path = aFile(`Hostname,Serial\n${'PC-1,S1\n'.repeat(50_000)}`)
    const shape = await inspectList(path, {}, isHeader)
    const stop = new AbortController()
    const reading = (async () => {
      for await (const { bytesRead } of readRows(path, shape, stop.signal)) if (bytesRead > 0) stop.abort()
    })()
    await expect(reading).rejects.toThrow('aborted')
  })
})
