/**
 * Values that stand in lists and say nothing: what makers leave in the firmware, what tools write for "empty", and
 * what a spreadsheet makes of a long number.
 */
import { plain } from './text.ts'

/** No word below is longer, spaces around it included. */
const longestWord = 80

/** What makers leave in the firmware: a machine shows it of itself. */
const ofFirmware = setOf([
  'To be filled by O.E.M.',
  'Default string',
  'System Serial Number',
  'Chassis Serial Number',
  'Base Board Serial Number',
  'System Product Name',
  'System Version',
  'Not Specified',
  'INVALID',
  'OEM',
  '123456789',
  '1234567890',
  '0123456789',
  'Asset Tag',
  'Serial Number',
  'No tag',
  'No Asset Tag',
  'No Asset Information',
])

/** What people and tools write where they know nothing. */
const ofNobody = setOf([
  'None',
  'Nil',
  'Null',
  'NaN',
  'Unknown',
  'Unassigned',
  'Undefined',
  'Not Applicable',
  'Not Available',
  'Not Found',
  'Not Set',
  'N/A',
  'NA',
  'Empty',
  'Blank',
  'TBD',
  'TBC',
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '(null)',
  '(none)',
  '(blank)',
  '<null>',
  '<none>',
  'localhost',
  'System.Byte[]',
  'System.String[]',
  'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection',
  'Unbekannt',
  'Keine',
  'Inconnu',
  'Aucun',
  'Desconocido',
  'Ninguno',
  '无',
  '暂无',
  '未知',
  '没有',
  '不详',
  '不明',
  'なし',
])

/** Firmware without an id of its own: seen on many machines of many makers. */
const guids = new Set([
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '4c4c4544-0000-2010-8020-80c04f202020',
])

/** Whether a cell is empty in words: `Not Found`, `N/A`, `-`. */
export function isEmptyWord(text: string): boolean {
  if (text.length > longestWord) return false
  const compared = bare(text)
  return ofNobody.has(compared) || /^[-/.?_*#]*$/.test(compared)
}

/** Whether a value identifies nothing because many machines have it: words for "empty", and what firmware says. */
export function isPlaceholder(text: string): boolean {
  if (text.length > longestWord) return false
  const compared = bare(text)
  return ofNobody.has(compared) || ofFirmware.has(compared) || /^[-/.?_*#]*$|^0+$/.test(compared)
}

/** Whether a GUID is one that makers leave when they set none. @param guid already `plain`, with hyphens */
export function isPlaceholderGuid(guid: string): boolean {
  return guids.has(guid)
}

/** A number that a spreadsheet wrote for a longer one: `1.23E+15`. */
export function isSpreadsheetDamage(text: string): boolean {
  return text.length <= 40 && /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(text.trim())
}

function setOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(bare))
}

function bare(text: string): string {
  return plain(text).replace(/[\s.]/g, '')
}
