/**
 * A sheet of a workbook as a host list: the same shape, the same batches as a text file.
 *
 * A line is the number of the row as the sheet shows it, because only that helps a person to find it.
 */
import { Refusal } from '../../../../src/domain/refusal.ts'
import { openWorkbook, readMerges, readSheet, type Sheet, type SheetNote, type Workbook } from '../../xlsx/index.ts'
import { holdsRecoveryKey, refuseWrongExport } from './file-kind.ts'
import { gatherBatches, type RecordBlock, readSample } from './gather-batches.ts'
import { type IsHeader, isBlank, layRecords, type RecordLayout } from './layout.ts'
import type { RawRecord } from './records.ts'
import type { Batch, Choices, ListShape, ListWarning } from './shape.ts'
import { warnOfLayout, warnOfLoss } from './warn.ts'
import { refuseKeysElsewhere } from './workbook-keys.ts'

const enoughRows = 2000
const sampleRows = 50
const peekedRows = 20
const peekedSheets = 50

/** What the operating system says of the file. */
type FileFacts = Pick<ListShape, 'sizeBytes' | 'modifiedAt'>

/**
 * Looks at the sheets and at the beginning of the one that is meant: the chosen one, or the visible one whose first
 * rows look most like the header of a host list.
 *
 * @throws {Refusal} as `openWorkbook`; `list.sheet-missing`, `list.empty`, `list.no-rows`, `list.keys-not-hosts`,
 *   `list.format-table-export`
 */
export async function inspectWorkbook(
  path: string,
  facts: FileFacts,
  choices: Choices,
  isHeader: IsHeader,
): Promise<ListShape> {
  const { workbook, refuseKeys } = await openForList(path)
  try {
    const sheet = await pickSheet(workbook, choices.sheet, isHeader)
    const blocks: RecordBlock[] = []
    const seen = await readFirst(workbook, sheet, blocks)
    refuseKeys()
    const records = blocks.flatMap((block) => block.records)
    const sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden }))
    if (records.length === 0) throw new Refusal('list.no-rows', { path, sheet: sheet.name, sheets })
    const key = records.find(({ cells }) => cells.some(holdsRecoveryKey))
    if (key !== undefined) throw new Refusal('list.keys-not-hosts', { path, line: key.line })
    const layout = layRecords(records, await headerLineOf(workbook, sheet, records, choices, isHeader), isHeader)
    const shape = shapeOf(layout, records)
    const first = await readSample(
      blocks.map((block) => fitBlock(block, shape.headers.length)),
      shape,
      path,
    )
    refuseWrongExport(
      layout.headers,
      first.rows.map(({ cells }) => cells),
      path,
    )
    if (seen === 'whole' && first.rows.length + first.refused.length === 0)
      throw new Refusal('list.no-rows', { path, sheet: sheet.name, sheets })
    return {
      ...shape,
      encoding: 'xlsx',
      sheet: sheet.name,
      sheets,
      samples: first.rows.slice(0, sampleRows).map(({ cells }) => cells),
      warnings: [
        ...warnOfSheets(workbook, sheet, choices.sheet !== undefined),
        ...warnOfLayout(layout),
        ...warnOfLoss(first),
        ...first.warnings,
      ],
      ...facts,
    }
  } finally {
    await workbook.close()
  }
}

/**
 * Reads every row behind the header, then looks through the rest of the workbook for recovery keys: the whole file is
 * kept with a load.
 *
 * @throws {Refusal} as `openWorkbook`; `list.sheet-missing`, `list.keys-not-hosts`
 */
export async function* readWorkbookRows(path: string, shape: ListShape, signal?: AbortSignal): AsyncGenerator<Batch> {
  const { workbook, refuseKeys } = await openForList(path)
  try {
    const sheet = findSheet(workbook, shape.sheet ?? '')
    const blocks = readBlocks(workbook, sheet, shape, refuseKeys, signal)
    yield* gatherBatches(blocks, shape, path)
    await workbook.strings.loadTo(Number.POSITIVE_INFINITY)
    refuseKeys()
    await refuseKeysElsewhere(workbook, sheet, signal)
  } finally {
    await workbook.close()
  }
}

/** Opens a workbook whose shared texts are looked through for recovery keys as they come. */
async function openForList(path: string): Promise<{ readonly workbook: Workbook; refuseKeys(): void }> {
  let met = false
  const workbook = await openWorkbook(path, (text) => {
    met ||= holdsRecoveryKey(text)
  })
  return {
    workbook,
    refuseKeys() {
      if (met) throw new Refusal('list.keys-not-hosts', { path })
    },
  }
}

function findSheet({ sheets, parts }: Workbook, name: string): Sheet {
  const sheet = sheets.find((known) => known.name === name)
  if (sheet !== undefined) return sheet
  throw new Refusal('list.sheet-missing', {
    path: parts.path,
    sheet: name,
    found: sheets.slice(0, 30).map((known) => known.name),
    sheets: sheets.map((known) => ({ name: known.name, hidden: known.hidden })),
  })
}

async function pickSheet(workbook: Workbook, chosen: string | undefined, isHeader: IsHeader): Promise<Sheet> {
  if (chosen !== undefined) return findSheet(workbook, chosen)
  let best: Sheet | undefined
  let bestScore = 0
  for (const sheet of workbook.sheets.slice(0, peekedSheets)) {
    const rows = await peek(workbook, sheet)
    // A hidden sheet is only taken when nothing else holds anything.
    const known = Math.max(0, ...rows.map(isHeader))
    const score = rows.length === 0 ? 0 : sheet.hidden ? 0.5 : 1 + (known > 1 ? known : 0)
    if (score <= bestScore) continue
    best = sheet
    bestScore = score
  }
  if (best !== undefined) return best
  throw new Refusal('list.empty', { path: workbook.parts.path })
}

async function peek(workbook: Workbook, sheet: Sheet): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const block of readSheet(workbook, sheet, [])) {
    rows.push(...block.rows.map(({ cells }) => cells))
    if (rows.length >= peekedRows) break
  }
  return rows.slice(0, peekedRows)
}

async function readFirst(workbook: Workbook, sheet: Sheet, blocks: RecordBlock[]): Promise<'whole' | 'cut'> {
  let rows = 0
  const merges = await readMerges(workbook.parts, sheet.part)
  for await (const { rows: more, notes } of readSheet(workbook, sheet, merges)) {
    const fitting = more.slice(0, enoughRows - rows)
    const last = fitting.at(-1)?.line ?? 0
    blocks.push({
      records: fitting.map(recordOf),
      bytesRead: 0,
      warnings: notes.filter(({ line }) => line <= last).map(warningOf),
    })
    rows += fitting.length
    if (rows >= enoughRows) return 'cut'
  }
  return 'whole'
}

/** A header over two lines is the lower one: names that stand over both were merged down to it. */
async function headerLineOf(
  workbook: Workbook,
  sheet: Sheet,
  records: readonly RawRecord[],
  choices: Choices,
  isHeader: IsHeader,
): Promise<number | undefined> {
  if (choices.headerLine !== undefined) return choices.headerLine
  const { headerLine } = layRecords(records, undefined, isHeader)
  if (headerLine === 0) return undefined
  const merges = await readMerges(workbook.parts, sheet.part)
  const lowest = Math.max(headerLine, ...merges.filter(({ top }) => top === headerLine).map(({ bottom }) => bottom))
  return records.some(({ line }) => line === lowest) ? lowest : headerLine
}

type SheetShape = Pick<ListShape, 'delimiter' | 'headerLine' | 'headers' | 'firstDataLine'>

function shapeOf({ headerLine, headers }: RecordLayout, records: readonly RawRecord[]): SheetShape {
  const firstDataLine = headerLine === 0 ? (records[0]?.line ?? 1) : headerLine + 1
  return { delimiter: '', headerLine, headers, firstDataLine }
}

async function* readBlocks(
  workbook: Workbook,
  sheet: Sheet,
  { sizeBytes, headers }: ListShape,
  refuseKeys: () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecordBlock> {
  const merges = await readMerges(workbook.parts, sheet.part, signal)
  for await (const { rows, notes, share } of readSheet(workbook, sheet, merges, signal)) {
    const bytesRead = Math.round(share * sizeBytes)
    yield fitBlock({ records: rows.map(recordOf), bytesRead, warnings: notes.map(warningOf) }, headers.length)
    refuseKeys()
  }
}

function recordOf({ line, cells }: { readonly line: number; readonly cells: readonly string[] }): RawRecord {
  return { line, cells, fault: cells.some((cell) => cell.includes('\0')) ? 'row.nul' : null, second: false }
}

const codes: Readonly<Record<SheetNote['code'], ListWarning['code']>> = {
  formula: 'list.formulas',
  'formula-unknown': 'list.formulas-unknown',
  'error-value': 'list.error-values',
  'hidden-row': 'list.hidden-rows',
  merged: 'list.merged-filled',
  'far-right': 'list.far-right',
}

function warningOf({ code, line, count, sample }: SheetNote): ListWarning {
  return { code: codes[code], line, count, sample }
}

function warnOfSheets({ sheets, hasMacros }: Workbook, read: Sheet, chosen: boolean): readonly ListWarning[] {
  const warnings: ListWarning[] = []
  const named = (some: readonly Sheet[]) => {
    const names = some.slice(0, 5).map(({ name }) => name)
    return `${names.join(', ')}${some.length > names.length ? ', …' : ''}`
  }
  const others = sheets.filter((sheet) => sheet !== read && !sheet.hidden)
  const hidden = sheets.filter((sheet) => sheet !== read && sheet.hidden)
  if (others.length > 0 && !chosen)
    warnings.push({ code: 'list.other-sheets', count: others.length, sample: named(others) })
  if (hidden.length > 0) warnings.push({ code: 'list.hidden-sheets', count: hidden.length, sample: named(hidden) })
  if (read.hidden) warnings.push({ code: 'list.sheet-hidden', sample: read.name })
  if (hasMacros) warnings.push({ code: 'list.macros-ignored' })
  return warnings
}

/** Every row as wide as the header. A value further right belongs to no column: it is said, not taken. */
function fitBlock(block: RecordBlock, columns: number): RecordBlock {
  const beyond = block.records.filter(({ cells }) => cells.slice(columns).some((cell) => !isBlank(cell)))
  const [first] = beyond
  const sample = first?.cells.slice(columns).find((cell) => !isBlank(cell)) ?? ''
  const warning: ListWarning = {
    code: 'list.beyond-header',
    line: first?.line ?? 0,
    count: beyond.length,
    sample: sample.slice(0, 60),
  }
  return {
    ...block,
    records: block.records.map((record) => ({
      ...record,
      cells: Array.from({ length: columns }, (_, index) => record.cells[index] ?? ''),
    })),
    warnings: [...(block.warnings ?? []), ...(first === undefined ? [] : [warning])],
  }
}
