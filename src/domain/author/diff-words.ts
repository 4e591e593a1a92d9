/**
 * Two texts word by word: what stayed, what went, what came. For reading side by side, not for patching.
 */

export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** Beyond so many words on a side the comparison would take longer than reading both. */
const mostWords = 800

/** The same text on a side, in pieces; joined they are the text again. */
export function diffWords(
  from: string,
  to: string,
): { readonly from: readonly Piece[]; readonly to: readonly Piece[] } {
  const [before, after] = [wordsOf(from), wordsOf(to)]
  if (before.length > mostWords || after.length > mostWords) {
    return { from: whole(from), to: whole(to) }
  }
  const common = lengthsOfCommon(before, after)
  const [old, fresh]: [Piece[], Piece[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [left, right] = [before[i], after[j]]
    if (left !== undefined && left === right) {
      push(old, left, false)
      push(fresh, left, false)
      i += 1
      j += 1
    } else if (right === undefined || (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      push(old, left ?? '', true)
      i += 1
    } else {
      push(fresh, right, true)
      j += 1
    }
  }
  return { from: old, to: fresh }
}

/** Words, single Chinese characters, spaces and signs. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []
}

function whole(text: string): readonly Piece[] {
  return text === '' ? [] : [{ text, changed: true }]
}

function push(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1)
  if (last?.changed === changed) pieces[pieces.length - 1] = { text: last.text + text, changed }
  else pieces.push({ text, changed })
}

/** Row by row, the length of the longest common sequence of what begins at (i, j). */
function lengthsOfCommon(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = rows[i]
    for (let j = after.length - 1; row !== undefined && j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  }
  return rows
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}
