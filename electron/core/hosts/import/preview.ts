/**
 * A list as it will be read, before anything is stored: what was found, each column beside an example, the first rows.
 */
import { claimsOf } from '../../../../src/domain/hosts/claims.ts'
import { hostFields } from '../../../../src/domain/hosts/fields.ts'
import { type ListChoices, type ListRecord, type OpenList, openList, readRecords } from './read-list.ts'

const shownRows = 12

/** @throws {Refusal} as `openList` */
export async function previewHostList(path: string, choices: ListChoices) {
  const list = await openList(path, choices)
  const { shape, mapped } = list
  const fieldOf = new Map(Object.entries(mapped.mapping).map(([field, column]) => [column, field]))
  return {
    file: { name: list.fileName, sizeBytes: shape.sizeBytes, modifiedAt: shape.modifiedAt },
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    headerLine: shape.headerLine,
    sheet: shape.sheet,
    sheets: shape.sheets.map(({ name, hidden }) => ({ name, hidden })),
    preset: mapped.preset,
    mapping: list.mapping,
    columns: shape.headers.map((header, column) => ({
      header,
      field: fieldOf.get(column) ?? null,
      sample:
        shape.samples
          .map((row) => row[column] ?? '')
          .find((cell) => cell.trim() !== '')
          ?.slice(0, 80) ?? '',
      doubts: mapped.doubts.filter((doubt) => doubt.column === column).map(({ code }) => code),
    })),
    fields: [...hostFields],
    firstRows: (await readFirst(list)).map(showRecord),
    warnings: shape.warnings.map((warning) => ({ ...warning })),
  }
}

type Shown = Exclude<ListRecord, { kind: 'blank' | 'warning' }>

async function readFirst(list: OpenList): Promise<Shown[]> {
  const hooks = { signal: new AbortController().signal, progress: () => undefined }
  for await (const records of readRecords(list, hooks)) {
    const shown = records.flatMap((record) => (record.kind === 'blank' || record.kind === 'warning' ? [] : [record]))
    const byLine = shown.sort((a, b) => lineOf(a) - lineOf(b))
    return byLine.slice(0, shownRows)
  }
  return []
}

function lineOf(record: Shown): number {
  return record.kind === 'row' ? record.row.line : record.refused.line
}

function showRecord(record: Shown) {
  if (record.kind === 'refused') return { line: record.refused.line, values: {}, marks: { name: record.refused.code } }
  const marks: Record<string, string> = Object.fromEntries(record.warnings.map(({ field, code }) => [field, code]))
  for (const claim of claimsOf(record.row)) {
    if (claim.kind === 'serial' && claim.why !== undefined) marks.serial = `serial.${claim.why}`
    if (claim.kind === 'asset-tag' && claim.why !== undefined) marks.assetTag = `assetTag.${claim.why}`
  }
  return { line: record.row.line, values: { ...record.row.fields }, marks }
}
