/**
 * Reading workbooks of Excel.
 */
export { columnName } from './cell-place.ts'
export { type Merge, readMerges } from './merges.ts'
export { readSheet, type SheetNote, type SheetRow } from './read-sheet.ts'
export { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
