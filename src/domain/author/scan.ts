/**
 * The lines of a runbook file as places, however unfinished the file is: what an editor needs while somebody types.
 *
 * This is no parser of YAML and judges nothing; the service does. It knows indentation, dashes, keys, and what stands
 * between braces and brackets on one line. Lines that it does not understand are passed over.
 */

export type YamlPath = readonly (string | number)[]

export interface YamlNode {
  readonly path: YamlPath
  /** From 0. */
  readonly line: number
  readonly column: number
  /** As it is written after the colon or the dash, without quotes; empty where something deeper follows. */
  readonly value: string
}

/** Where something is typed. `from` is the offset at which the word begins. */
export interface YamlPlace {
  readonly path: YamlPath
  /** `key`: a key of `path`, or a whole value of a list. `value`: the value of `path`. `text`: inside a long text. */
  readonly at: 'key' | 'value' | 'text'
  readonly word: string
  readonly from: number
  /** Between braces on one line. */
  readonly flow: boolean
  /** The column of the key or the dash that stands here. */
  readonly column: number
}

interface Frame {
  readonly indent: number
  readonly segment: string | number
  readonly isItem: boolean
  items: number
}

interface Open {
  readonly frames: Frame[]
  /** The indentation of the key whose long text is open; -1 outside one. */
  longText: number
  items: number
}

const key = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'{}[\],&*!|>%@`-][^#:]*?))\s*:(?=\s|$)/
const longText = /^[|>][+-]?\d?\s*(?:#.*)?$/

/** Every key and every list item, in the order of the file. */
export function scanYaml(text: string): readonly YamlNode[] {
  const nodes: YamlNode[] = []
  const open: Open = { frames: [], longText: -1, items: 0 }
  text.split('\n').forEach((line, number) => {
    scanLine(open, line, number, nodes)
  })
  return nodes
}

/** What is typed at this offset. */
export function placeAt(text: string, offset: number): YamlPlace {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const open: Open = { frames: [], longText: -1, items: 0 }
  if (start > 0) {
    for (const line of text.slice(0, start - 1).split('\n')) scanLine(open, line, 0, null)
  }
  const head = text.slice(start, offset)
  const indent = head.length - head.trimStart().length
  if (open.longText >= 0 && (indent > open.longText || head.trim() === '')) {
    const next = text.slice(offset).split('\n', 1)[0] ?? ''
    // An empty line can end a long text: the column of the cursor says which is meant.
    if (indent > open.longText || next.trim() !== '') {
      return { path: pathOf(open), at: 'text', word: '', from: offset, flow: false, column: indent }
    }
  }
  const { rest, column } = openItems(open, head, 0, null)
  const found = key.exec(rest)
  if (found === null) {
    popTo(open, column)
    if (/^[{[]/.test(rest)) return walkFlow(rest, pathOf(open), start + column, 0, null)
    const word = rest.replace(/^["']/, '')
    return { path: pathOf(open), at: 'key', word, from: offset - word.length, flow: false, column }
  }
  popTo(open, column)
  const path = [...pathOf(open), nameOf(found)]
  const value = rest.slice(found[0].length)
  const trimmed = value.trimStart()
  const from = offset - trimmed.length
  if (/^[{[]/.test(trimmed)) return walkFlow(trimmed, path, from, 0, null)
  const word = trimmed.replace(/^["']/, '')
  return { path, at: 'value', word, from: offset - word.length, flow: false, column }
}

/** The node of a path, or undefined. */
export function findNode(nodes: readonly YamlNode[], path: YamlPath): YamlNode | undefined {
  return nodes.find((node) => isSamePath(node.path, path))
}

export function isSamePath(a: YamlPath, b: YamlPath): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}

function scanLine(open: Open, line: string, number: number, nodes: YamlNode[] | null): void {
  const trimmed = line.trimStart()
  if (trimmed === '' || trimmed.startsWith('#')) return
  if (open.longText >= 0) {
    if (line.length - trimmed.length > open.longText) return
    open.longText = -1
  }
  const { rest, column } = openItems(open, line, number, nodes)
  const found = key.exec(rest)
  if (found === null) {
    const path = pathOf(open)
    if (/^[{[]/.test(rest)) walkFlow(rest, path, 0, number, nodes)
    if (longText.test(rest)) open.longText = column - 1
    return
  }
  popTo(open, column)
  const name = nameOf(found)
  open.frames.push({ indent: column, segment: name, isItem: false, items: 0 })
  const value = rest.slice(found[0].length).trim()
  const path = pathOf(open)
  nodes?.push({ path, line: number, column, value: /^[{[|>]/.test(value) ? '' : plain(value) })
  if (longText.test(value)) open.longText = column
  if (/^[{[]/.test(value)) walkFlow(value, path, 0, number, nodes)
}

/** Takes the dashes at the beginning of a line. */
function openItems(open: Open, line: string, number: number, nodes: YamlNode[] | null) {
  let rest = line.trimStart()
  let column = line.length - rest.length
  while (rest === '-' || rest.startsWith('- ')) {
    while (isAbove(open.frames.at(-1), column)) open.frames.pop()
    const parent = open.frames.at(-1) ?? open
    open.frames.push({ indent: column, segment: parent.items, isItem: true, items: 0 })
    parent.items += 1
    const after = rest.slice(1).trimStart()
    const path = pathOf(open)
    const isPlain = !/^[{[|>]/.test(after) && key.exec(after) === null && !after.startsWith('- ')
    nodes?.push({ path, line: number, column, value: isPlain ? plain(after) : '' })
    column += rest.length - after.length
    rest = after
  }
  return { rest, column }
}

/** A list may stand at the indentation of its own key. */
function isAbove(frame: Frame | undefined, column: number): boolean {
  return frame !== undefined && (frame.indent > column || (frame.indent === column && frame.isItem))
}

function popTo(open: Open, column: number): void {
  while ((open.frames.at(-1)?.indent ?? -1) >= column) open.frames.pop()
}

function pathOf({ frames }: Open): (string | number)[] {
  return frames.map(({ segment }) => segment)
}

function nameOf(found: RegExpExecArray): string {
  return found[1] ?? found[2] ?? found[3] ?? ''
}

function plain(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(value)
  return quoted === null ? value.replace(/\s+#.*$/, '').trim() : (quoted[1] ?? quoted[2] ?? '')
}

interface Flow {
  readonly path: YamlPath
  readonly isMap: boolean
  name: string | null
  index: number
}

/** Walks through what stands between braces on one line; says where its end is, seen as the cursor. */
function walkFlow(text: string, path: YamlPath, offset: number, line: number, nodes: YamlNode[] | null): YamlPlace {
  const open: Flow[] = []
  let begin = 0
  const here = (flow: Flow): YamlPath => [...flow.path, flow.isMap ? (flow.name ?? '') : flow.index]
  const close = (end: number): void => {
    const flow = open.at(-1)
    const value = text.slice(begin, end).trim()
    if (flow !== undefined && value !== '' && (!flow.isMap || flow.name !== null)) {
      nodes?.push({ path: here(flow), line, column: begin, value: plain(value) })
    }
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const flow = open.at(-1)
    if ((char === '"' || char === "'") && text.slice(begin, at).trim() === '') {
      const end = endOfQuoted(text, at)
      if (end < 0) break
      at = end
    } else if (char === '{' && text.charAt(at + 1) === '{') {
      const end = text.indexOf('}}', at)
      if (end < 0) break
      at = end + 1
    } else if (char === '{' || char === '[') {
      open.push({ path: flow === undefined ? path : here(flow), isMap: char === '{', name: null, index: 0 })
      begin = at + 1
    } else if (char === '}' || char === ']') {
      close(at)
      open.pop()
      begin = at + 1
    } else if (char === ',') {
      close(at)
      if (flow !== undefined) {
        flow.name = null
        flow.index += 1
      }
      begin = at + 1
    } else if (char === ':' && flow?.isMap === true && flow.name === null && /\s|^$/.test(text.charAt(at + 1))) {
      flow.name = plain(text.slice(begin, at).trim())
      begin = at + 1
    }
  }
  const word = text.slice(begin).trimStart().replace(/^["']/, '')
  const from = offset + text.length - word.length
  const flow = open.at(-1)
  const at = { word, from, flow: true, column: 0 }
  if (flow === undefined) return { ...at, path, at: 'text' }
  if (!flow.isMap) return { ...at, path: here(flow), at: 'key' }
  return flow.name === null ? { ...at, path: flow.path, at: 'key' } : { ...at, path: here(flow), at: 'value' }
}

function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start)
  for (let at = start + 1; at < text.length; at += 1) {
    if (quote === '"' && text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === quote) return at
  }
  return -1
}
