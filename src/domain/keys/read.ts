/**
 * Rows of a file of keys: which key has which id and belongs to which host.
 *
 * Works on text in which `cut-keys.ts` left marks instead of keys. What is not known by its name is looked at for
 * marks and otherwise forgotten.
 */
import { type ClaimKind, claimsOf } from '../hosts/claims.ts'
import { plain } from '../hosts/text.ts'
import type { KeyField, KeySource } from './columns.ts'
import type { CutKey } from './cut-keys.ts'
import { directoryName, hostOfDn } from './directory.ts'
import { checkKey, type KeyFault, keyIdStart, normalizeKeyId } from './key.ts'
import { hasMark, marksIn, withoutMarks } from './key-marks.ts'

export interface KeyClaim {
  readonly kind: ClaimKind
  readonly value: string
}

export interface KeyRow {
  readonly kind: 'key'
  /** Physical line, from 1. */
  readonly line: number
  /** 36 characters, upper case, without braces; empty: the file does not say it. */
  readonly keyId: string
  /** The beginning of the id, where the file has no more than that; else empty. */
  readonly keyIdStart: string
  /** 48 bytes of ASCII in a buffer of their own. Secret: who takes the row fills them with zeros afterwards. */
  readonly digits: Uint8Array
  readonly volume: 'os' | 'fixed' | 'removable' | ''
  /** What may identify the host, strongest first, as it is compared. Empty: the file names none. */
  readonly claims: readonly KeyClaim[]
  /** As the file writes it; empty if it does not. */
  readonly createdAt: string
  readonly source: KeySource
}

export interface KeyFaultRow {
  readonly kind: 'fault'
  readonly line: number
  /** 1 to 8, where one group is to blame. */
  readonly group?: number
  readonly code: KeyFault
  /** The id of the key, where it is known: no secret, and it helps to find the right one elsewhere. */
  readonly keyId?: string
}

/** A row that should bring no key: empty, a total, a protector of another kind. */
export interface KeyBlankRow {
  readonly kind: 'blank'
  readonly line: number
}

export type KeyItem = KeyRow | KeyFaultRow | KeyBlankRow

/** One row, record or object: what stands in its fields, in the order of the file. */
export interface KeyRecord {
  readonly line: number
  readonly fields: readonly (readonly [KeyField | null, string])[]
}

export interface Reading {
  readonly source: KeySource
  take(mark: number): CutKey | null
  /** Whether the file has a place for keys at all; without one it is a list of ids. */
  readonly hasKeys: boolean
}

/** Fields of a record by their name; the first that says something stands. */
type Fields = Partial<Record<KeyField, string>>

/**
 * The keys of one record. Several keys in one cell are given their ids by order when there are as many ids, never
 * otherwise. A key that nothing would find again, neither an id nor a host, is a fault.
 */
export function readRecord({ line, fields: given }: KeyRecord, reading: Reading): KeyItem[] {
  const fields = fieldsOf(given)
  const marks = marksOf(given)
  const keys = marks.map((mark) => reading.take(mark.number))
  // A long number elsewhere is no wrong key.
  const cut = keys.filter((key, index) => key !== null && (key.ok || marks[index]?.field === 'key' || key.near))
  const { ids, start } = idsOf(fields, reading.source)
  if (cut.length === 0) return [withoutKey(line, fields, ids, reading)]
  const claims = claimsOfFields(fields)
  const about = { line, volume: volumeOf(fields), createdAt: createdOf(fields), source: reading.source, claims }
  return cut.map((key, index): KeyItem => {
    const keyId = ids.length === cut.length ? (ids[index] ?? '') : ''
    if (key === null) return { kind: 'fault', line, code: 'key.row-unreadable' }
    if (!key.ok) return faultOf(line, key, keyId)
    if (keyId !== '' || claims.length > 0 || start !== '')
      return { kind: 'key', ...about, keyId, keyIdStart: keyId === '' ? start : '', digits: key.digits }
    key.digits.fill(0)
    return { kind: 'fault', line, code: ids.length > 0 ? 'key.ids-unpaired' : idFault(fields) }
  })
}

/** What a record without a key in it is: blank, or a key that did not come along. */
function withoutKey(line: number, fields: Fields, ids: readonly string[], { hasKeys, source }: Reading): KeyItem {
  const cell = withoutMarks(fields.key ?? '').trim()
  const isOther =
    fields.protector !== undefined && !/^(?:recovery ?password|numerical ?password|3)$/i.test(fields.protector.trim())
  const [keyId] = ids
  const named = keyId === undefined ? {} : { keyId }
  if (isOther) return { kind: 'blank', line }
  if (cell !== '') {
    const checked = checkKey(cell.slice(0, 400))
    if (!checked.ok && checked.code !== 'key.no-key') return faultOf(line, checked, keyId ?? '')
  }
  if (keyId === undefined) return { kind: 'blank', line }
  const isIndex = !hasKeys || (cell === '' && (source === 'entra' || source === 'intune') && fields.key === undefined)
  return { kind: 'fault', line, code: isIndex ? 'key.not-in-file' : 'key.no-key', ...named }
}

function faultOf(line: number, { code, group }: { code: KeyFault; group?: number }, keyId: string): KeyFaultRow {
  return {
    kind: 'fault',
    line,
    code,
    ...(group === undefined ? {} : { group }),
    ...(keyId === '' ? {} : { keyId }),
  }
}

function idFault(fields: Fields): KeyFault {
  const written = (fields.keyId ?? '').trim()
  return written === '' || /^system\./i.test(written) ? 'key.id-missing' : 'key.id-invalid'
}

function fieldsOf(given: KeyRecord['fields']): Fields {
  const fields: Fields = {}
  for (const [field, value] of given) {
    if (field === null || value === '' || fields[field]) continue
    fields[field] = value
  }
  return fields
}

function marksOf(given: KeyRecord['fields']): { field: KeyField | null; number: number }[] {
  return given.flatMap(([field, value]) => (hasMark(value) ? marksIn(value).map((number) => ({ field, number })) : []))
}

/** The ids that a record names, best source first, and what may be the beginning of one. */
function idsOf(fields: Fields, source: KeySource): { ids: string[]; start: string } {
  const weakId = source === 'entra' ? fields.weakId : undefined
  for (const written of [fields.keyId, fields.name, fields.dn, weakId]) {
    if (written === undefined) continue
    if (written === fields.name && directoryName(written) === null) continue
    const ids = idsIn(written)
    if (ids.length > 0) return { ids, start: '' }
  }
  return { ids: [], start: keyIdStart(fields.keyId ?? '') ?? '' }
}

function idsIn(written: string): string[] {
  const one = normalizeKeyId(written)
  if (one === null) return []
  if (written.length <= 38) return [one]
  const all = written.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []
  // An object of the directory names its key once; whatever else has a GUID there is its path.
  return all.length < 2 || /CN=/i.test(written) ? [one] : all.map((guid) => guid.toUpperCase())
}

function claimsOfFields(fields: Fields): KeyClaim[] {
  const host = fields.host ?? (fields.dn === undefined ? '' : hostOfDn(fields.dn)) ?? ''
  const name = host !== '' ? host : nameOf(fields.name)
  const row: Record<string, string> = {}
  const put = (field: string, value: string | undefined): void => {
    const text = withoutMarks(value ?? '')
      .trim()
      .replace(/^(?:'|=")|"$/g, '')
      .slice(0, 500)
    if (text !== '' && !hasMark(value ?? '')) row[field] = text
  }
  put('name', name)
  put('serial', fields.serial)
  put('assetTag', fields.assetTag)
  put('deviceId', fields.deviceId ?? fields.weakDeviceId)
  if (fields.deviceId !== undefined) put('intuneId', fields.weakDeviceId)
  put('objectId', fields.objectId)
  return claimsOf({ fields: row, line: 0 })
    .filter(({ identifies }) => identifies)
    .map(({ kind, value }) => ({ kind, value }))
}

/** `Name` is the host, unless it is the name of the key's own object. */
function nameOf(name: string | undefined): string {
  return name === undefined || directoryName(name) !== null || normalizeKeyId(name) !== null ? '' : name
}

/** Names and numbers of Graph's `volumeType`, of Get-BitLockerVolume, and the letter of Windows. */
function volumeOf({ volume }: Fields): KeyRow['volume'] {
  if (volume === undefined) return ''
  const text = plain(volume)
  if (/^(?:1|os|operating ?system(?: ?volume)?|c:?\\?)$/.test(text)) return 'os'
  if (/^(?:2|data|fixed ?data(?: ?volume)?|fixed)$/.test(text)) return 'fixed'
  return /^(?:3|removable(?: ?data)?(?: ?volume)?)$/.test(text) ? 'removable' : ''
}

function createdOf({ created, time, name, dn }: Fields): string {
  const named = directoryName(name ?? '')?.created ?? directoryName(dn ?? '')?.created
  if (named !== undefined && created === undefined) return named
  const text = `${created ?? ''}${created !== undefined && time !== undefined ? ` ${time}` : ''}`.trim()
  const ticks = /^\/?Date\((-?\d{1,15})\)\/?$/.exec(text.replace(/\\/g, ''))?.[1]
  if (ticks !== undefined && Math.abs(Number(ticks)) < 8e15) return new Date(Number(ticks)).toISOString()
  return text.length <= 40 && /^[\d\s:./,T+\-ZAPMapm午上下年月日]+$/.test(text) && /\d/.test(text) ? text : ''
}
