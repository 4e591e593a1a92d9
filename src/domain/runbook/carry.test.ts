import { describe, expect, it } from 'vitest'
import { carryReadings } from './carry.ts'
import { startRun } from './state.ts'
import { aRunbook } from './testing/sample-runbook.ts'

const old = aRunbook()
const read = (inputs: Record<string, string>) => {
  const state = startRun(old, 'hash', {})
  return {
    ...state,
    variables: { ...state.variables, ...inputs },
    path: [{ step: 'find', result: 'done', event: 'K:1', inputs }],
  }
}

describe('another runbook in the middle of an attempt', () => {
  it('takes along what was read off the machine', () => {
    expect(carryReadings(old, read({ 'key-id': '5F7A2C11', offset: '+01:00' }), old)).toEqual({
      'key-id': '5F7A2C11',
      offset: '+01:00',
    })
  })

  it('never takes along a drive letter: another system names its volumes anew', () => {
    expect(carryReadings(old, read({ windows: 'D' }), old)).toEqual({})
  })

  it('takes along nothing that only shares a name', () => {
    const { 'key-id': keyId, ...variables } = old.variables
    const other = { ...old, variables: { ...variables, 'key-id': { ...keyId, type: 'text' as const } } }
    expect(carryReadings(old, read({ 'key-id': '5F7A2C11' }), other as typeof old)).toEqual({})
  })

  it('takes along nothing that a step concluded', () => {
    const state = { ...read({}), variables: { 'key-id': '5F7A2C11' } }
    expect(carryReadings(old, state, old)).toEqual({})
  })

  it('decides nothing by itself: it only stands in the field', () => {
    const state = startRun(old, 'hash', {}, { 'key-id': '5F7A2C11' })
    expect(state.variables).toEqual({})
    expect(state.carried).toEqual({ 'key-id': '5F7A2C11' })
  })
})
