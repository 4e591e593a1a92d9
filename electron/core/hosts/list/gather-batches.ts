/**
 * Records of a list, from text or a workbook, as batches of rows.
 */
import { Refusal } from '../../../../src/domain/refusal.ts'
import { holdsRecoveryKey } from './file-kind.ts'
import { createJudge } from './judge.ts'
import type { RawRecord } from './records.ts'
import type { Batch, ListShape, ListWarning, ReadRow, RefusedRow } from './shape.ts'

const batchRecords = 500

/** What of a shape it takes to read by it. */
export type ReadingShape = Pick<ListShape, 'headerLine' | 'headers' | 'firstDataLine'>

/** Records that are told apart, in the order of the file. */
export interface RecordBlock {
  readonly records: readonly RawRecord[]
  readonly bytesRead: number
  readonly warnings?: readonly ListWarning[]
}

/** The first rows of a list, all in one batch. */
export async function readSample(
  blocks: AsyncIterable<RecordBlock> | Iterable<RecordBlock>,
  shape: ReadingShape,
  path: string,
): Promise<Batch> {
  const batches: Batch[] = []
  for await (const batch of gatherBatches(blocks, shape, path)) batches.push(batch)
  return {
    rows: batches.flatMap(({ rows }) => rows),
    refused: batches.flatMap(({ refused }) => refused),
    blank: 0,
    bytesRead: 0,
    warnings: sumWarnings(batches.flatMap(({ warnings }) => warnings)),
  }
}

/**
 * Records behind the header as batches of rows.
 *
 * @throws {Refusal} `list.keys-not-hosts`
 */
export async function* gatherBatches(
  blocks: AsyncIterable<RecordBlock> | Iterable<RecordBlock>,
  shape: ReadingShape,
  path: string,
): AsyncGenerator<Batch> {
  const gatherer = createGatherer(shape)
  let bytesRead = 0
  for await (const block of blocks) {
    bytesRead = block.bytesRead
    gatherer.warn((block.warnings ?? []).filter(({ line }) => (line ?? 0) >= shape.firstDataLine))
    for (const record of block.records) {
      if (record.line < shape.firstDataLine) continue
      refuseKey(record, path)
      if (gatherer.add(record) === batchRecords) yield gatherer.flush(bytesRead)
    }
  }
  yield gatherer.flush(bytesRead)
}

/** One warning for each code: the first place, and how often in all. */
function sumWarnings(warnings: readonly ListWarning[]): readonly ListWarning[] {
  const sums = new Map<string, ListWarning>()
  for (const warning of warnings) {
    const known = sums.get(warning.code)
    sums.set(
      warning.code,
      known === undefined ? warning : { ...known, count: (known.count ?? 1) + (warning.count ?? 1) },
    )
  }
  return [...sums.values()]
}

function refuseKey({ cells, line }: RawRecord, path: string): void {
  if (cells.some(holdsRecoveryKey)) throw new Refusal('list.keys-not-hosts', { path, line })
}

interface Gatherer {
  /** @returns how many records are gathered now */
  add(record: RawRecord): number
  warn(warnings: readonly ListWarning[]): void
  flush(bytesRead: number): Batch
}

function createGatherer(shape: ReadingShape): Gatherer {
  const judge = createJudge(shape.headers, shape.headerLine === 0)
  let rows: ReadRow[] = []
  let refused: RefusedRow[] = []
  let seconds: RawRecord[] = []
  let warned: ListWarning[] = []
  let blank = 0
  return {
    warn(warnings) {
      warned.push(...warnings)
    },
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
      const batch: Batch = {
        rows,
        refused,
        blank,
        bytesRead,
        warnings: sumWarnings([...warned, ...warnOfSecondEncoding(seconds)]),
      }
      rows = []
      refused = []
      seconds = []
      warned = []
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
