/**
 * The rows that did not go in, as a file to mend and load again: the columns of the list, then the line and the reason.
 */
import { writeWholeFile } from '../../export/atomic-file.ts'
import type { ListShape } from './shape.ts'

export interface Reject {
  readonly line: number
  /** In words, for the person who mends it. */
  readonly reason: string
  readonly cells: readonly string[]
}

/**
 * Writes CSV with the delimiter of the list, UTF-8 with byte order mark, CRLF. Cells stay as they were read, formulas
 * included: this is the person's own file, and it is read again. A file that exists is replaced once all is written.
 *
 * @returns how many rows were written
 * @throws {Refusal} `export.no-permission`, `export.disk-full`
 */
export async function writeRejects(
  out: string,
  shape: Pick<ListShape, 'delimiter' | 'headers'>,
  rejects: AsyncIterable<Reject>,
): Promise<number> {
  let count = 0
  const columns = shape.headers.length
  // A workbook has no delimiter of its own.
  const delimiter = shape.delimiter === '' ? ',' : shape.delimiter
  await writeWholeFile(out, async (write) => {
    write(`\ufeff${formatRow([...shape.headers, 'Line', 'Reason'], delimiter)}`)
    for await (const { line, reason, cells } of rejects) {
      const fitting = Array.from({ length: Math.max(columns, cells.length) }, (_, index) => cells[index] ?? '')
      // Surplus cells stay behind their row, so that nothing is lost; line and reason keep their columns.
      write(formatRow([...fitting.slice(0, columns), String(line), reason, ...fitting.slice(columns)], delimiter))
      count++
    }
  })
  return count
}

/** One record by RFC 4180: a cell is quoted when it could be misread otherwise. */
export function formatRow(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => formatCell(cell, delimiter)).join(delimiter)}\r\n`
}

function formatCell(cell: string, delimiter: string): string {
  const plain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter)
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`
}
