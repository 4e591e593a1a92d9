/**
 * Workbooks of Excel: read, and written.
 */
export { readMerges } from './merges.ts'
export { readSheet, type SheetNote } from './read-sheet.ts'
export type { Column } from './sheet-xml.ts'
export { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
export { type WorkbookWriter, writeWorkbook } from './write-workbook.ts'
