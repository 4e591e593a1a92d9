// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { usePlace } from '../../stores/place.ts'
import { say, useToasts } from '../../stores/toast.ts'
import { handOver } from '../../testing/hand-over.ts'
import { rememberAct, selectAllFound, setStatus, startRuns, takeBack, useActs } from './acts.ts'
import { moveCursorTo, resetTable, select, setFilterPart, useTable } from './table-state.ts'

const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ id: name.toLowerCase(), name })) as [Host, Host, Host]
type Host = { readonly id: string; readonly name: string }

let service: ReturnType<typeof handOver>
beforeEach(() => {
  service = handOver('service')
  resetTable()
  useActs.setState({ acts: [] })
  useToasts.setState({ items: [] })
  usePlace.setState({ screen: 'hosts', back: [] }, true)
})
async function answer(n: number, output: unknown) {
  const { id, input } = await service.request(n)
  service.answer(id, output)
  return input
}

describe('taking back', () => {
  test('takes back the act of the sentence that was pressed, not the last one', async () => {
    const [first, second] = [['S:1'], ['S:2', 'S:3']]
    rememberAct(first, say('first'))
    rememberAct(second, say('second'))
    const one = takeBack(first)
    expect(await answer(0, { hosts: 1 })).toEqual({ events: ['S:1'] })
    expect(await one).toBe(1)
    expect(useToasts.getState().items.map(({ text }) => text)).toEqual(['second'])
    const undone = takeBack()
    expect(await answer(1, { hosts: 2 })).toEqual({ events: ['S:2', 'S:3'] })
    expect(await undone).toBe(2)
  })

  test('does nothing the second time', async () => {
    const events = ['S:1']
    rememberAct(events, say('done'))
    const undone = takeBack(events)
    expect(await takeBack(events)).toBeNull()
    expect(await takeBack()).toBeNull()
    await answer(0, { hosts: 1 })
    expect(await undone).toBe(1)
  })

  test('can be tried again when it was refused', async () => {
    const events = ['S:1']
    rememberAct(events, say('done'))
    const refused = takeBack()
    service.refuse((await service.request(0)).id, 'workspace.disk-full')
    await expect(refused).rejects.toMatchObject({ code: 'workspace.disk-full' })
    const again = takeBack(events)
    expect(await answer(1, { hosts: 1 })).toEqual({ events })
    expect(await again).toBe(1)
  })
})

test('an act lets the cursor wait at its place for the next host', async () => {
  moveCursorTo(4, a.id)
  const act = setStatus([a], { status: 'blocked', blocker: 'Room locked' })
  await answer(0, { events: ['S:1'], hosts: 1 })
  expect(await act).toEqual(['S:1'])
  expect(useTable.getState().cursor).toMatchObject({ index: 4, id: null })
})

test('a refused act leaves the selection as it is', async () => {
  select([a, b], true)
  const act = setStatus([a, b], { status: 'retired', how: 'duplicate' })
  service.refuse((await service.request(0)).id, 'host.run-open')
  await expect(act).rejects.toMatchObject({ code: 'host.run-open' })
  expect(useTable.getState().selected.size).toBe(2)
})

describe('starting runs', () => {
  test('shows the run of one host, also when it was open already', async () => {
    const runs = startRuns([a], 'en')
    service.refuse((await service.request(0)).id, 'run.already-open')
    expect(await runs).toEqual({ started: 1, refused: null })
    expect(usePlace.getState()).toMatchObject({ screen: 'run', host: 'a' })
  })

  test('starts the others when no runbook fits one, which stays selected', async () => {
    select([a, b, c], true)
    const runs = startRuns([a, b, c], 'en')
    await answer(0, {})
    service.refuse((await service.request(1)).id, 'runbook.none-fits')
    await answer(2, {})
    expect(await runs).toMatchObject({ started: 2, refused: { code: 'runbook.none-fits' } })
    expect([...useTable.getState().selected.keys()]).toEqual(['b'])
    expect(usePlace.getState().screen).toBe('hosts')
  })

  test('stops at a full disk instead of asking for each host', async () => {
    const runs = startRuns([a, b, c], 'en')
    service.refuse((await service.request(0)).id, 'workspace.disk-full')
    expect(await runs).toMatchObject({ started: 0, refused: { code: 'workspace.disk-full' } })
    expect(service.asked).toHaveLength(1)
  })
})

describe('selecting everything that was found', () => {
  const page = (from: number, total: number) => ({
    hosts: Array.from({ length: Math.min(1_000, total - from) }, (_, index) => ({ id: `h${from + index}`, name: '' })),
    total,
  })

  test('goes on page by page, as far as one act goes', async () => {
    const counted = selectAllFound()
    for (let n = 0; n < 10; n += 1) await answer(n, page(n * 1_000, 100_000))
    expect(await counted).toBe(10_000)
    expect(service.asked).toHaveLength(10)
  })

  test('selects nothing more when the filter was changed meanwhile', async () => {
    const counted = selectAllFound()
    await vi.waitFor(() => expect(service.asked).toHaveLength(1))
    setFilterPart('search', 'x')
    await answer(0, page(0, 5))
    expect(await counted).toBe(0)
    expect(useTable.getState().selected.size).toBe(0)
  })
})
