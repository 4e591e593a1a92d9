/**
 * The words of a host list: how the file is written (its shape), what a reading of it yields.
 *
 * Lines are physical lines, counted from 1 as an editor counts them: a cell may hold line breaks, so the number of a
 * record is not the number of its line, and only the latter helps a person to find the row.
 */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030'

export type Delimiter = ',' | ';' | '\t' | '|'

/** What a person may decide instead of the guess. */
export interface Choices {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: Delimiter | undefined
  /** Physical line of the header, 0 = there is none. */
  readonly headerLine?: number | undefined
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string | undefined
}

export interface ListWarning {
  readonly code: WarningCode
  readonly line?: number
  readonly count?: number
  readonly sample?: string
}

export type WarningCode =
  | 'list.encoding-guessed'
  | 'list.second-encoding'
  | 'list.characters-lost'
  | 'list.preamble-skipped'
  | 'list.no-header'
  | 'list.duplicate-header'
  | 'list.looks-cut'
  | 'list.other-sheets'
  | 'list.hidden-sheets'
  | 'list.sheet-hidden'
  | 'list.macros-ignored'
  | 'list.formulas'
  | 'list.formulas-unknown'
  | 'list.error-values'
  | 'list.hidden-rows'
  | 'list.merged-filled'
  | 'list.beyond-header'
  | 'list.far-right'

export interface ListShape {
  /** `xlsx`: a workbook, which has neither encoding nor delimiter. */
  readonly encoding: Encoding | 'xlsx'
  readonly delimiter: Delimiter | ''
  /** The sheet that is read; `null` of a text file, which has none. */
  readonly sheet: string | null
  readonly sheets: readonly ListSheet[]
  /** Physical line of the header, 0 = there is none. */
  readonly headerLine: number
  /** Trimmed and unlike each other; `1`, `2`, … where the list names none. */
  readonly headers: readonly string[]
  /** First physical line behind the header: from here on every record is counted. */
  readonly firstDataLine: number
  /** Up to 50 rows as they will be read. */
  readonly samples: readonly (readonly string[])[]
  readonly warnings: readonly ListWarning[]
  readonly sizeBytes: number
  /** UTC, ISO 8601. */
  readonly modifiedAt: string
}

export interface ListSheet {
  readonly name: string
  readonly hidden: boolean
}

export interface ReadRow {
  readonly line: number
  readonly cells: readonly string[]
}

export type RowFault =
  | 'row.quote-broken'
  | 'row.too-long'
  | 'row.nul'
  | 'row.encoding'
  | 'row.too-many-cells'
  | 'row.too-few-cells'

export interface RefusedRow extends ReadRow {
  readonly code: RowFault
}

/** Some hundreds of records. `rows`, `refused` and `blank` together are all of them: nothing is dropped in silence. */
export interface Batch {
  readonly rows: readonly ReadRow[]
  readonly refused: readonly RefusedRow[]
  /** Blank lines, repeated headers, totals, comments of a bare list. */
  readonly blank: number
  /** Bytes of the file read so far, for the progress. */
  readonly bytesRead: number
  readonly warnings: readonly ListWarning[]
}
