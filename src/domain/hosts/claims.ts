/**
 * Claims: the values that may identify a host, normalised and judged.
 *
 * Lists lie. A placeholder serial taken at face value melts a whole fleet into one host, so known placeholders and
 * numbers that a spreadsheet destroyed are kept as text and identify nothing.
 */
import type { HostField } from './fields.ts'

export type ClaimKind =
  | 'serial'
  | 'device-id'
  | 'sensor-id'
  | 'intune-id'
  | 'object-id'
  | 'vm-id'
  | 'asset-tag'
  | 'mac'
  | 'name'

/** Why a claim identifies nothing. `repeated`: the list gives it to several hosts. `shared`: such values are copied. */
export type ClaimDoubt = 'placeholder' | 'damaged' | 'too-short' | 'repeated' | 'shared'

export interface Claim {
  readonly kind: ClaimKind
  /** As it is compared. */
  readonly value: string
  /** As the list wrote it. */
  readonly shown: string
  readonly identifies: boolean
  readonly why?: ClaimDoubt
}

/** Strongest first: the first valid claim gives a new host its id. */
const kinds: readonly (readonly [ClaimKind, HostField])[] = [
  ['serial', 'serial'],
  ['device-id', 'deviceId'],
  ['sensor-id', 'sensorId'],
  ['intune-id', 'intuneId'],
  ['object-id', 'objectId'],
  ['vm-id', 'vmId'],
  ['asset-tag', 'assetTag'],
  ['mac', 'mac'],
  ['name', 'name'],
]

/**
 * The claims of one row, strongest kind first. Empty fields claim nothing.
 *
 * A MAC address never identifies: docks and adapters wander from machine to machine.
 */
export function claimsOf(row: { readonly fields: Readonly<Record<string, string>>; readonly line: number }): Claim[] {
  return kinds.flatMap(([kind, field]) => {
    const shown = row.fields[field] ?? ''
    if (shown === '') return []
    const value = normaliseClaim(kind, shown)
    if (value === '') return []
    const why = judge(kind, shown, value)
    return [{ kind, value, shown, identifies: why === null, ...(why === null ? {} : { why }) }]
  })
}

/** A claim as it is compared: the same text in every list for the same machine. */
export function normaliseClaim(kind: ClaimKind, shown: string): string {
  const text = plain(shown)
  switch (kind) {
    case 'name':
      return splitName(text).name
    case 'serial':
      return text.replace(/[\s-]/g, '')
    case 'device-id':
    case 'intune-id':
    case 'object-id':
    case 'vm-id':
      return text.replace(/^\{|\}$/g, '')
    case 'mac':
      return text.replace(/[^0-9a-f]/g, '')
    default:
      return text
  }
}

/** NFKC, no invisible characters, no spaces around, lower case. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\u00ad\ufeff]/gu, '')
    .trim()
    .toLowerCase()
}

/**
 * Splits a host name from its domain: `HOST.domain.`, `DOMAIN\HOST`, `HOST$`, `CN=HOST,OU=...`, `\\HOST`.
 *
 * @param text already `plain`
 */
export function splitName(text: string): { readonly name: string; readonly domain: string } {
  const distinguished = /^cn=([^,]+),/.exec(text)
  if (distinguished !== null) {
    const parts = [...text.matchAll(/dc=([^,]+)/g)].map((match) => match[1] ?? '')
    return { name: distinguished[1] ?? '', domain: parts.join('.') }
  }
  const bare = text.replace(/^\\\\/, '').replace(/\$$/, '').replace(/\.$/, '')
  const slash = bare.lastIndexOf('\\')
  if (slash >= 0) return { name: bare.slice(slash + 1), domain: bare.slice(0, slash) }
  const dot = bare.indexOf('.')
  // 10.1.2.3 is an address, not a name with a domain.
  if (dot > 0 && !/^\d+(?:\.\d+){3}$/.test(bare)) return { name: bare.slice(0, dot), domain: bare.slice(dot + 1) }
  return { name: bare, domain: '' }
}

/** Whether one name is the other cut at 15 characters (NetBIOS): a candidate, never the same. */
export function isCutName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === 15 && long.length > 15 && long.startsWith(short)
}

const placeholders = new Set(
  [
    'To be filled by O.E.M.',
    'Default string',
    'System Serial Number',
    'None',
    'Unknown',
    'Not Specified',
    'Not Applicable',
    'N/A',
    'NA',
    'Not Found',
    'Chassis Serial Number',
    'System Product Name',
    'INVALID',
    'Not Available',
    'OEM',
    '123456789',
    '1234567890',
    'NULL',
    '#N/A',
    'No tag',
    'No Asset Tag',
    'No Asset Information',
    'Asset Tag',
    'Serial Number',
    'Empty',
    'TBD',
    'System.Byte[]',
    'System.String[]',
    '无',
    '暂无',
    '未知',
    '没有',
  ].map((text) => text.toLowerCase().replace(/[\s.]/g, '')),
)

/** Whether a cell means "empty" in words. */
export function isPlaceholder(text: string): boolean {
  const bare = plain(text).replace(/[\s.]/g, '')
  return placeholders.has(bare) || /^[-/.?_*#]*$/.test(bare) || /^0+$/.test(bare)
}

/** A number that a spreadsheet wrote for a longer one: `1.23E+15`. */
export function isSpreadsheetDamage(text: string): boolean {
  return /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(text.trim())
}

function judge(kind: ClaimKind, shown: string, value: string): ClaimDoubt | null {
  if (kind === 'mac') return 'shared'
  if (isPlaceholder(shown)) return 'placeholder'
  if (isSpreadsheetDamage(shown)) return 'damaged'
  if (kind === 'name') return value.length < 2 ? 'too-short' : null
  if (/^(.)\1*$/u.test(value)) return 'placeholder'
  return [...value].length < 3 ? 'too-short' : null
}
