/**
 * The rows of a list whose shape is known, in batches.
 */
import { gatherBatches, type ReadingShape, type RecordBlock } from './gather-batches.ts'
import { type LineBlock, readLines } from './lines.ts'
import { createAssembler, type RawRecord } from './records.ts'
import type { Batch, Delimiter, ListShape, ListWarning } from './shape.ts'
import { openList } from './source.ts'
import { readWorkbookRows } from './workbook-list.ts'

/**
 * Reads every record behind the header, in constant memory. A record that cannot be read is refused alone.
 *
 * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable`; `list.keys-not-hosts` as soon as a
 *   recovery key is met: nothing of such a file may be kept. Of a workbook also what `openWorkbook` refuses
 * @throws the reason of `signal` when it is aborted; the file is closed then, as it is when the caller stops reading
 */
export async function* readRows(path: string, shape: ListShape, signal?: AbortSignal): AsyncGenerator<Batch> {
  const { encoding, delimiter } = shape
  if (encoding === 'xlsx' || delimiter === '') {
    yield* readWorkbookRows(path, shape, signal)
    return
  }
  const file = await openList(path)
  try {
    yield* readBatches(readLines(file, path, encoding, signal), { ...shape, delimiter }, path)
  } finally {
    await file.close()
  }
}

/** The same over lines that are read already. */
export async function* readBatches(
  blocks: AsyncIterable<LineBlock> | Iterable<LineBlock>,
  shape: ReadingShape & { readonly delimiter: Delimiter },
  path: string,
): AsyncGenerator<Batch> {
  yield* gatherBatches(assemble(blocks, shape), shape, path)
}

export async function* assemble(
  blocks: AsyncIterable<LineBlock> | Iterable<LineBlock>,
  { delimiter, headers, firstDataLine }: ReadingShape & { readonly delimiter: Delimiter },
): AsyncGenerator<RecordBlock> {
  const assembler = createAssembler(delimiter, headers.length)
  let bytesRead = 0
  let last: RawRecord | undefined
  let isOpen = false
  for await (const block of blocks) {
    const { lines } = block
    bytesRead = block.bytesRead
    const behindHeader = (lines[0]?.line ?? 0) >= firstDataLine
    const body = behindHeader ? lines : lines.filter(({ line }) => line >= firstDataLine)
    const records = assembler.take(body, false)
    last = records.at(-1) ?? last
    isOpen = lines.at(-1)?.end === ''
    yield { records, bytesRead }
  }
  const records = assembler.take([], true)
  last = records.at(-1) ?? last
  const isCut = isOpen && last !== undefined && last.cells.length < headers.length
  yield { records, bytesRead, ...(isCut && last !== undefined ? { warnings: [warnOfCut(last)] } : {}) }
}

/** A file that ends within a row, without the end of a line, was hardly meant to end there. */
function warnOfCut({ line, cells }: RawRecord): ListWarning {
  return { code: 'list.looks-cut', line, sample: (cells[0] ?? '').slice(0, 60) }
}
