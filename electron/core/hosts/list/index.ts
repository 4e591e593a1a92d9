/**
 * Reading host lists: text files with columns and the sheets of workbooks, in one shape and the same batches.
 */
export { inspectList } from './inspect.ts'
export { readRows } from './read-rows.ts'
export type {
  Choices,
  Encoding,
  ListShape,
  ListWarning,
  ReadRow,
  RefusedRow,
} from './shape.ts'
export { writeRejects } from './write-rejects.ts'
