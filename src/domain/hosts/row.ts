/**
 * One row of a list, cleaned: cells become fields, words become the values of the design, and a row that identifies
 * nothing is refused with its reason.
 */
import type { Environment } from '../log/event.ts'
import { claimsOf, normaliseClaim } from './claims.ts'
import type { HostField } from './fields.ts'
import type { Mapping } from './header.ts'
import { splitName } from './names.ts'
import { isEmptyWord, isPlaceholder, isSpreadsheetDamage } from './placeholders.ts'
import { isPrintableAscii, plain } from './text.ts'
import { guessEnvironment, readCriticality, readEnvironment } from './words.ts'

export interface HostRow {
  readonly fields: Readonly<Partial<Record<HostField, string>>> & Readonly<Record<string, string>>
  /** Physical line in the file. */
  readonly line: number
}

export interface RowWarning {
  readonly code:
    | 'environment.unknown'
    | 'criticality.unknown'
    | 'cell.cut'
    | 'serial.placeholder'
    | 'serial.damaged'
    | 'assetTag.damaged'
    | 'sensor.says-ok'
  readonly field: HostField
  readonly value: string
}

export type CleanedRow =
  | { readonly row: HostRow; readonly warnings: readonly RowWarning[] }
  | { readonly refused: { readonly code: 'row.no-claim' | 'row.template'; readonly field?: HostField } }
  | { readonly blank: true }

export interface RowContext {
  readonly mapping: Mapping
  readonly nameFallback: number | null
  readonly template: number | null
  readonly preset: string | null
}

/** No value that identifies or helps to find a machine is longer. */
const longestCell = 500

/** Cleans one row. Pure; what it changes it says. */
export function cleanRow(cells: readonly string[], line: number, context: RowContext): CleanedRow {
  if (cells.every((cell) => cell.trim() === '')) return { blank: true }
  if (isTemplate(cells[context.template ?? -1] ?? '')) return { refused: { code: 'row.template', field: 'name' } }
  const warnings: RowWarning[] = []
  const fields: Record<string, string> = {}
  for (const field in context.mapping) {
    const known = field as HostField // a mapping has no other keys
    const value = cleanCell(cells[context.mapping[known] ?? -1] ?? '', known, warnings)
    if (value !== '') fields[known] = value
  }
  fillName(fields, cells, context, warnings)
  splitDomain(fields)
  fillEnvironment(fields, warnings, context.preset)
  fillCriticality(fields, warnings)
  warnOfSerial(fields, warnings)
  warnOfSensor(fields, warnings, context.preset)
  const row: HostRow = { fields, line }
  return claimsOf(row).some((claim) => claim.identifies)
    ? { row, warnings }
    : { refused: { code: 'row.no-claim', field: 'name' } }
}

/** A spreadsheet writes its own language's word for what RVTools calls `True`. */
function isTemplate(cell: string): boolean {
  return /^(true|1|wahr|vrai|verdadero)$/i.test(cell.trim())
}

/** Trims, drops what a spreadsheet wrapped around a text, replaces control characters, cuts what is far too long. */
function cleanCell(cell: string, field: HostField, warnings: RowWarning[]): string {
  const text = unwrap(isPrintableAscii(cell) ? cell.trim() : withoutControls(cell), field)
  if (text.length <= longestCell) return saysNothing(text, field) ? '' : text
  warnings.push({ code: 'cell.cut', field, value: text.slice(0, 40) })
  // Never half of a sign that takes two units.
  return text.slice(0, longestCell).replace(/[\ud800-\udbff]$/, '')
}

function withoutControls(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\u00ad\ufeff]/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}

/** Fields whose values never begin with an apostrophe of their own, as the name of a place may (`'s-Hertogenbosch`). */
const codeFields: ReadonlySet<HostField> = new Set([
  'name',
  'serial',
  'assetTag',
  'deviceId',
  'intuneId',
  'sensorId',
  'objectId',
  'vmId',
])

/** `="004220"`, `'004221`, and the backtick that Snipe-IT puts before what a spreadsheet would run. */
function unwrap(text: string, field: HostField): string {
  const first = text.charCodeAt(0)
  if (first === 0x3d) return text.replace(/^="(.*)"$/, '$1').trim()
  if (first !== 0x27 && first !== 0x60) return text
  return text.replace(codeFields.has(field) ? /^['`](?=[=+\-@\p{L}\p{N}])/u : /^['`](?=[=+\-@\d])/, '')
}

/**
 * What firmware says instead of a serial stays: people read it off the machine, and it is shown as what it is. The words
 * of tools go, so that "Not Found" never stands where another list knows better. Floor 0 is a floor.
 */
function saysNothing(text: string, field: HostField): boolean {
  if (field === 'serial') return isEmptyWord(text)
  if ((field === 'floor' || field === 'room' || field === 'building') && /^\d+$/.test(text)) return false
  return isPlaceholder(text)
}

function fillName(
  fields: Record<string, string>,
  cells: readonly string[],
  { nameFallback }: RowContext,
  warnings: RowWarning[],
): void {
  // A guest whose tools do not run is called `localhost.localdomain`.
  const namesHost = fields.name !== undefined && !isPlaceholder(normaliseClaim('name', fields.name))
  if (nameFallback === null || namesHost) return
  const fallback = cleanCell(cells[nameFallback] ?? '', 'name', warnings)
  if (fallback !== '') fields.name = fallback
}

function splitDomain(fields: Record<string, string>): void {
  if (fields.name === undefined) return
  const { name, domain } = splitName(plain(fields.name))
  const at = fields.name.toLowerCase().indexOf(name)
  if (at >= 0 && name !== '') fields.name = fields.name.slice(at, at + name.length)
  if (domain !== '' && fields.domain === undefined) fields.domain = domain
}

function fillEnvironment(fields: Record<string, string>, warnings: RowWarning[], preset: string | null): void {
  const given = fields.environment
  const guess = environmentOfPreset(preset) ?? guessEnvironment(fields.manufacturer ?? '', fields.model ?? '')
  if (given === undefined) {
    if (guess !== null) fields.environment = guess
    return
  }
  const { environment, certain } = readEnvironment(given, guess)
  if (!certain) warnings.push({ code: 'environment.unknown', field: 'environment', value: given })
  fields.environment = environment
}

/** Lists that hold machines of one kind only. */
function environmentOfPreset(preset: string | null): Environment | null {
  if (preset === 'rvtools') return 'vmware'
  return preset === 'azure' || preset === 'aws' ? preset : null
}

function fillCriticality(fields: Record<string, string>, warnings: RowWarning[]): void {
  const given = fields.criticality
  if (given === undefined) return
  const found = readCriticality(given)
  if (found !== null) {
    fields.criticality = found
    return
  }
  delete fields.criticality
  warnings.push({ code: 'criticality.unknown', field: 'criticality', value: given })
}

/**
 * The query of July 2024 also names machines that its author counts as not hit (`OK: ...`). That is what a sensor said
 * some time ago and no status: the row goes in with it as its note, and whoever loads the list is told how many there are.
 */
function warnOfSensor({ note }: Record<string, string>, warnings: RowWarning[], preset: string | null): void {
  if (preset === 'falcon-query' && note !== undefined && /^OK\b/i.test(note))
    warnings.push({ code: 'sensor.says-ok', field: 'note', value: note })
}

function warnOfSerial({ serial, assetTag }: Record<string, string>, warnings: RowWarning[]): void {
  if (serial !== undefined && isSpreadsheetDamage(serial))
    warnings.push({ code: 'serial.damaged', field: 'serial', value: serial })
  else if (serial !== undefined && isPlaceholder(serial))
    warnings.push({ code: 'serial.placeholder', field: 'serial', value: serial })
  if (assetTag !== undefined && isSpreadsheetDamage(assetTag))
    warnings.push({ code: 'assetTag.damaged', field: 'assetTag', value: assetTag })
}
