/**
 * Workbooks of Excel: read, and written.
 */
export { type Merge, readMerges } from './merges.ts'
export { readSheet, type SheetNote, type SheetRow } from './read-sheet.ts'
export type { Column } from './sheet-xml.ts'
export { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
export { type WorkbookWriter, writeWorkbook } from './write-workbook.ts'
