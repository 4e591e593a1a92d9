/**
 * What the columns, labels and properties of key files mean: those of the scripts, databases and portals that people
 * export keys with. What stands in none of these lists is never kept: real exports hold passwords of accounts beside
 * the keys.
 */
import { normaliseHeader } from '../hosts/header.ts'

export type KeyField =
  | 'key'
  | 'keyId'
  /** An id only where nothing else is: `Id` of Graph, of MBAM the machine's. */
  | 'weakId'
  /** Name of an object in Active Directory: of a key (time and GUID) or of a computer. */
  | 'name'
  | 'host'
  | 'dn'
  | 'serial'
  | 'assetTag'
  | 'deviceId'
  /** Device id of Entra where the list also has another one, else whatever it is. */
  | 'weakDeviceId'
  | 'objectId'
  | 'volume'
  | 'created'
  | 'time'
  | 'protector'

export type KeySource =
  | 'ad'
  | 'entra'
  | 'intune'
  | 'mbam'
  | 'configmgr'
  | 'manage-bde'
  | 'windows-file'
  | 'csv'
  | 'typed'

const known: Readonly<Record<KeyField, readonly string[]>> = {
  key: [
    'RecoveryPassword',
    'Recovery Key',
    'msFVE-RecoveryPassword',
    'BitLockerKey',
    'BitLocker Recovery Key',
    'BitLockerRecoveryPassword',
    'Numerical Password',
    'Key',
    'Password',
    'RecoveryKey0',
    // Of Get-BitLockerVolume: a list of types. No key is in it, and that is said.
    'KeyProtector',
    '恢复密钥',
    '恢复密码',
    'BitLocker密钥',
    'BitLocker恢复密钥',
    '48位密钥',
    '数字密码',
    '密码',
    'Wiederherstellungsschlüssel',
    'Wiederherstellungskennwort',
    'Numerisches Kennwort',
    'Kennwort',
    'Clé de récupération',
    'Mot de passe numérique',
    'Mot de passe',
    'Clave de recuperación',
    '回復キー',
  ],
  keyId: [
    'msFVE-RecoveryGuid',
    'RecoveryGuid',
    'RecoveryKeyId',
    'Recovery Key ID',
    'KeyProtectorId',
    'KeyID',
    'Key ID',
    'PasswordID',
    'Password ID',
    'RecoveryPasswordID',
    'BitLockerKeyId',
    'BitlocerKeyID',
    'BitLockerRecoveryKeyId',
    'Identifier',
    'Full recovery key identification',
    'RecoveryKeyId0',
    '密钥ID',
    '恢复密钥ID',
    '密钥标识符',
    '标识符',
    'Bezeichner',
    'Schlüssel-ID',
    'Kennwort-ID',
    'Identificateur',
    'ID de clé',
    'Identificador',
  ],
  weakId: ['Id'],
  name: ['Name', 'CN'],
  host: [
    'ComputerName',
    'Computer',
    'Hostname',
    'Machine Name',
    'Machine',
    'PC Name',
    'PC',
    'DeviceName',
    'DisplayName',
    'DNSHostName',
    'computerDnsName',
    'DNS Name',
    'FQDN',
    'Netbios_Name0',
    'Name0',
    'AssetName',
    'Host',
    'SystemName',
    'PSComputerName',
    '主机名',
    '主机名称',
    '计算机名',
    '计算机名称',
    '电脑名',
    '电脑名称',
    '机器名',
    '设备名',
    '设备名称',
    'Computername',
    'Rechnername',
    'Gerätename',
    "Nom de l'ordinateur",
    'Nom du poste',
    'Nombre de equipo',
    'コンピューター名',
    'ホスト名',
  ],
  dn: ['DistinguishedName', 'dn'],
  serial: [
    'Serial Number',
    'Serial',
    'Serial No',
    'SerialNumber0',
    'S/N',
    'SN',
    'Service Tag',
    'Device Serial Number',
    'BIOS Serial',
    '序列号',
    '设备序列号',
    '主机编号',
    'Seriennummer',
    'Numéro de série',
    'Número de serie',
    'シリアル番号',
  ],
  assetTag: ['Asset Tag', 'Asset No', 'Asset Number', '资产编号', '资产标签', 'Inventarnummer'],
  deviceId: [
    'Microsoft Entra Device ID',
    'Azure AD Device ID',
    'azureADDeviceId',
    'AAD Device Id',
    'Entra device ID',
    'EntraDeviceId',
    'AzureADDeviceID',
  ],
  weakDeviceId: ['DeviceId'],
  objectId: ['EntraObjectId', 'AzureObjectId'],
  volume: ['VolumeType', 'MountPoint', 'Drive', 'Drive Letter', 'Volume', '卷', '盘符', 'Laufwerk', 'Lecteur'],
  created: [
    'createdDateTime',
    'KeyCreated',
    'whenCreated',
    'DateAdded',
    'Created',
    'Date',
    'LastUpdateTime',
    'CreatedDatePT',
    'Backed Up On',
    '创建时间',
    'Erstellt',
  ],
  time: ['Time'],
  protector: ['KeyProtectorType'],
}

const fieldOf = new Map<string, KeyField>()
for (const [field, headers] of Object.entries(known)) {
  // The entries of a record have its keys.
  for (const header of headers) fieldOf.set(normaliseHeader(header), field as KeyField)
}

/** @returns null for a column that is never kept */
export function keyFieldOf(header: string): KeyField | null {
  if (header.length > 80) return null
  const name = normaliseHeader(header.replace(/^Details_Table\d+_/i, '').replace(/ \(\d+\)$/, ''))
  return fieldOf.get(name) ?? null
}

/** How many of these cells head a column of a file of keys. */
export function countKeyHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '' && cell.length <= 60 && keyFieldOf(cell) !== null).length
}

/** Whether these headers are of a file that has keys, or the ids of keys, at all. */
export function areKeyHeaders(headers: readonly string[]): boolean {
  return headers.some((header) => {
    const field = keyFieldOf(header)
    return field === 'key' || field === 'keyId'
  })
}

/**
 * Where a file comes from, by the names in it.
 *
 * Active Directory: facts of `msFVE-RecoveryInformation` and the scripts that list it. Entra: properties of Graph's
 * `bitlockerRecoveryKey` and flat dumps of them. MBAM and ConfigMgr: the columns of their databases.
 */
export function sourceOf(headers: readonly string[]): KeySource {
  const names = new Set(headers.map(normaliseHeader))
  const has = (...wanted: readonly string[]) => wanted.every((name) => names.has(name))
  if (
    [...names].some((name) => name.startsWith('msfve')) ||
    has('bitlocerkeyid') ||
    has('passwordid', 'distinguishedname')
  )
    return 'ad'
  if (has('createddatept') || (has('bitlockerkey', 'deviceid') && !has('entraobjectid'))) return 'intune'
  if (
    has('entraobjectid') ||
    has('bitlockerkeyid', 'deviceid') ||
    has('createddatetime', 'deviceid') ||
    has('volumetype', 'deviceid')
  )
    return 'entra'
  if (has('machinename', 'recoverykeyid') || has('netbiosname0') || has('recoverykeyid0')) return 'configmgr'
  if (has('recoverykeyid') && (has('volumeid') || has('lastupdatetime') || has('disclosed'))) return 'mbam'
  return 'csv'
}
