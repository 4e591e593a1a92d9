// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Input } from '../../../contract/index.ts'
import { handOver } from '../../testing/hand-over.ts'
import { chooseOtherwise, dropList, loadList, readList, stopLoading, takeLoadBack } from './load-list.ts'
import { forgetLoad, useLoad } from './load-state.ts'

const preview = { file: { name: 'a.csv' }, mapping: {}, columns: [], fields: [], firstRows: [], warnings: [] }
const counts = { rows: 3, new: 3, changed: 0, same: 0, refused: 0, blank: 0 }
const plan = { counts, gone: { count: 0, first: [] }, changedFirst: [], proposals: 0, warnings: [], refused: [] }
const loaded = { import: { ...counts, id: 'S:1' }, mapping: {}, warnings: [], refused: [] }

let service: ReturnType<typeof handOver>
/** Answers the n-th question when it has come, if it is that one. */
async function answer(n: number, method: string, output: unknown): Promise<Record<string, unknown>> {
  const request = await service.request(n)
  expect(request.method).toBe(method)
  service.answer(request.id, output)
  return request.input as Record<string, unknown>
}
const methods = () => service.asked.map(({ method }) => method)
const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

beforeEach(() => {
  forgetLoad()
  service = handOver('service')
})

async function checked(): Promise<void> {
  void readList('/a.csv')
  await answer(0, 'import.preview', preview)
  await answer(1, 'import.plan', plan)
  await vi.waitFor(() => expect(useLoad.getState().plan).not.toBeNull())
}

describe('reading', () => {
  test('looks first, then counts, and stores nothing', async () => {
    await checked()
    expect(methods()).toEqual(['import.preview', 'import.plan'])
    expect(useLoad.getState()).toMatchObject({ step: 'check', path: '/a.csv', job: null })
  })

  test('drops the answer to a question that was replaced by a later one', async () => {
    void readList('/a.csv')
    const first = await service.request(0)
    void chooseOtherwise({ encoding: 'gb18030' })
    const second = await service.request(1)
    service.answer(second.id, { ...preview, encoding: 'gb18030' })
    service.answer(first.id, { ...preview, encoding: 'utf-8' })
    await answer(2, 'import.plan', plan)
    await settled()
    expect(useLoad.getState().preview).toMatchObject({ encoding: 'gb18030' })
    expect((second.input as Input<'import.preview'>).choices).toEqual({ encoding: 'gb18030' })
  })

  test('stops the counting of what is not wanted any more', async () => {
    void readList('/a.csv')
    await answer(0, 'import.preview', preview)
    const { input } = await service.request(1)
    dropList()
    await vi.waitFor(() => expect(methods()).toContain('job.cancel'))
    expect(service.asked.at(-1)?.input).toEqual({ job: (input as Input<'import.plan'>).job })
    expect(useLoad.getState().step).toBe('choose')
  })

  test('keeps the last readable picture when a choice cannot be read', async () => {
    await checked()
    void chooseOtherwise({ headerLine: 900 })
    const { id } = await service.request(2)
    service.refuse(id, 'list.no-rows')
    await vi.waitFor(() => expect(useLoad.getState().failed?.code).toBe('list.no-rows'))
    expect(useLoad.getState()).toMatchObject({ step: 'check', preview, plan: null })
  })
})

describe('loading', () => {
  test('loads once when Enter is pressed twice', async () => {
    await checked()
    void loadList()
    void loadList()
    await answer(2, 'import.run', loaded)
    await vi.waitFor(() => expect(useLoad.getState().step).toBe('done'))
    expect(methods().filter((method) => method === 'import.run')).toHaveLength(1)
  })

  test('does not load before the rows are counted, nor when nothing would change', async () => {
    void readList('/a.csv')
    await answer(0, 'import.preview', preview)
    void loadList()
    await answer(1, 'import.plan', { ...plan, counts: { ...counts, new: 0, same: 3 } })
    await vi.waitFor(() => expect(useLoad.getState().plan).not.toBeNull())
    void loadList()
    await settled()
    expect(methods()).not.toContain('import.run')
  })

  test('is stopped by its name and goes back to the check, with nothing lost', async () => {
    await checked()
    void loadList()
    const run = await service.request(2)
    stopLoading()
    const cancel = await service.request(3)
    expect(cancel).toMatchObject({ method: 'job.cancel', input: { job: (run.input as Input<'import.run'>).job } })
    expect(useLoad.getState().stopping).toBe(true)
    service.refuse(run.id, 'job.cancelled')
    await vi.waitFor(() => expect(useLoad.getState().step).toBe('check'))
    expect(useLoad.getState()).toMatchObject({ preview, plan, stopping: false })
  })

  test('is not disturbed by another file', async () => {
    await checked()
    void loadList()
    await service.request(2)
    void readList('/b.csv')
    await settled()
    expect(useLoad.getState()).toMatchObject({ step: 'loading', path: '/a.csv' })
  })

  test('is taken back once when Ctrl+Z is pressed twice', async () => {
    await checked()
    void loadList()
    await answer(2, 'import.run', loaded)
    await vi.waitFor(() => expect(useLoad.getState().step).toBe('done'))
    void takeLoadBack()
    void takeLoadBack()
    await answer(3, 'import.revert', { removed: 3, kept: 0 })
    await vi.waitFor(() => expect(useLoad.getState().reverted).toEqual({ removed: 3, kept: 0 }))
    expect(methods().filter((method) => method === 'import.revert')).toHaveLength(1)
  })
})

test('shows the progress of its own job and of no other', async () => {
  void readList('/a.csv')
  await answer(0, 'import.preview', preview)
  const { input } = await service.request(1)
  const { job } = input as Input<'import.plan'>
  service.publish('job', { job: 'other', stage: 'writing', done: 1, total: 2, unit: 'rows' })
  service.publish('job', { job, stage: 'matching', done: 5, total: 9, unit: 'rows' })
  await vi.waitFor(() => expect(useLoad.getState().progress).toMatchObject({ stage: 'matching', done: 5 }))
})
