/**
 * One row of a list, cleaned: cells become fields, words become the values of the design, and a row that identifies
 * nothing is refused with its reason.
 */
import { type Environment, environments } from '../log/event.ts'
import { claimsOf, isPlaceholder, isSpreadsheetDamage, plain, splitName } from './claims.ts'
import type { HostField } from './fields.ts'
import type { Mapping } from './header.ts'

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
  readonly field: HostField
  readonly value: string
}

export type CleanedRow =
  | { readonly row: HostRow; readonly warnings: readonly RowWarning[] }
  | { readonly refused: { readonly code: 'row.no-claim'; readonly field?: HostField } }
  | { readonly blank: true }

export interface RowContext {
  readonly mapping: Mapping
  readonly nameFallback: number | null
  readonly preset: string | null
}

/** No value that identifies or helps to find a machine is longer. */
const longestCell = 500

/** Cleans one row. Pure; what it changes it says. */
export function cleanRow(cells: readonly string[], line: number, context: RowContext): CleanedRow {
  if (cells.every((cell) => cell.trim() === '')) return { blank: true }
  const warnings: RowWarning[] = []
  const fields: Record<string, string> = {}
  for (const [field, column] of Object.entries(context.mapping) as [HostField, number][]) {
    // entries of a record keyed by HostField
    const value = cleanCell(cells[column] ?? '', field, warnings)
    if (value !== '') fields[field] = value
  }
  if (fields.name === undefined && context.nameFallback !== null) {
    const fallback = cleanCell(cells[context.nameFallback] ?? '', 'name', warnings)
    if (fallback !== '') fields.name = fallback
  }
  splitDomain(fields)
  readEnvironment(fields, warnings, context.preset)
  readCriticality(fields, warnings)
  warnOfSerial(fields, warnings)
  const row: HostRow = { fields, line }
  const claims = claimsOf(row)
  return claims.some((claim) => claim.identifies)
    ? { row, warnings }
    : { refused: { code: 'row.no-claim', field: 'name' } }
}

/** Trims, drops what a spreadsheet wrapped around a text, replaces control characters, cuts what is far too long. */
function cleanCell(cell: string, field: HostField, warnings: RowWarning[]): string {
  let text = cell
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\u00ad\ufeff]/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  text = text.replace(/^="(.*)"$/, '$1').replace(/^['`](?=[=+\-@'`\w])/, '')
  if (text.length <= longestCell) return isEmptyWord(text, field) ? '' : text
  warnings.push({ code: 'cell.cut', field, value: text.slice(0, 40) })
  return text.slice(0, longestCell)
}

/** "N/A" in a site is no site. A placeholder serial stays: people look for it, and it is shown as what it is. */
function isEmptyWord(text: string, field: HostField): boolean {
  return field !== 'serial' && field !== 'name' && isPlaceholder(text)
}

function splitDomain(fields: Record<string, string>): void {
  if (fields.name === undefined) return
  const { name, domain } = splitName(plain(fields.name))
  const at = fields.name.toLowerCase().indexOf(name)
  fields.name = at >= 0 && name !== '' ? fields.name.slice(at, at + name.length) : fields.name
  if (domain !== '' && fields.domain === undefined) fields.domain = domain
}

/** Words that lists use for where a machine lives. */
const environmentWords: readonly (readonly [RegExp, Environment])[] = [
  [/azure/, 'azure'],
  [/aws|ec2|amazon/, 'aws'],
  [/gcp|google/, 'gcp'],
  [/citrix|vdi|xenapp|xendesktop|horizon/, 'citrix'],
  [/vmware|vsphere|esxi?|vcenter/, 'vmware'],
  [/hyper-?v/, 'hyperv'],
  [/remote|home|heim|telework|domicile|远程|居家|在家/, 'remote'],
  [
    /physical|laptop|notebook|desktop|workstation|tower|mini|all in one|server|pc|kiosk|thin|tablet|convertible|物理|台式|笔记本|physisch/,
    'physical',
  ],
]
/** These are a kind of machine and not an environment: read as physical, and said. */
const notAnEnvironment = /kiosk|thin|tablet/

function readEnvironment(fields: Record<string, string>, warnings: RowWarning[], preset: string | null): void {
  const given = fields.environment
  if (given === undefined) {
    const guessed = guessEnvironment(fields, preset)
    if (guessed !== null) fields.environment = guessed
    return
  }
  const word = plain(given)
  const exact = environments.find((environment) => environment === word)
  const found = exact ?? environmentWords.find(([pattern]) => pattern.test(word))?.[1]
  if (found === undefined || (exact === undefined && notAnEnvironment.test(word))) {
    warnings.push({ code: 'environment.unknown', field: 'environment', value: given })
  }
  fields.environment = found ?? 'physical'
}

/** What the maker or the origin of the list gives away. */
function guessEnvironment(fields: Record<string, string>, preset: string | null): Environment | null {
  if (preset === 'rvtools') return 'vmware'
  if (preset === 'azure') return 'azure'
  const made = plain(`${fields.manufacturer ?? ''} ${fields.model ?? ''}`)
  if (/vmware/.test(made)) return 'vmware'
  if (/amazon ec2/.test(made)) return 'aws'
  if (/google compute/.test(made)) return 'gcp'
  return /microsoft corporation virtual machine|^virtual machine$/.test(made.trim()) ? 'hyperv' : null
}

const criticalityWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:[cptw]?1|tier ?[01]|critical|very high|life|safety|kritisch|sehr hoch|critique|紧急|关键|最高|一级)/, '1'],
  [/^(?:[cptw]?2|tier ?2|high|hoch|élevé|高|重要|二级)/, '2'],
  [/^(?:[cptw]?3|tier ?3|medium|normal|moderate|mittel|moyen|中|一般|普通|三级)/, '3'],
  [/^(?:[cptw]?4|tier ?4|low|niedrig|gering|faible|低|四级)/, '4'],
]

function readCriticality(fields: Record<string, string>, warnings: RowWarning[]): void {
  const given = fields.criticality
  if (given === undefined) return
  const found = criticalityWords.find(([pattern]) => pattern.test(plain(given)))?.[1]
  if (found !== undefined) {
    fields.criticality = found
    return
  }
  delete fields.criticality
  warnings.push({ code: 'criticality.unknown', field: 'criticality', value: given })
}

function warnOfSerial(fields: Record<string, string>, warnings: RowWarning[]): void {
  if (fields.serial !== undefined && isSpreadsheetDamage(fields.serial))
    warnings.push({ code: 'serial.damaged', field: 'serial', value: fields.serial })
  else if (fields.serial !== undefined && isPlaceholder(fields.serial))
    warnings.push({ code: 'serial.placeholder', field: 'serial', value: fields.serial })
  if (fields.assetTag !== undefined && isSpreadsheetDamage(fields.assetTag))
    warnings.push({ code: 'assetTag.damaged', field: 'assetTag', value: fields.assetTag })
}
