/**
 * Claims: the values that may identify a host, normalised and judged.
 *
 * Lists lie. A placeholder serial taken at face value melts a whole fleet into one host, so known placeholders and
 * numbers that a spreadsheet destroyed are kept as text and identify nothing.
 */
import type { HostField } from './fields.ts'
import { isIpAddress, splitName } from './names.ts'
import { isPlaceholder, isPlaceholderGuid, isSpreadsheetDamage } from './placeholders.ts'
import { plain } from './text.ts'

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

/** The kinds of claims, strongest first. */
export const claimKinds: readonly ClaimKind[] = kinds.map(([kind]) => kind)

/**
 * The claims of one row, strongest kind first. Empty fields claim nothing.
 *
 * A MAC address never identifies: docks and adapters wander from machine to machine. Neither does an IP address that
 * stands where the name should.
 */
export function claimsOf(row: { readonly fields: Readonly<Record<string, string>>; readonly line: number }): Claim[] {
  const claims: Claim[] = []
  for (const [kind, field] of kinds) {
    const shown = row.fields[field] ?? ''
    if (shown === '') continue
    const value = normaliseClaim(kind, shown)
    if (value === '') continue
    const why = judge(kind, shown, value)
    claims.push(
      why === null ? { kind, value, shown, identifies: true } : { kind, value, shown, identifies: false, why },
    )
  }
  return claims
}

/** A claim as it is compared: the same text in every list for the same machine. */
export function normaliseClaim(kind: ClaimKind, shown: string): string {
  const text = plain(shown)
  switch (kind) {
    case 'name':
      return splitName(text).name
    case 'serial':
      return text.replace(/[\s-]/g, '').normalize('NFKC')
    case 'device-id':
    case 'intune-id':
    case 'object-id':
    case 'vm-id':
      return normaliseGuid(text)
    case 'sensor-id':
      return text.replace(/[{}\s-]/g, '')
    case 'mac':
      return text.replace(/[^0-9a-f]/g, '')
    default:
      return text
  }
}

/** With hyphens and without braces, as most write it. Ids of another shape (`i-0abc…`, a SID) stay. */
function normaliseGuid(text: string): string {
  const hex = text.replace(/[{}\s-]/g, '')
  if (!/^[0-9a-f]{32}$/.test(hex)) return text.replace(/^[\s{]+|[\s}]+$/g, '')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function judge(kind: ClaimKind, shown: string, value: string): ClaimDoubt | null {
  if (kind === 'mac') return 'shared'
  if (isPlaceholder(shown) || isPlaceholder(value) || isPlaceholderGuid(value)) return 'placeholder'
  if (isSpreadsheetDamage(shown)) return 'damaged'
  if (kind === 'name') {
    if (isIpAddress(value)) return 'shared'
    return value.length < 2 ? 'too-short' : null
  }
  // Asset tags are often plain numbers, and 1111 is one of them.
  if (kind !== 'asset-tag' && /^(.)\1+$/u.test(value)) return 'placeholder'
  return value.length < 3 ? 'too-short' : null
}
