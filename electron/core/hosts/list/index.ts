/**
 * Reading host lists. Excel files join here: the same shape, the same batches.
 */
export { inspectList } from './inspect.ts'
export { readRows } from './read-rows.ts'
export type {
  Choices,
  Encoding,
  ListShape,
  ReadRow,
  RefusedRow,
} from './shape.ts'
export { writeRejects } from './write-rejects.ts'
