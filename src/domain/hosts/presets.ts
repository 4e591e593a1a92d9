/**
 * Where a list comes from, told by headers that stand together in no other, and what its headers mean there: the same
 * word is another thing elsewhere (`Host` in RVTools is the ESXi server, `Device ID` of Intune is not that of Entra).
 */
import type { HostField } from './fields.ts'

export interface Preset {
  readonly id: string
  readonly has: readonly string[]
  /** Columns in the order in which they are tried; a second one for the name fills in where the first is empty. */
  readonly fields: Partial<Record<HostField, readonly string[]>>
  readonly ignore?: readonly string[]
  /** The column that says of a row that it is a template from which machines are made. */
  readonly template?: string
}

export const presets: readonly Preset[] = [
  {
    id: 'intune',
    has: ['Device name', 'Last check-in'],
    fields: {
      name: ['Device name'],
      intuneId: ['Device ID'],
      deviceId: ['Microsoft Entra Device ID', 'Azure AD Device ID'],
      person: ['Primary user display name', 'Primary user UPN'],
    },
  },
  {
    // The same report asked for through the export API keeps the names of the database.
    id: 'intune',
    has: ['DeviceName', 'DeviceId', 'ReferenceId'],
    fields: { name: ['DeviceName'], intuneId: ['DeviceId'], deviceId: ['ReferenceId'], person: ['UPN'] },
  },
  {
    id: 'intune',
    has: ['deviceName', 'managedDeviceOwnerType'],
    fields: {
      name: ['deviceName'],
      intuneId: ['id'],
      deviceId: ['azureADDeviceId'],
      os: ['operatingSystem'],
      person: ['userPrincipalName'],
    },
  },
  { id: 'autopilot', has: ['Hardware Hash'], fields: { serial: ['Device Serial Number'], person: ['Assigned User'] } },
  {
    id: 'entra',
    has: ['approximateLastSignInDateTime', 'displayName'],
    fields: { name: ['displayName'], deviceId: ['deviceId'], objectId: ['objectId'] },
  },
  {
    id: 'falcon-query',
    has: ['aid', 'ComputerName', 'CFVersion'],
    fields: {
      name: ['ComputerName'],
      domain: ['MachineDomain'],
      site: ['SiteName'],
      sensorId: ['aid'],
      ip: ['LocalAddressIP4'],
      // Whether it was hit at all: the result also lists machines that were not.
      note: ['Details'],
    },
    ignore: ['ProductType', 'Version'],
  },
  {
    id: 'falcon-api',
    has: ['device_id', 'agent_version'],
    fields: { name: ['hostname'], sensorId: ['device_id'], vmId: ['instance_id'], environment: ['service_provider'] },
  },
  {
    id: 'falcon',
    has: ['Hostname', 'Host ID'],
    fields: {
      name: ['Hostname'],
      sensorId: ['Host ID'],
      os: ['OS Version', 'OS Product Name'],
      vmId: ['Cloud Service Instance ID'],
      environment: ['Cloud Service Provider'],
    },
    ignore: ['Chassis', 'Type', 'Platform'],
  },
  {
    id: 'active-directory',
    has: ['DistinguishedName', 'SamAccountName'],
    fields: {
      name: ['DNSHostName', 'Name', 'cn', 'SamAccountName'],
      objectId: ['ObjectGUID', 'SID'],
      os: ['OperatingSystem'],
    },
    ignore: ['DistinguishedName', 'DN', 'UserPrincipalName'],
  },
  {
    id: 'defender',
    has: ['Onboarding Status', 'Exposure Level'],
    fields: {
      name: ['Device Name', 'computerDnsName'],
      deviceId: ['AAD Device Id'],
      os: ['OS Platform', 'OS Version'],
    },
    ignore: ['Device ID'],
  },
  {
    id: 'rvtools',
    has: ['VM', 'Powerstate'],
    fields: { name: ['DNS Name', 'VM'], site: ['Datacenter'], vmId: ['VM UUID'], power: ['Powerstate'] },
    ignore: ['Host', 'VM ID'],
    template: 'Template',
  },
  {
    id: 'azure',
    has: ['RESOURCE GROUP', 'LOCATION'],
    // Not the name of the resource, where the name of the Windows in it is known.
    fields: { name: ['osProfile.computerName', 'NAME'], site: ['LOCATION'], os: ['storageProfile.osDisk.osType'] },
    ignore: ['SIZE'],
  },
  {
    id: 'aws',
    has: ['Instance ID', 'Instance type'],
    fields: {
      name: ['Name'],
      vmId: ['Instance ID'],
      site: ['Availability Zone'],
      os: ['Platform details', 'Platform'],
    },
  },
  {
    id: 'servicenow',
    has: ['install_status', 'name'],
    fields: { name: ['name', 'fqdn'], serial: ['serial_number'], assetTag: ['asset_tag'] },
  },
  {
    id: 'servicenow',
    has: ['sys_class_name'],
    fields: { name: ['name', 'fqdn'], serial: ['serial_number'], assetTag: ['asset_tag'] },
  },
  {
    id: 'snipe-it',
    has: ['Asset Tag', 'Checked Out'],
    fields: { name: ['Asset Name'], site: ['Location'], person: ['Checked Out'] },
    ignore: ['Address', 'Username', 'Type', 'Default Location'],
  },
  {
    // Its AssetID is the row of a database.
    id: 'lansweeper',
    has: ['AssetName', 'AssetTypename'],
    fields: { name: ['AssetName'], assetTag: ['BarCode'], site: ['Location'] },
    ignore: ['AssetID', 'IPLocation'],
  },
  {
    id: 'configmgr',
    has: ['Netbios_Name0', 'ResourceID'],
    fields: { name: ['Netbios_Name0'], domain: ['Resource_Domain_OR_Workgr0', 'Full_Domain_Name0'] },
  },
  {
    id: 'configmgr',
    has: ['Name', 'ResourceID', 'SMBIOSGUID'],
    fields: { name: ['Name'], vmId: ['SMBIOSGUID'], person: ['PrimaryUser', 'LastLogonUser'] },
  },
  {
    id: 'bluelift',
    has: ['Bluelift host ID', 'Recovery status'],
    fields: { name: ['Host name'] },
    ignore: ['Note', 'Place'],
  },
]
