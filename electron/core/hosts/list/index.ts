/**
 * Reading host lists. Excel files join here: the same shape, the same batches.
 */
export { inspectList } from './inspect.ts'
export type { IsHeader } from './layout.ts'
export { readRows } from './read-rows.ts'
export type {
  Batch,
  Choices,
  Delimiter,
  Encoding,
  ListShape,
  ListWarning,
  ReadRow,
  RefusedRow,
  RowFault,
  WarningCode,
} from './shape.ts'
export { type Reject, writeRejects } from './write-rejects.ts'
