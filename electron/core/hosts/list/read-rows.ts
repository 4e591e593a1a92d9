/**
 * The rows of a list whose shape is known, in batches.
 */
import { Refusal } from '../../../../src/domain/refusal.ts'
import { holdsRecoveryKey } from './file-kind.ts'
import { createJudge } from './judge.ts'
import { type LineBlock, readLines } from './lines.ts'
import { createAssembler, type RawRecord } from './records.ts'
import type { Batch, ListShape, ListWarning, ReadRow, RefusedRow } from './shape.ts'
import { openList } from './source.ts'

const batchRecords = 500

/** What of a shape it takes to read by it. */
export type ReadingShape = Pick<ListShape, 'delimiter' | 'headerLine' | 'headers' | 'firstDataLine'>

/**
 * Reads every record behind the header, in constant memory. A record that cannot be read is refused alone.
 *
 * @throws {Refusal} `list.not-found`, `list.no-permission`, `list.unreadable`; `list.keys-not-hosts` as soon as a
 *   recovery key is met: nothing of such a file may be kept
 * @throws the reason of `signal` when it is aborted; the file is closed then, as it is when the caller stops reading
 */
export async function* readRows(path: string, shape: ListShape, signal?: AbortSignal): AsyncGenerator<Batch> {
  const file = await openList(path)
  try {
    yield* readBatches(readLines(file, path, shape.encoding, signal), shape, path)
  } finally {
    await file.close()
  }
}

/** The same over lines that are read already. */
export async function* readBatches(
  blocks: AsyncIterable<LineBlock> | Iterable<LineBlock>,
  shape: ReadingShape,
  path: string,
): AsyncGenerator<Batch> {
  const assembler = createAssembler(shape.delimiter, shape.headers.length)
  const gatherer = createGatherer(shape)
  let bytesRead = 0
  for await (const block of blocks) {
    bytesRead = block.bytesRead
    const behindHeader = (block.lines[0]?.line ?? 0) >= shape.firstDataLine
    const lines = behindHeader ? block.lines : block.lines.filter(({ line }) => line >= shape.firstDataLine)
    for (const record of assembler.take(lines, false)) {
      refuseKey(record, path)
      if (gatherer.add(record) === batchRecords) yield gatherer.flush(bytesRead)
    }
  }
  for (const record of assembler.take([], true)) {
    refuseKey(record, path)
    gatherer.add(record)
  }
  yield gatherer.flush(bytesRead)
}

function refuseKey({ cells, line }: RawRecord, path: string): void {
  if (cells.some(holdsRecoveryKey)) throw new Refusal('list.keys-not-hosts', { path, line })
}

interface Gatherer {
  /** @returns how many records are gathered now */
  add(record: RawRecord): number
  flush(bytesRead: number): Batch
}

function createGatherer(shape: ReadingShape): Gatherer {
  const judge = createJudge(shape.headers, shape.headerLine === 0)
  let rows: ReadRow[] = []
  let refused: RefusedRow[] = []
  let seconds: RawRecord[] = []
  let blank = 0
  return {
    add(record) {
      const judgement = judge(record)
      if (judgement.kind === 'row') rows.push({ line: record.line, cells: judgement.cells })
      else if (judgement.kind === 'refused')
        refused.push({ line: record.line, cells: record.cells, code: judgement.code })
      else blank++
      if (record.second) seconds.push(record)
      return rows.length + refused.length + blank
    },
    flush(bytesRead) {
      const batch: Batch = { rows, refused, blank, bytesRead, warnings: warnOfSecondEncoding(seconds) }
      rows = []
      refused = []
      seconds = []
      blank = 0
      return batch
    },
  }
}

function warnOfSecondEncoding(records: readonly RawRecord[]): readonly ListWarning[] {
  const [first] = records
  if (first === undefined) return []
  const sample = first.cells.find((cell) => /[^ -~\s]/.test(cell)) ?? ''
  return [{ code: 'list.second-encoding', line: first.line, count: records.length, sample: sample.slice(0, 60) }]
}
