/**
 * Cells that were merged downwards: one site written once for twenty rows, a header over two lines.
 *
 * The file names them behind the last row, so they are looked for before the rows are read: by text, without a parser,
 * which takes a fraction of the time. Merging to the right alone is decoration and not looked at.
 */
import { columnOf } from './cell-place.ts'
import { maxColumns, maxMerges } from './limits.ts'
import type { Parts } from './parts.ts'

export interface Merge {
  readonly column: number
  readonly top: number
  readonly bottom: number
}

const longestTail = 8 * 1024 ** 2

/** @returns by their top row; none when there are more than anybody merges by hand */
export async function readMerges(parts: Parts, part: string, signal?: AbortSignal): Promise<readonly Merge[]> {
  let tail = ''
  let found = false
  for await (const piece of parts.read(part, signal)) {
    const text = piece.toString('latin1')
    tail += text
    if (!found) {
      const at = tail.search(/<(?:\w+:)?mergeCells[\s>]/)
      found = at !== -1
      tail = found ? tail.slice(at) : tail.slice(-40)
    }
    if (tail.length > longestTail) return []
  }
  return found ? mergesOf(tail) : []
}

function mergesOf(text: string): readonly Merge[] {
  const merges: Merge[] = []
  for (const [, from = '', top = '', bottom = ''] of text.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g,
  )) {
    const column = columnOf(from)
    if (column === null || column >= maxColumns || Number(bottom) <= Number(top)) continue
    merges.push({ column, top: Number(top), bottom: Number(bottom) })
    if (merges.length > maxMerges) return []
  }
  return merges.sort((a, b) => a.top - b.top)
}
