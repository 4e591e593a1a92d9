/**
 * Keys in text that a tool wrote for people: `manage-bde -protectors -get` in any language, the file that Windows
 * saves, and what scripts make of both.
 *
 * Read by shape: the last GUID before a key is its id. Words are read only where a script prints the host.
 */
import { keyFieldOf } from './columns.ts'
import { checkKey, normalizeKeyId } from './key.ts'
import { hasMark, marksIn, withoutMarks } from './key-marks.ts'
import { type KeyItem, type KeyRecord, type Reading, readRecord } from './read.ts'

export interface LineReader {
  push(line: number, text: string): KeyItem[]
  end(): KeyItem[]
}

const guid = /\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?/g
/** A label of a console: words, a colon (French has a space before it, Chinese a wide one), a value. */
const labelled = /^\s*([^:\uff1a]{1,80}?)\s*(::?|\uff1a)\s*(.*)$/s
const volumeLine = /(?:^|[^A-Za-z])([A-Za-z]):["”»]?\s*\[/
const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{1,62})\$?(?:\.[A-Za-z0-9-]+)*$/

/** @param idOfFile the id that the name of the file says: of use until the text says one */
export function createConsoleReader(reading: Reading, idOfFile: string | null): LineReader {
  let id = idOfFile ?? ''
  let braces = false
  let volume = ''
  let host: KeyRecord['fields'] = []

  function readLabel(text: string): void {
    const [, label = '', , value = ''] = labelled.exec(text) ?? []
    const field = keyFieldOf(label)
    if (value === '' || field === null || hasMark(value)) return
    if (field === 'host') host = [[field, value]]
    else if (field === 'serial' || field === 'assetTag' || field === 'deviceId')
      host = [...host.filter(([known]) => known !== field), [field, value]]
  }

  function readKey(line: number, mark: string, before: string): KeyItem[] {
    const lone = before.trim()
    const named: KeyRecord['fields'] = host.length === 0 && id === '' && hostName.test(lone) ? [['host', lone]] : host
    const source = braces || id === '' ? 'manage-bde' : 'windows-file'
    const items = readRecord(
      { line, fields: [['key', mark], ['keyId', id], ['volume', volume], ...named] },
      { ...reading, source },
    )
    id = ''
    return items
  }

  return {
    push(line, text) {
      const items: KeyItem[] = []
      const letter = volumeLine.exec(text)?.[1]
      if (letter !== undefined) {
        volume = `${letter.toUpperCase()}:`
        id = ''
      }
      if (!hasMark(text) && !text.includes('-') && !text.includes(':') && !text.includes('\uff1a'))
        return isLost(text)
          ? [{ kind: 'fault', line, code: 'key.spreadsheet-number', ...(id === '' ? {} : { keyId: id }) }]
          : []
      readLabel(text)
      let at = 0
      for (const part of partsOf(text)) {
        if (hasMark(part)) {
          for (const _ of marksIn(part)) items.push(...readKey(line, part, text.slice(at, text.indexOf(part))))
        } else {
          id = normalizeKeyId(part) ?? id
          braces = part.startsWith('{')
        }
        at = text.indexOf(part) + part.length
      }
      return items.filter(({ kind }) => kind !== 'blank')
    },
    end: () => [],
  }
}

/** GUIDs and marks of a line, in their order. */
function partsOf(text: string): string[] {
  const parts: { at: number; part: string }[] = [...text.matchAll(guid)].map((found) => ({
    at: found.index,
    part: found[0],
  }))
  for (let at = text.indexOf('\u0001'); at !== -1; at = text.indexOf('\u0001', at + 1))
    parts.push({ at, part: text.slice(at, at + 6) })
  return parts.sort((a, b) => a.at - b.at).map(({ part }) => part)
}

function isLost(text: string): boolean {
  const trimmed = withoutMarks(text).trim()
  if (trimmed.length > 30 || !/^[+\d.,eE]{5,}$/.test(trimmed)) return false
  const checked = checkKey(trimmed)
  return !checked.ok && checked.code === 'key.spreadsheet-number'
}

/**
 * Records of labels and values: `Format-List` of PowerShell, LDIF. Long values go on in the next line, which begins
 * with a space; an empty line or a label that comes again ends a record.
 */
export function createLabelReader(reading: Reading): LineReader {
  let fields: [KeyRecord['fields'][number][0], string][] = []
  let labels = new Set<string>()
  let first = 0
  let around: KeyRecord['fields'] = []

  function close(): KeyItem[] {
    const record = fields
    fields = []
    labels = new Set()
    if (record.length === 0) return []
    // A host that a script printed above its keys.
    const isHost = record.every(
      ([field, value]) => field !== 'key' && field !== 'keyId' && field !== 'dn' && field !== 'name' && !hasMark(value),
    )
    if (isHost) {
      around = record.filter(([field]) => field !== null)
      return []
    }
    return readRecord({ line: first, fields: [...record, ...around] }, reading)
  }

  return {
    push(line, text) {
      if (text.trim() === '') return close()
      const [, label = '', , value = ''] = labelled.exec(text) ?? []
      const field = keyFieldOf(label.trim())
      const last = fields.at(-1)
      if (field === null && /^\s/.test(text) && last !== undefined) {
        if (last[1].length < 16_384) last[1] += text.trim()
        return []
      }
      const items = field !== null && labels.has(label) ? close() : []
      if (fields.length === 0) first = line
      labels.add(label)
      // Values of other labels are looked at for marks and go with the record.
      fields.push([field, field === null && !hasMark(text) ? '' : value])
      return items
    },
    end: close,
  }
}

/** Whether lines are labelled records: one has the label of a key and the key, or what is left of it, behind it. */
export function areLabelled(lines: readonly string[]): boolean {
  return lines.some((text) => {
    const [, label = '', , value = ''] = labelled.exec(text) ?? []
    return value !== '' && keyFieldOf(label) === 'key' && (hasMark(value) || /recovery|wieder|恢复/i.test(label))
  })
}
