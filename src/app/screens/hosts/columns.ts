/**
 * The columns of the table, in their order. A narrow window leaves some out (see HostTable.module.css); Enter shows all.
 */
import type { Sort } from './table-state.ts'

export interface Column {
  readonly id:
    | 'status'
    | 'name'
    | 'serial'
    | 'assetTag'
    | 'site'
    | 'environment'
    | 'criticality'
    | 'technician'
    | 'last'
    | 'since'
    | 'confirmed'
  /** The order that its head gives. */
  readonly sort?: Sort
}

export const columns: readonly Column[] = [
  { id: 'status', sort: 'need' },
  { id: 'name', sort: 'name' },
  { id: 'serial' },
  { id: 'assetTag' },
  { id: 'site', sort: 'site' },
  { id: 'environment' },
  { id: 'criticality' },
  { id: 'technician' },
  { id: 'last' },
  { id: 'since', sort: 'since' },
  { id: 'confirmed' },
]
