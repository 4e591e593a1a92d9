/**
 * Files of keys as tools write them, filled with keys that are made up. Each kind says what a reading must find.
 */
import { aKey, aKeyId } from '../../../../src/domain/keys/testing/a-key.ts'

export interface KeyFileKind {
  readonly name: string
  readonly source: string
  /** What the file says of whose key it is. */
  readonly tells: readonly ('name' | 'device-id' | 'serial')[]
  readonly hasIds: boolean
  write(seeds: readonly number[], end: string): string
}

export const hostOf = (seed: number) => `ward${seed % 10}-pc${seed}`
export const deviceOf = (seed: number) => aKeyId(seed + 77).toLowerCase()
const id = (seed: number) => aKeyId(seed)
const low = (seed: number) => aKeyId(seed).toLowerCase()

/** The 16 bytes of an id as the directory keeps them. */
export function directoryBytes(seed: number): Buffer {
  const bytes = Buffer.from(aKeyId(seed).replaceAll('-', ''), 'hex')
  return Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ])
}

const objectName = (seed: number) => `2023-10-10T10:00:00-08:00{${id(seed)}}`
const dn = (seed: number) => `CN=${objectName(seed)},CN=${hostOf(seed).toUpperCase()},OU=Ward 7,DC=clinic,DC=example`

function csv(header: string, row: (seed: number) => readonly string[], separator = ','): KeyFileKind['write'] {
  return (seeds, end) =>
    [header.replaceAll(/[,;]/g, separator), ...seeds.map((seed) => row(seed).join(separator))]
      .map((line) => line + end)
      .join('')
}

/** As Format-List does it: 80 columns, the rest of a long value below its beginning. */
function formatList(rows: (seed: number) => readonly (readonly [string, string])[]): KeyFileKind['write'] {
  return (seeds, end) => {
    const lines = ['', '']
    for (const seed of seeds) {
      const fields = rows(seed)
      const width = Math.max(...fields.map(([label]) => label.length))
      for (const [label, value] of fields) {
        const room = 79 - width - 3
        const parts = value.match(new RegExp(`.{1,${room}}`, 'g')) ?? ['']
        lines.push(
          `${label.padEnd(width)} : ${parts[0]}`,
          ...parts.slice(1).map((part) => `${' '.repeat(width + 3)}${part}`),
        )
      }
      lines.push('')
    }
    return lines.map((line) => line + end).join('')
  }
}

function manageBde(words: {
  volume: (letter: string) => string
  all: string
  tpm: string
  block: string
  id: string
  label: string
  after?: string
}): KeyFileKind['write'] {
  return (seeds, end) =>
    seeds
      .flatMap((seed) => [
        'BitLocker: 10.0.26100',
        '',
        `Computer: ${hostOf(seed)}`,
        words.volume('C'),
        words.all,
        '',
        `    ${words.tpm}`,
        `      ${words.id} {${id(seed + 5000)}}`,
        '      PCR: 7, 11',
        '',
        `    ${words.block}`,
        `      ${words.id} {${id(seed)}}`,
        `      ${words.label}`,
        `        ${aKey(seed)}`,
        ...(words.after === undefined ? [] : [words.after]),
        '',
      ])
      .map((line) => line + end)
      .join('')
}

function json(write: (seeds: readonly number[]) => unknown, indent?: number): KeyFileKind['write'] {
  return (seeds, end) => JSON.stringify(write(seeds), null, indent).replaceAll('\n', end)
}

const graph = (seed: number) => ({
  id: low(seed),
  createdDateTime: '2024-05-02T07:41:19Z',
  volumeType: seed % 2 === 0 ? 1 : 'operatingSystemVolume',
  deviceId: deviceOf(seed),
  key: aKey(seed),
})

function aligned(heads: readonly string[], row: (seed: number) => readonly string[]): KeyFileKind['write'] {
  return (seeds, end) => {
    const rows = seeds.map(row)
    const widths = heads.map((head, column) =>
      Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
    )
    const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' ')
    return [
      line(heads),
      line(widths.map((width) => '-'.repeat(width))),
      ...rows.map(line),
      '',
      `(${seeds.length} rows affected)`,
    ]
      .map((text) => text + end)
      .join('')
  }
}

const name = ['name'] as const

export const keyFileKinds: readonly KeyFileKind[] = [
  // Active Directory
  {
    name: 'AD, per computer, no id',
    source: 'ad',
    tells: name,
    hasIds: false,
    write: csv('Computer Name,whenCreated,msFVE-RecoveryPassword', (s) => [
      hostOf(s),
      '10/10/2023 10:00:00 AM',
      aKey(s),
    ]),
  },
  {
    name: 'AD, Get-ADComputers-BitLockerInfo',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: csv(
      'ComputerName;OperatingSystem;Date;Time;GMT;PasswordID;RecoveryPassword;DistinguishedName',
      (s) => [
        hostOf(s),
        'Windows 11',
        '2023-10-10',
        '10:00:00',
        '-08:00',
        id(s),
        aKey(s),
        dn(s).replace(`CN=${objectName(s)},`, ''),
      ],
      ';',
    ),
  },
  {
    name: 'AD, BitlocerKeyID',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: csv('Computer,RecoveryPassword,Date,BitlocerKeyID', (s) => [hostOf(s), aKey(s), '10/10/2023', id(s)]),
  },
  {
    name: 'AD, name of the object only',
    source: 'ad',
    tells: [],
    hasIds: true,
    write: csv('"Name","msFVE-RecoveryPassword"', (s) => [`"${objectName(s)}"`, `"${aKey(s)}"`]),
  },
  {
    name: 'AD, #TYPE and System.Byte[]',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: (seeds, end) =>
      `#TYPE Selected.Microsoft.ActiveDirectory.Management.ADObject${end}${csv('"DistinguishedName","Name","msFVE-RecoveryGuid","msFVE-RecoveryPassword"', (s) => [`"${dn(s)}"`, `"${objectName(s)}"`, '"System.Byte[]"', `"${aKey(s)}"`])(seeds, end)}`,
  },
  {
    name: 'AD, csvde',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: csv('DN,objectClass,msFVE-RecoveryPassword,msFVE-RecoveryGuid', (s) => [
      `"${dn(s)}"`,
      'msFVE-RecoveryInformation',
      aKey(s),
      `X'${directoryBytes(s).toString('hex')}'`,
    ]),
  },
  {
    name: 'AD, ldifde',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .flatMap((s) => [
          `dn: ${dn(s).slice(0, 74)}`,
          ` ${dn(s).slice(74)}`,
          'changetype: add',
          'objectClass: top',
          'objectClass: msFVE-RecoveryInformation',
          `msFVE-RecoveryPassword: ${aKey(s).slice(0, 53)}`,
          ` ${aKey(s).slice(53)}`,
          `msFVE-RecoveryGuid:: ${directoryBytes(s).toString('base64')}`,
          '',
        ])
        .map((line) => line + end)
        .join(''),
  },
  {
    name: 'AD, Format-List',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: formatList((s) => [
      ['DistinguishedName', dn(s)],
      ['CN', objectName(s)],
      ['msFVE-RecoveryGuid', `{${[...directoryBytes(s)].join(', ')}}`],
      ['msFVE-RecoveryPassword', aKey(s)],
      ['Name', objectName(s)],
      ['ObjectClass', 'msFVE-RecoveryInformation'],
      ['ObjectGUID', id(s + 9000)],
    ]),
  },
  {
    name: 'AD, ConvertTo-Json',
    source: 'ad',
    tells: name,
    hasIds: true,
    write: json(
      (seeds) =>
        seeds.map((s) => ({
          DistinguishedName: dn(s),
          'msFVE-RecoveryGuid': [...directoryBytes(s)],
          'msFVE-RecoveryPassword': aKey(s),
          ObjectGUID: id(s + 9000),
        })),
      4,
    ),
  },
  // Entra, Intune, Graph
  {
    name: 'Entra, flat dump',
    source: 'entra',
    tells: ['device-id', 'name'],
    hasIds: true,
    write: csv('EntraObjectId,DeviceId,DisplayName,BitLockerKeyId,RecoveryKey,VolumeType,KeyCreated', (s) => [
      id(s + 1).toLowerCase(),
      deviceOf(s),
      hostOf(s),
      low(s),
      aKey(s),
      '1',
      '2024-05-02T07:41:19Z',
    ]),
  },
  {
    name: 'Intune, JSON in a cell',
    source: 'intune',
    tells: ['device-id', 'name'],
    hasIds: true,
    write: csv('DeviceName,DeviceID,BitLockerKey', (s) => [
      hostOf(s),
      deviceOf(s),
      `"[{""BitLockerKey"":""${aKey(s)}"",""BitLockerKeyID"":""${low(s)}"",""CreatedDatePT"":""5/2/2024 12:41:19 AM""}]"`,
    ]),
  },
  {
    name: 'Graph, an answer',
    source: 'entra',
    tells: ['device-id'],
    hasIds: true,
    write: json((seeds) => ({ '@odata.context': 'https://graph.example/$metadata#x', value: seeds.map(graph) })),
  },
  {
    name: 'Graph, an array with line breaks',
    source: 'entra',
    tells: ['device-id'],
    hasIds: true,
    write: json((seeds) => seeds.map(graph), 2),
  },
  {
    name: 'Graph, one object a line',
    source: 'entra',
    tells: ['device-id'],
    hasIds: true,
    write: (seeds, end) => seeds.map((s) => JSON.stringify(graph(s)) + end).join(''),
  },
  {
    name: 'Graph, pages behind each other',
    source: 'entra',
    tells: ['device-id'],
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .map((s) => JSON.stringify({ '@odata.nextLink': 'https://graph.example/x', value: [graph(s)] }) + end)
        .join(''),
  },
  {
    name: 'Graph, PowerShell objects',
    source: 'entra',
    tells: ['device-id'],
    hasIds: true,
    write: json(
      (seeds) =>
        seeds.map((s) => ({
          Id: low(s),
          CreatedDateTime: '/Date(1714635679000)/',
          DeviceId: deviceOf(s),
          Key: aKey(s),
          VolumeType: '1',
          AdditionalProperties: {},
        })),
      4,
    ),
  },
  {
    name: 'Graph, keys inside devices',
    source: 'entra',
    tells: ['device-id', 'name'],
    hasIds: true,
    write: json((seeds) => seeds.map((s) => ({ recoveryKeys: [graph(s)], deviceName: hostOf(s) }))),
  },
  // MBAM, ConfigMgr
  {
    name: 'MBAM, Machines and Keys',
    source: 'mbam',
    tells: name,
    hasIds: true,
    write: csv('Id,Name,VolumeId,RecoveryKeyId,LastUpdateTime,RecoveryKey', (s) => [
      String(s),
      hostOf(s),
      id(s + 3).toLowerCase(),
      low(s),
      '2024-08-13 04:05:15.000',
      aKey(s),
    ]),
  },
  {
    name: 'MBAM, Keys alone',
    source: 'mbam',
    tells: [],
    hasIds: true,
    write: csv(
      'VolumeId,LastUpdateTime,RecoveryKeyId,RecoveryKey,Disclosed',
      (s) => [id(s + 3).toLowerCase(), '2024-08-13 04:05:15.000', low(s), aKey(s), '0'],
      '\t',
    ),
  },
  {
    name: 'MBAM, results as text',
    source: 'mbam',
    tells: name,
    hasIds: true,
    write: aligned(['Name', 'VolumeId', 'RecoveryKeyId', 'LastUpdateTime', 'RecoveryKey'], (s) => [
      hostOf(s),
      id(s + 3).toLowerCase(),
      low(s),
      '2024-08-13 04:05:15.000',
      aKey(s),
    ]),
  },
  {
    name: 'MBAM, without a header',
    source: 'csv',
    tells: [],
    hasIds: true,
    write: (seeds, end) =>
      seeds.map((s) => `${id(s + 3).toLowerCase()},2024-08-13 04:05:15.000,${low(s)},${aKey(s)},0${end}`).join(''),
  },
  {
    name: 'ConfigMgr',
    source: 'configmgr',
    tells: name,
    hasIds: true,
    write: csv('"Machine Name","Recovery Key ID","Recovery Key",LastUpdateTime', (s) => [
      `"${hostOf(s)}"`,
      `"${low(s)}"`,
      `"${aKey(s)}"`,
      '2024-08-13 04:05:15.000',
    ]),
  },
  // manage-bde
  {
    name: 'manage-bde, English',
    source: 'manage-bde',
    tells: name,
    hasIds: true,
    write: manageBde({
      volume: (l) => `Volume ${l}: []`,
      all: 'All Key Protectors',
      tpm: 'TPM:',
      block: 'Numerical Password:',
      id: 'ID:',
      label: 'Password:',
    }),
  },
  {
    name: 'manage-bde, German',
    source: 'manage-bde',
    tells: name,
    hasIds: true,
    write: manageBde({
      volume: (l) => `Volume "${l}:" [OS]`,
      all: 'Alle Schlüsselschutzvorrichtungen',
      tpm: 'TPM:',
      block: 'Numerisches Kennwort:',
      id: 'ID:',
      label: 'Kennwort:',
      after: '      Sicherungstyp:',
    }),
  },
  {
    name: 'manage-bde, French',
    source: 'manage-bde',
    tells: name,
    hasIds: true,
    write: manageBde({
      volume: (l) => `Volume ${l}: [Windows ]`,
      all: 'Tous les protecteurs',
      tpm: 'TPM\u00a0:',
      block: 'Mot de passe numérique\u00a0:',
      id: 'ID\u00a0:',
      label: 'Mot de passe\u00a0:',
    }),
  },
  {
    name: 'manage-bde, Chinese',
    source: 'manage-bde',
    tells: name,
    hasIds: true,
    write: manageBde({
      volume: (l) => `卷 ${l}: [OS]`,
      all: '所有密钥保护器',
      tpm: 'TPM:',
      block: '数字密码:',
      id: 'ID:',
      label: '密码:',
    }),
  },
  // Windows, PowerShell, by hand
  {
    name: 'the file that Windows saves',
    source: 'windows-file',
    tells: [],
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .flatMap((s) => [
          'BitLocker Drive Encryption recovery key ',
          '',
          'To verify that this is the correct recovery key, compare the start of the following identifier with the identifier value displayed on your PC.',
          '',
          'Identifier:',
          '',
          `\t${id(s)}`,
          '',
          'If the above identifier matches the one displayed by your PC, then use the following key to unlock your drive.',
          '',
          'Recovery Key:',
          '',
          `\t${aKey(s)}`,
          '',
          'Try another recovery key.',
          '',
        ])
        .map((line) => line + end)
        .join(''),
  },
  {
    name: 'the file that Windows saves, German',
    source: 'windows-file',
    tells: [],
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .flatMap((s) => [
          'Wiederherstellungsschlüssel für die BitLocker-Laufwerkverschlüsselung',
          '',
          'Bezeichner:',
          '',
          `      ${id(s)}`,
          '',
          'Wiederherstellungsschlüssel:',
          '',
          `      ${aKey(s)}`,
          '',
        ])
        .map((line) => line + end)
        .join(''),
  },
  {
    name: 'Windows 7, the short id first',
    source: 'windows-file',
    tells: [],
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .flatMap((s) => [
          `Recovery key identification: ${id(s).slice(0, 16)}`,
          `Full recovery key identification: ${id(s)}`,
          '',
          'BitLocker Recovery Key:',
          aKey(s),
          '',
        ])
        .map((line) => line + end)
        .join(''),
  },
  {
    name: 'a script that imitates Windows',
    source: 'csv',
    tells: name,
    hasIds: true,
    write: (seeds, end) =>
      seeds
        .flatMap((s) => [`Computer: ${hostOf(s)}`, `Identifier: ${id(s)}`, `Recovery Key: ${aKey(s)}`, ''])
        .map((line) => line + end)
        .join(''),
  },
  {
    name: 'Get-BitLockerVolume',
    source: 'csv',
    tells: [],
    hasIds: true,
    write: csv('"MountPoint","KeyProtectorId","RecoveryPassword"', (s) => ['"C:"', `"{${id(s)}}"`, `"${aKey(s)}"`]),
  },
  {
    name: 'one row for each protector',
    source: 'csv',
    tells: [],
    hasIds: true,
    write: (seeds, end) =>
      csv(
        'MountPoint,VolumeStatus,KeyprotectorId,AutoUnlockProtector,KeyProtectorType,KeyFileName,RecoveryPassword',
        (s) => [
          'C:',
          'FullyEncrypted',
          `{${id(s + 5000)}}`,
          '',
          'Tpm',
          '',
          `${end}C:,FullyEncrypted,{${id(s)}},,RecoveryPassword,,${aKey(s)}`,
        ],
      )(seeds, end),
  },
  {
    name: 'a script, four columns',
    source: 'csv',
    tells: name,
    hasIds: true,
    write: csv('ComputerName,RecoveryKeyID,RecoveryPassword,DateAdded', (s) => [
      hostOf(s),
      `{${id(s)}}`,
      aKey(s),
      '2024-05-02',
    ]),
  },
  {
    name: 'a script, no header, other secrets',
    source: 'csv',
    tells: name,
    hasIds: false,
    write: (seeds, end) => seeds.map((s) => `${hostOf(s)},${aKey(s)},laps-admin,S3cret-pass-w0rd${end}`).join(''),
  },
  {
    name: 'a Chinese sheet',
    source: 'csv',
    tells: ['serial', 'name'],
    hasIds: true,
    write: csv('主机名,序列号,密钥ID,恢复密钥', (s) => [hostOf(s), `PF${String(s).padStart(6, '0')}X`, id(s), aKey(s)]),
  },
  {
    name: 'an unknown language',
    source: 'csv',
    tells: name,
    hasIds: true,
    write: csv('Nazwa;Identyfikator;Haslo', (s) => [hostOf(s), id(s), aKey(s)], ';'),
  },
]
