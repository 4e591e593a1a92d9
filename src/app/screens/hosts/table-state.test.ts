import { beforeEach, describe, expect, test } from 'vitest'
import {
  activeParts,
  clearFilter,
  followHost,
  letHostGo,
  moveCursorTo,
  nextSort,
  resetTable,
  select,
  setFilterPart,
  useTable,
} from './table-state.ts'

beforeEach(resetTable)

describe('the filter', () => {
  test('leaves an emptied part out, so that no filter is the same as none', () => {
    setFilterPart('status', ['blocked'])
    setFilterPart('search', 'lds')
    setFilterPart('status', [])
    setFilterPart('search', '')
    expect(useTable.getState().filter).toEqual({})
  })

  test('numbers its parts in one order, whatever was set first', () => {
    setFilterPart('criticality', [1])
    setFilterPart('status', ['blocked'])
    setFilterPart('search', 'lds')
    expect(activeParts(useTable.getState().filter)).toEqual(['search', 'status', 'criticality'])
  })

  test('begins at the top again when it changes', () => {
    moveCursorTo(500, 'a')
    setFilterPart('site', ['York'])
    expect(useTable.getState().cursor).toMatchObject({ index: 0, id: null })
    moveCursorTo(500, 'a')
    clearFilter()
    expect(useTable.getState().cursor).toMatchObject({ index: 0, id: null })
  })

  test('keeps what is selected, so that hosts of several searches can be gathered', () => {
    select([{ id: 'a', name: 'A' }], true)
    setFilterPart('search', 'b')
    expect([...useTable.getState().selected.keys()]).toEqual(['a'])
  })
})

test('the order goes round and comes back to need', () => {
  const seen = Array.from({ length: 4 }, () => {
    nextSort()
    return useTable.getState().sort
  })
  expect(seen).toEqual(['name', 'site', 'since', 'need'])
})

describe('the row of the keyboard', () => {
  test('follows its host without counting as a move, so that nothing scrolls', () => {
    moveCursorTo(3, 'a')
    const { moves } = useTable.getState().cursor
    followHost(7)
    expect(useTable.getState().cursor).toEqual({ index: 7, id: 'a', moves })
  })

  test('stays at its place when its host was dealt with, and selects nothing any more', () => {
    moveCursorTo(3, 'a')
    select([{ id: 'a', name: 'A' }], true)
    letHostGo()
    expect(useTable.getState().cursor).toMatchObject({ index: 3, id: null })
    expect(useTable.getState().selected.size).toBe(0)
  })
})
