import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HostField, hostFields, knownHeaders } from './fields.ts'
import { countKnownHeaders, mapHeaders, normaliseHeader } from './header.ts'

/** The mapping of a list in words: field to header. */
function mapped(header: string, rows: readonly string[] = []) {
  const headers = header.split(',').map((cell) => cell.trim())
  const { preset, mapping, nameFallback, doubts } = mapHeaders(
    headers,
    rows.map((row) => row.split(',')),
  )
  return {
    preset,
    fields: Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, headers[column]])),
    fallback: nameFallback === null ? null : headers[nameFallback],
    doubts: doubts.map(({ column, code }) => (column === null ? code : `${headers[column]}: ${code}`)),
  }
}

interface Known {
  readonly list: string
  readonly header: string
  readonly preset: string | null
  readonly fields: Partial<Record<HostField, string>>
  readonly fallback?: string
}

const lists: readonly Known[] = [
  {
    list: 'hosts of the Falcon console',
    header:
      'Hostname,CID,Customer Name,Last Seen,First Seen,Platform,OS Version,OS Build,OS Product Name,Kernel Version,Model,Manufacturer,Type,Chassis,Last Reboot,OU,Site,Prevention Policy,Host ID,Local IP,Connection IP,Default Gateway IP,External IP,Domain,MAC Address,Connection MAC Address,Detections Disabled,Status,Filesystem Containment Status,CPUID,Serial Number,Sensor Version,Sensor Tags,Cloud Service Provider,Cloud Service Account ID,Cloud Service Instance ID,Cloud Service Zone/Group,RFM,Host Groups,Last Logged In User Account',
    preset: 'falcon',
    fields: {
      name: 'Hostname',
      serial: 'Serial Number',
      sensorId: 'Host ID',
      vmId: 'Cloud Service Instance ID',
      environment: 'Cloud Service Provider',
      site: 'Site',
      domain: 'Domain',
      os: 'OS Version',
      model: 'Model',
      manufacturer: 'Manufacturer',
      ip: 'Local IP',
      mac: 'MAC Address',
      lastSeen: 'Last Seen',
      person: 'Last Logged In User Account',
    },
  },
  {
    list: 'devices of the Falcon API',
    header:
      'agent_version,bios_version,chassis_type_desc,cid,connection_ip,device_id,external_ip,first_seen,groups,hostname,instance_id,last_login_user,last_seen,local_ip,mac_address,machine_domain,os_product_name,os_version,ou,platform_name,product_type_desc,serial_number,service_provider,site_name,status,system_manufacturer,system_product_name,tags',
    preset: 'falcon-api',
    fields: {
      name: 'hostname',
      serial: 'serial_number',
      sensorId: 'device_id',
      vmId: 'instance_id',
      environment: 'service_provider',
      site: 'site_name',
      domain: 'machine_domain',
      os: 'os_product_name',
      model: 'system_product_name',
      manufacturer: 'system_manufacturer',
      ip: 'local_ip',
      mac: 'mac_address',
      lastSeen: 'last_seen',
      person: 'last_login_user',
    },
  },
  {
    list: 'the Falcon query of July 2024',
    header:
      'cid,aid,ComputerName,LastSeen,CFVersion,LastSeenDelta,Details,AgentVersion,aip,event_platform,FalconGroupingTags,LocalAddressIP4,MAC,MachineDomain,OU,ProductType,SensorGroupingTags,SiteName,SystemManufacturer,SystemProductName,Version,_count',
    preset: 'falcon-query',
    fields: {
      name: 'ComputerName',
      sensorId: 'aid',
      domain: 'MachineDomain',
      site: 'SiteName',
      ip: 'LocalAddressIP4',
      mac: 'MAC',
      model: 'SystemProductName',
      manufacturer: 'SystemManufacturer',
      lastSeen: 'LastSeen',
      note: 'Details',
    },
  },
  {
    list: 'the Intune portal',
    header:
      'Device ID,Device name,Enrollment date,Last check-in,Microsoft Entra Device ID,OS version,Serial number,Manufacturer,Model,Wi-Fi MAC,Management name,UserId,Primary user UPN,Primary user display name,Compliance,Encrypted,OS,EthernetMAC',
    preset: 'intune',
    fields: {
      name: 'Device name',
      serial: 'Serial number',
      intuneId: 'Device ID',
      deviceId: 'Microsoft Entra Device ID',
      person: 'Primary user display name',
      os: 'OS',
      model: 'Model',
      manufacturer: 'Manufacturer',
      mac: 'EthernetMAC',
      lastSeen: 'Last check-in',
    },
  },
  {
    list: 'Intune before Entra was called so',
    header: 'Device ID,Device name,Last check-in,Azure AD Device ID,Serial number',
    preset: 'intune',
    fields: {
      name: 'Device name',
      serial: 'Serial number',
      intuneId: 'Device ID',
      deviceId: 'Azure AD Device ID',
      lastSeen: 'Last check-in',
    },
  },
  {
    list: 'Intune under the names of its database',
    header: 'DeviceId,DeviceName,CreatedDate,LastContact,ReferenceId,OSVersion,SerialNumber,ManagedDeviceName,UPN',
    preset: 'intune',
    fields: {
      name: 'DeviceName',
      serial: 'SerialNumber',
      intuneId: 'DeviceId',
      deviceId: 'ReferenceId',
      os: 'OSVersion',
      lastSeen: 'LastContact',
      person: 'UPN',
    },
  },
  {
    list: 'managed devices of Graph',
    header:
      'id,userId,deviceName,managedDeviceOwnerType,lastSyncDateTime,operatingSystem,azureADDeviceId,serialNumber,model,manufacturer,userPrincipalName',
    preset: 'intune',
    fields: {
      name: 'deviceName',
      serial: 'serialNumber',
      intuneId: 'id',
      deviceId: 'azureADDeviceId',
      os: 'operatingSystem',
      model: 'model',
      manufacturer: 'manufacturer',
      lastSeen: 'lastSyncDateTime',
      person: 'userPrincipalName',
    },
  },
  {
    list: 'a list for Autopilot',
    header: 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User',
    preset: 'autopilot',
    fields: { serial: 'Device Serial Number', person: 'Assigned User' },
  },
  {
    list: 'devices of Entra',
    header:
      'displayName,accountEnabled,operatingSystem,operatingSystemVersion,joinType (trustType),registeredOwners,approximateLastSignInDateTime,deviceId,isManaged,objectId,model',
    preset: 'entra',
    fields: {
      name: 'displayName',
      deviceId: 'deviceId',
      objectId: 'objectId',
      os: 'operatingSystem',
      model: 'model',
      lastSeen: 'approximateLastSignInDateTime',
      person: 'registeredOwners',
    },
  },
  {
    list: 'computers of Active Directory',
    header:
      'CanonicalName,Description,DistinguishedName,DNSHostName,Enabled,IPv4Address,LastLogonDate,Location,Name,ObjectClass,ObjectGUID,OperatingSystem,SamAccountName,SID,UserPrincipalName',
    preset: 'active-directory',
    fields: {
      name: 'DNSHostName',
      objectId: 'ObjectGUID',
      os: 'OperatingSystem',
      ip: 'IPv4Address',
      lastSeen: 'LastLogonDate',
      site: 'Location',
      note: 'Description',
    },
    fallback: 'Name',
  },
  {
    list: 'a report of ConfigMgr',
    header:
      'Details_Table0_ComputerName,Details_Table0_SerialNumber,Details_Table0_Manufacturer,Details_Table0_DomainWorkgroup,Details_Table0_SMSSiteName,Details_Table0_TopConsoleUser,Details_Table0_Model0',
    preset: 'configmgr',
    fields: {
      name: 'Details_Table0_ComputerName',
      serial: 'Details_Table0_SerialNumber',
      manufacturer: 'Details_Table0_Manufacturer',
      model: 'Details_Table0_Model0',
      domain: 'Details_Table0_DomainWorkgroup',
      site: 'Details_Table0_SMSSiteName',
      person: 'Details_Table0_TopConsoleUser',
    },
  },
  {
    list: 'a view of ConfigMgr',
    header:
      'ResourceID,Netbios_Name0,Resource_Domain_OR_Workgr0,User_Name0,Operating_System_Name_and0,SerialNumber0,Manufacturer0,Model0,SMBIOSAssetTag0,AD_Site_Name0',
    preset: 'configmgr',
    fields: {
      name: 'Netbios_Name0',
      serial: 'SerialNumber0',
      assetTag: 'SMBIOSAssetTag0',
      domain: 'Resource_Domain_OR_Workgr0',
      site: 'AD_Site_Name0',
      os: 'Operating_System_Name_and0',
      model: 'Model0',
      manufacturer: 'Manufacturer0',
      person: 'User_Name0',
    },
  },
  {
    list: 'Snipe-IT',
    header:
      'ID,Company,Asset Name,Asset Tag,Model,Model No.,Category,Manufacturer,Serial,Purchased,Cost,Location,Address,Address (2),City,Default Location,Checked Out,Type,Username,Department',
    preset: 'snipe-it',
    fields: {
      name: 'Asset Name',
      serial: 'Serial',
      assetTag: 'Asset Tag',
      model: 'Model',
      manufacturer: 'Manufacturer',
      site: 'Location',
      department: 'Department',
      person: 'Checked Out',
    },
  },
  {
    list: 'ServiceNow',
    header:
      'sys_id,name,os,serial_number,asset_tag,assigned_to,location,department,model_id,manufacturer,ip_address,mac_address,dns_domain,fqdn,install_status,sys_class_name',
    preset: 'servicenow',
    fields: {
      name: 'name',
      serial: 'serial_number',
      assetTag: 'asset_tag',
      site: 'location',
      department: 'department',
      person: 'assigned_to',
      domain: 'dns_domain',
      os: 'os',
      model: 'model_id',
      manufacturer: 'manufacturer',
      ip: 'ip_address',
      mac: 'mac_address',
    },
    fallback: 'fqdn',
  },
  {
    list: 'Lansweeper, whose asset id is the row of a database',
    header: 'AssetID,AssetName,Domain,AssetTypename,Username,IPAddress,IPLocation,Mac,Serialnumber,BarCode,Location',
    preset: 'lansweeper',
    fields: {
      name: 'AssetName',
      serial: 'Serialnumber',
      assetTag: 'BarCode',
      domain: 'Domain',
      site: 'Location',
      person: 'Username',
      ip: 'IPAddress',
      mac: 'Mac',
    },
  },
  {
    list: 'Defender',
    header:
      'Device ID,Device Name,Domain,AAD Device Id,First Seen,Last device update,OS Platform,Device IPs,Risk Level,Exposure Level,Health Status,Onboarding Status,Vendor,Model',
    preset: 'defender',
    fields: {
      name: 'Device Name',
      deviceId: 'AAD Device Id',
      domain: 'Domain',
      os: 'OS Platform',
      model: 'Model',
      manufacturer: 'Vendor',
      lastSeen: 'Last device update',
    },
  },
  {
    list: 'RVTools',
    header:
      'VM,Powerstate,Template,DNS Name,Connection state,Guest state,CPUs,Memory,Primary IP Address,Network #1,Annotation,Datacenter,Cluster,Host,OS according to the configuration file,OS according to the VMware Tools,VM ID,VM UUID,VI SDK UUID',
    preset: 'rvtools',
    fields: {
      name: 'DNS Name',
      vmId: 'VM UUID',
      site: 'Datacenter',
      ip: 'Primary IP Address',
      os: 'OS according to the VMware Tools',
      note: 'Annotation',
      power: 'Powerstate',
    },
    fallback: 'VM',
  },
  {
    list: 'the Azure portal',
    header: 'NAME,SUBSCRIPTION,RESOURCE GROUP,LOCATION,STATUS,OPERATING SYSTEM,SIZE,PUBLIC IP ADDRESS,DISKS',
    preset: 'azure',
    fields: { name: 'NAME', site: 'LOCATION', os: 'OPERATING SYSTEM' },
  },
  {
    list: 'the AWS console',
    header: 'Name,Instance ID,Instance state,Instance type,Status check,Availability Zone,Public IPv4 DNS',
    preset: 'aws',
    fields: { name: 'Name', vmId: 'Instance ID', site: 'Availability Zone' },
  },
  {
    list: 'an English sheet',
    header:
      'Asset Name,Asset Tag,Serial Number,Device Type,Model,Assigned User,Location,Room Number,Department,Purchase Date,Status,Reason/Notes',
    preset: null,
    fields: {
      name: 'Asset Name',
      serial: 'Serial Number',
      assetTag: 'Asset Tag',
      model: 'Model',
      site: 'Location',
      room: 'Room Number',
      department: 'Department',
      person: 'Assigned User',
      note: 'Reason/Notes',
    },
  },
  {
    list: 'a Chinese sheet',
    header: '设备名称,设备IP,SN号,所属区域,所属机房,所属机柜,设备型号,设备品牌,设备类型,CPU数,备注',
    preset: null,
    fields: {
      name: '设备名称',
      serial: 'SN号',
      site: '所属区域',
      room: '所属机柜',
      model: '设备型号',
      manufacturer: '设备品牌',
      ip: '设备IP',
      note: '备注',
    },
  },
  {
    list: 'a German sheet',
    header: 'Rechnername,Seriennummer,Inventarnr.,Abteilung,Standort,Raum,Benutzer,Letzte Anmeldung',
    preset: null,
    fields: {
      name: 'Rechnername',
      serial: 'Seriennummer',
      assetTag: 'Inventarnr.',
      department: 'Abteilung',
      site: 'Standort',
      room: 'Raum',
      person: 'Benutzer',
      lastSeen: 'Letzte Anmeldung',
    },
  },
  {
    list: 'a French sheet, whose place within the site is the room',
    header: "Nom de l’ordinateur,N° de série,N° d'inventaire,Service,Site,Emplacement,Utilisateur",
    preset: null,
    fields: {
      name: 'Nom de l’ordinateur',
      serial: 'N° de série',
      assetTag: "N° d'inventaire",
      department: 'Service',
      site: 'Site',
      room: 'Emplacement',
      person: 'Utilisateur',
    },
  },
  {
    list: 'a Spanish sheet',
    header: 'Nombre de equipo,Número de serie,Departamento,Ubicación,Usuario',
    preset: null,
    fields: {
      name: 'Nombre de equipo',
      serial: 'Número de serie',
      department: 'Departamento',
      site: 'Ubicación',
      person: 'Usuario',
    },
  },
  {
    list: 'a Japanese sheet',
    header: 'コンピューター名,シリアル番号,資産番号,部署,設置場所,使用者',
    preset: null,
    fields: {
      name: 'コンピューター名',
      serial: 'シリアル番号',
      assetTag: '資産番号',
      department: '部署',
      site: '設置場所',
      person: '使用者',
    },
  },
]

describe('finds the fields of', () => {
  test.each(lists)('$list', ({ header, preset, fields, fallback }) => {
    expect(mapped(header)).toMatchObject({ preset, fields, fallback: fallback ?? null })
    expect(Object.keys(mapped(header).fields).sort()).toEqual(Object.keys(fields).sort())
  })
})

describe('a header that lies', () => {
  test('is caught when the serial counts the rows', () => {
    const { fields, doubts } = mapped('Serial No,Computer,Site', ['1,PC-07,Leeds', '2,PC-02,Leeds', '3,PC-04,York'])
    expect(fields).toEqual({ name: 'Computer', site: 'Site' })
    expect(doubts).toEqual(['Serial No: shape-differs', 'serial-missing'])
  })

  test('keeps asset tags that only happen to follow each other', () => {
    expect(mapped('Computer,Asset', ['PC-1,4217', 'PC-2,4218', 'PC-3,4219']).fields.assetTag).toBe('Asset')
  })

  test('is doubted when the values have another shape', () => {
    const { doubts } = mapped('Hostname,Serial,Entra device ID', [
      '10.1.2.3,2024-07-19,7HK2Q93',
      '10.1.2.4,2024-07-18,7HK2Q94',
    ])
    expect(doubts).toEqual(['Hostname: shape-differs', 'Serial: shape-differs', 'Entra device ID: shape-differs'])
  })

  test('does not make a name of states, groups or people', () => {
    expect(
      mapped('Tag No,Serial Number,State,Ring', ['T-1,7HK2Q93,In-use,ring-1', 'T-2,7HK2Q94,In-use,ring-1']).fields,
    ).toEqual({ assetTag: 'Tag No', serial: 'Serial Number' })
  })

  test('gives way to the shape where no header is a name', () => {
    expect(mapped('Kasse,Serial Number', ['POS-001,7HK2Q93', 'POS-002,7HK2Q94']).fields).toEqual({
      name: 'Kasse',
      serial: 'Serial Number',
    })
  })
})

describe('a list without a header', () => {
  test('is mapped by shape', () => {
    expect(
      mapped('1,2,3,4', ['LDS-W4-0231,7HK2Q93,10.1.2.3,Leeds General', 'LDS-W4-0232,7HK2Q94,10.1.2.4,Leeds General'])
        .fields,
    ).toEqual({ name: '1', serial: '2', ip: '3' })
  })

  test.each([
    ['names', ['LDS-W4-0231', 'york', 'PC000123'], { name: '1' }],
    ['names without digits', ['alpha', 'beta'], { name: '1' }],
    ['names in Chinese', ['财务部一号机'], { name: '1' }],
    ['serials', ['7HK2Q93', '5CG1234ABC', 'PF3ZT0NM'], { serial: '1' }],
  ])('of one column may hold %s', (_, rows, fields) => {
    expect(mapped('1', rows).fields).toEqual(fields)
  })
})

test('every known header is found again, in any spelling', () => {
  const spellings = [
    (text: string) => text,
    (text: string) => ` ${text.toUpperCase()} `,
    (text: string) => text.replaceAll(' ', '_'),
    (text: string) => `\ufeff${text.replaceAll(' ', '\u00a0')}`,
  ]
  for (const field of hostFields) {
    for (const header of knownHeaders[field]) {
      for (const spell of spellings) expect(countKnownHeaders([spell(header)]), header).toBe(1)
    }
  }
})

test('no header stands under two fields', () => {
  const fieldsByHeader = new Map<string, Set<string>>()
  for (const field of hostFields) {
    for (const header of knownHeaders[field]) {
      const key = normaliseHeader(header)
      fieldsByHeader.set(key, (fieldsByHeader.get(key) ?? new Set()).add(field))
    }
  }
  const twice = [...fieldsByHeader].filter(([, fields]) => fields.size > 1).map(([header]) => header)
  // `Device ID` is the one of Intune or of Entra: presets say which.
  expect(twice).toEqual(['deviceid'])
})

test('an empty cell and a sentence are no headers', () => {
  expect(countKnownHeaders(['', '  ', '#', 'All computers in site'])).toBe(0)
})

test('gives each field one column and each column one field, whatever the headers are', () => {
  const header = fc.oneof(
    fc.constantFrom(...hostFields.flatMap((field) => knownHeaders[field])),
    fc.constantFrom('__proto__', 'constructor', 'VM', 'Powerstate', 'aid', 'CFVersion', '1', '2', ''),
    fc.string(),
  )
  const rows = fc.array(fc.array(fc.string(), { maxLength: 12 }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(header, { minLength: 1, maxLength: 12 }), rows, (headers, samples) => {
      const { mapping, nameFallback } = mapHeaders(headers, samples)
      const columns = [...Object.values(mapping), ...(nameFallback === null ? [] : [nameFallback])]
      expect(new Set(columns).size).toBe(columns.length)
      for (const column of columns) expect(column).toBeLessThan(headers.length)
      for (const field of Object.keys(mapping)) expect(hostFields).toContain(field)
    }),
  )
})
