/**
 * XML in pieces, by saxes: no document type, so no entities of a file's own; never deeper, never longer between two
 * tags than a workbook has reason to be.
 */
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { maxDepth, maxHeldChars } from './limits.ts'
import { broken, unsafe } from './refuse.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their prefix: some writers put one before every element. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Feeds a part to a handler.
 *
 * @returns a generator that pauses after each piece, so that a reader of rows can hand them on; yields bytes so far
 * @throws {Refusal} `list.workbook-unsafe` (`doctype`, `depth`, `text`), `list.workbook-broken`
 */
export async function* parseXml(
  pieces: AsyncIterable<Buffer>,
  path: string,
  { open, close, text }: XmlHandler,
): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let held = 0
  parser.on('doctype', () => {
    throw unsafe(path, 'doctype')
  })
  parser.on('error', (error) => {
    throw broken(path, error.message.slice(0, 120))
  })
  parser.on('opentag', (tag) => {
    held = 0
    if (++depth > maxDepth) throw unsafe(path, 'depth')
    open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    held = 0
    depth -= 1
    close?.(localName(tag.name))
  })
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: TextDecoder | null = null
  let bytes = 0
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    const more = decode(decoder, piece, path)
    held += more.length
    parser.write(more)
    if (held > maxHeldChars) throw unsafe(path, 'text')
    bytes += piece.length
    yield bytes
  }
  parser.close()
}

/** The same for small parts: nothing to hand on meanwhile. */
export async function readXml(pieces: AsyncIterable<Buffer>, path: string, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(pieces, path, handler));
}

/** The value of an attribute, whatever its prefix: `r:id`. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  const prefixed = Object.keys(attributes).find((key) => localName(key) === name)
  return prefixed === undefined ? undefined : attributes[prefixed]
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function decode(decoder: TextDecoder, piece: Buffer, path: string): string {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw broken(path, 'encoding')
  }
}
