/**
 * Objects of a JSON file that hold keys, in constant memory: exports of Graph (whole answers, arrays, several answers
 * behind each other, one object a line), `ConvertTo-Json` of a directory, a cell of a table that holds JSON.
 *
 * Our own and not `JSON.parse`, which wants the whole file in one string. Nothing is refused for its form: what is no
 * object with a key in it is passed over. Depth and lengths are bounded.
 */
import { type KeyField, type KeySource, keyFieldOf, sourceOf } from './columns.ts'
import { hasMark } from './key-marks.ts'
import type { KeyRecord } from './read.ts'

export interface JsonRecord extends KeyRecord {
  readonly source: KeySource
}

export interface JsonReader {
  push(text: string): void
  /** @returns whether the file ended where JSON may end */
  end(): boolean
  /** The line that was reached. */
  line(): number
}

interface Frame {
  readonly isObject: boolean
  readonly line: number
  /** Name of the property in which an array lies. */
  readonly name: string
  readonly properties: [name: string, value: string][]
  /** Objects with keys inside this one, which wait for what it says of their host. */
  held: Found[]
  /** So many keys lie in it that they no longer wait. */
  streaming: boolean
}

interface Found {
  readonly line: number
  readonly properties: [name: string, value: string][]
}

const deepest = 64
const longestText = 16_384
const mostProperties = 400
const mostHeld = 256

/** @param take gets each object with a key, or the id of one, and what the objects around it say */
export function createJsonReader(take: (record: JsonRecord) => void): JsonReader {
  const frames: Frame[] = []
  let line = 1
  let depthLost = 0
  /** Within a string: what was read of it, and of a sign that is written with a backslash. */
  let text: string | null = null
  let escaped = ''
  let bare = ''
  let name: string | null = null

  const top = (): Frame | undefined => frames.at(-1)

  function addText(piece: string): void {
    if (text !== null && text.length < longestText) text += piece.slice(0, longestText)
  }

  function value(scalar: string): void {
    const frame = top()
    if (frame === undefined) return
    const owner = frame.isObject ? frame : frames.findLast(({ isObject }) => isObject)
    const property = frame.isObject ? name : frame.name
    name = null
    if (owner === undefined || property === null || scalar === '' || owner.properties.length >= mostProperties) return
    // An array of values is one value: sixteen bytes of an id, several keys.
    const before = frame.isObject ? undefined : owner.properties.findLast(([known]) => known === property)
    if (before === undefined) owner.properties.push([property, scalar])
    else if (before[1].length < longestText) before[1] += ` ${scalar}`
  }

  function open(isObject: boolean): void {
    if (frames.length >= deepest) {
      depthLost++
      return
    }
    frames.push({
      isObject,
      line,
      name: name ?? top()?.name ?? '',
      properties: [],
      held: [],
      streaming: frames.length === 0 && !isObject,
    })
    name = null
  }

  function close(): void {
    if (depthLost > 0) {
      depthLost--
      return
    }
    const frame = frames.pop()
    if (frame === undefined) return
    const found = frame.held.map(({ line: at, properties }) => ({
      line: at,
      properties: [...properties, ...inherited(frame)],
    }))
    if (frame.isObject && isRecord(frame)) found.unshift({ line: frame.line, properties: frame.properties })
    for (const one of found) hand(one)
    name = null
  }

  function hand(found: Found): void {
    const frame = top()
    if (frame !== undefined && !frame.streaming) {
      frame.held.push(found)
      if (frame.held.length <= mostHeld) return
      frame.streaming = true
      for (const one of frame.held.splice(0)) emit(one)
      return
    }
    emit(found)
  }

  function emit({ line: at, properties }: Found): void {
    const around = frames.toReversed().flatMap(inherited)
    const all = [...properties, ...around]
    take({
      line: at,
      source: sourceOfNames(all.map(([known]) => known)),
      fields: all.map(([known, said]) => [fieldOf(known), said]),
    })
  }

  function endBare(): void {
    if (bare === '') return
    const scalar = bare
    bare = ''
    value(scalar === 'null' ? '' : scalar)
  }

  function readEscape(sign: string): void {
    escaped += sign
    if (escaped[1] === 'u' && escaped.length < 6) return
    const code =
      escaped[1] === 'u'
        ? String.fromCharCode(Number.parseInt(escaped.slice(2), 16) || 0x20)
        : (escapes[escaped[1] ?? ''] ?? escaped[1] ?? '')
    escaped = ''
    addText(code)
  }

  function readString(chunk: string, from: number): number {
    for (let at = from; at < chunk.length; ) {
      if (escaped !== '') {
        readEscape(chunk[at] ?? '')
        at++
        continue
      }
      const end = endOfRun(chunk, at)
      addText(chunk.slice(at, end))
      if (end === chunk.length) return end
      if (chunk[end] === '\\') escaped = '\\'
      else {
        const whole = text ?? ''
        text = null
        endString(whole)
        return end + 1
      }
      at = end + 1
    }
    return chunk.length
  }

  function endString(whole: string): void {
    const frame = top()
    if (frame?.isObject === true && name === null) name = whole
    else value(whole)
  }

  return {
    push(chunk) {
      let at = 0
      while (at < chunk.length) {
        if (text !== null) {
          at = readString(chunk, at)
          continue
        }
        const sign = chunk[at] ?? ''
        at++
        if (sign === '"') text = ''
        else if (sign === '{' || sign === '[') open(sign === '{')
        else if (sign === '}' || sign === ']') {
          endBare()
          close()
        } else if (sign === ',') {
          endBare()
          name = null
        } else if (sign === '\n') {
          endBare()
          line++
        } else if (sign > ' ' && sign !== ':' && sign !== '\ufeff' && bare.length < 64) bare += sign
      }
    },
    end() {
      const whole = frames.length === 0 && text === null
      while (frames.length > 0) close()
      return whole
    },
    line: () => line,
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' }

function endOfRun(chunk: string, from: number): number {
  const quote = chunk.indexOf('"', from)
  const end = quote === -1 ? chunk.length : quote
  const back = chunk.slice(from, end).indexOf('\\')
  return back === -1 ? end : from + back
}

/** What an object says of the keys inside it: everything but which key it is itself. */
function inherited({ properties }: Frame): [string, string][] {
  return properties.filter(([name]) => {
    const field = fieldOf(name)
    return field !== null && field !== 'key' && field !== 'keyId' && field !== 'weakId'
  })
}

function isRecord({ properties, held }: Frame): boolean {
  if (properties.some(([, value]) => hasMark(value))) return true
  if (held.length > 0) return false
  const fields = new Set(properties.map(([name]) => fieldOf(name)))
  if (fields.has('key') || fields.has('keyId')) return true
  return fields.has('weakId') && sourceOfNames(properties.map(([name]) => name)) === 'entra'
}

/** The same few names come with every object. */
const fields = new Map<string, KeyField | null>()
const sources = new Map<string, KeySource>()
const mostRemembered = 2000

function fieldOf(name: string): KeyField | null {
  const remembered = fields.get(name)
  if (remembered !== undefined) return remembered
  const field = keyFieldOf(name)
  if (fields.size < mostRemembered) fields.set(name, field)
  return field
}

function sourceOfNames(names: readonly string[]): KeySource {
  const all = names.join('\n')
  const remembered = sources.get(all)
  if (remembered !== undefined) return remembered
  const source = sourceOf(names)
  if (sources.size < mostRemembered && all.length < 2000) sources.set(all, source)
  return source
}
