/**
 * The texts that cells of all sheets point to, read only as far as somebody asks.
 *
 * Programs write them in the order in which the sheets use them, so the first rows need the first texts only. They are
 * kept as UTF-8 behind each other: a million short texts are some megabytes, not a million objects.
 */
import { maxShared, maxSharedBytes } from './limits.ts'
import type { Parts } from './parts.ts'
import { tooBig } from './refuse.ts'
import { unescapeCell } from './text.ts'
import { parseXml } from './xml.ts'

export interface SharedStrings {
  /** Reads on until the text with this number is there, or there are no more. */
  loadTo(index: number): Promise<void>
  /** @returns undefined when the workbook has no such text, or it is not loaded */
  at(index: number): string | undefined
  /** Ends the reading; what is loaded stays. */
  close(): Promise<void>
}

/**
 * @param part `null`: the workbook has none
 * @param onText is handed each text once
 */
export function openSharedStrings(parts: Parts, part: string | null, onText: (text: string) => void): SharedStrings {
  const texts = createTexts(parts.path)
  if (part === null) return { loadTo: async () => undefined, at: texts.at, close: async () => undefined }
  let inText = false
  let inPhonetic = 0
  let text = ''
  const reading = parseXml(parts.read(part), parts.path, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic += 1
      else if (name === 't') inText = inPhonetic === 0
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic -= 1
      else if (name === 'si') {
        const whole = unescapeCell(text)
        onText(whole)
        texts.add(whole)
      }
    },
    text(more) {
      if (inText) text += more
    },
  })
  let ended = false
  return {
    async loadTo(index) {
      while (!ended && texts.count() <= index) ended = (await reading.next()).done === true
    },
    at: texts.at,
    async close() {
      await reading.return(0)
    },
  }
}

const blockBytes = 4 * 1024 ** 2

function createTexts(path: string) {
  const blocks: Buffer[] = []
  let block = Buffer.alloc(0)
  let used = 0
  let bytes = 0
  // Where each text begins: block, offset and length in one row of numbers.
  let places = new Uint32Array(3 * 1024)
  let count = 0
  return {
    count: () => count,
    at(index: number): string | undefined {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      const [inBlock = 0, from = 0, length = 0] = places.subarray(index * 3, index * 3 + 3)
      return blocks[inBlock]?.toString('utf8', from, from + length)
    },
    add(text: string): void {
      const length = Buffer.byteLength(text)
      bytes += length
      if (bytes > maxSharedBytes || count >= maxShared) throw tooBig(path, 'strings')
      if (used + length > block.length) {
        block = Buffer.allocUnsafe(Math.max(blockBytes, length))
        blocks.push(block)
        used = 0
      }
      block.write(text, used)
      if (count * 3 === places.length) {
        const larger = new Uint32Array(places.length * 2)
        larger.set(places)
        places = larger
      }
      places.set([blocks.length - 1, used, length], count * 3)
      used += length
      count += 1
    },
  }
}
