/**
 * What a file is before anybody reads it as a list: other formats and keys are recognised and refused by name.
 *
 * Nothing of a file with recovery keys leaves this place, not even in a refusal.
 */
import type { FileHandle } from 'node:fs/promises'
import { Refusal } from '../../../../src/domain/refusal.ts'

/** Whether it is a zip, as the workbooks of Excel are. */
export function isZip(prefix: Buffer): boolean {
  return startsWith(prefix, 'PK\x03\x04') || startsWith(prefix, 'PK\x05\x06')
}

/**
 * The container of old Office files. A workbook with a password is one as well: it holds the encrypted zip under a name
 * that stands in its directory.
 *
 * Source: MS-CFB 2.2 (the header says where the directory begins), MS-OFFCRYPTO 2.3.4.4 (`EncryptedPackage`).
 *
 * @throws {Refusal} `list.workbook-protected`, `list.old-xls`
 */
export async function refuseCompound(file: FileHandle, prefix: Buffer, path: string): Promise<void> {
  if (!startsWith(prefix, '\xd0\xcf\x11\xe0')) return
  const directory = Buffer.alloc(16 * 1024)
  if (prefix.length >= 512) {
    const sectorBytes = 2 ** Math.min(prefix.readUInt16LE(30), 16)
    await file.read(directory, 0, directory.length, (prefix.readUInt32LE(48) + 1) * sectorBytes)
  }
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  const locked = prefix.includes(name) || directory.includes(name)
  throw new Refusal(locked ? 'list.workbook-protected' : 'list.old-xls', { path })
}

/** @throws {Refusal} `list.binary` */
export function refuseBinary(prefix: Buffer, path: string, wide: boolean): void {
  if (binaryStarts.some((start) => startsWith(prefix, start))) throw new Refusal('list.binary', { path })
  if (!wide && countControls(prefix) > Math.max(8, Math.min(prefix.length, 65_536) / 50))
    throw new Refusal('list.binary', { path })
}

/** @throws {Refusal} `list.json-not-yet`, `list.xml-not-yet` */
export function refuseOtherText(text: string, path: string): void {
  if (/^\s*(\{\s*["}]|\[\s*[\]{["\d])/.test(text)) throw new Refusal('list.json-not-yet', { path })
  if (/^\s*<[?!a-z]/i.test(text)) throw new Refusal('list.xml-not-yet', { path })
}

/**
 * @param rows the first rows: the header may be among them when it was not known as one
 * @throws {Refusal} `list.format-table-export`, `list.keys-not-hosts`
 */
export function refuseWrongExport(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  path: string,
): void {
  // What `Format-Table | Export-Csv` leaves: the drawing of a table instead of its rows.
  const heads = [...headers, ...rows.slice(0, 20).flat()]
  if (heads.some((header) => header.startsWith('ClassId2e4f51ef21dd47e99d3c952918aff9cd'))) {
    throw new Refusal('list.format-table-export', { path })
  }
  const names = new Set(heads.map((header) => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))
  const named = keyHeaders.some((name) => names.has(name)) || (names.has('volumetype') && names.has('deviceid'))
  if (named) throw new Refusal('list.keys-not-hosts', { path })
}

/** Whether 48 digits in 8 groups stand in a text, each divisible by 11 and at most 720885. */
export function holdsRecoveryKey(text: string): boolean {
  if (text.length < 48 || !/[0-9\uff10-\uff19]{6}/.test(text)) return false
  for (const [found] of text.normalize('NFKC').matchAll(/(?<!\d)\d{6}(?:[-\u2010-\u2015\s]?\d{6}){7}(?!\d)/g)) {
    const groups = found.match(/\d{6}/g) ?? []
    if (groups.every((group) => Number(group) % 11 === 0 && Number(group) <= 720_885)) return true
  }
  return false
}

const keyHeaders = [
  'msfverecoverypassword',
  'recoverypassword',
  'recoverykey',
  'recoverykeyid',
  'bitlockerkey',
  'bitlockerkeyid',
  'bitlockerrecoverykey',
  'bitlockerrecoverykeyid',
  'bitlockerrecoverypassword',
  'numericalpassword',
  'wiederherstellungsschlüssel',
  'wiederherstellungskennwort',
  '恢复密钥',
  '恢复密码',
]

const binaryStarts = [
  '%PDF-',
  'MZ\x90',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  'SQLite format 3',
  '\x7fELF',
]

function startsWith(bytes: Buffer, start: string): boolean {
  return bytes.toString('latin1', 0, start.length) === start
}

function countControls(bytes: Buffer): number {
  let count = 0
  // Tab, line ends, form feed, Ctrl-Z and escape occur in text.
  for (const byte of bytes.subarray(0, 65_536)) {
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1a &&
      byte !== 0x1b
    )
      count++
  }
  return count
}
