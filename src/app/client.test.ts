// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { handOver } from './testing/hand-over.ts'

type Client = typeof import('./client.ts')
let client: Client

/** Each test has a page of its own: the one before it must not take its ports. */
beforeEach(async () => {
  vi.resetModules()
  const listen = vi.spyOn(window, 'addEventListener')
  client = await import('./client.ts')
  const [, takePort] = listen.mock.calls.find(([type]) => type === 'message') ?? []
  listen.mockRestore()
  return () => window.removeEventListener('message', takePort as EventListener)
})

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.code,
  )

describe('a call', () => {
  test('waits for the port and gets its answer', async () => {
    const called = client.call('hosts.undo', { events: ['e1'] })
    expect(client.useConnection.getState()).toBe('connecting')
    const service = handOver('service')
    const { id, method, input } = await service.request(0)
    service.answer(id, { hosts: 1 })
    expect([method, input, await called]).toEqual(['hosts.undo', { events: ['e1'] }, { hosts: 1 }])
    expect(client.useConnection.getState()).toBe('ready')
  })

  test('goes to the shell when the shell serves it', async () => {
    const [service, shell] = [handOver('service'), handOver('shell')]
    const called = client.call('shell.copy', { text: 'x' })
    shell.answer((await shell.request(0)).id, {})
    await called
    expect(service.asked).toEqual([])
  })

  test('is refused with the code and the details', async () => {
    const service = handOver('service')
    const called = client.call('hosts.show', { host: 'A' })
    service.refuse((await service.request(0)).id, 'host.not-found')
    await expect(called).rejects.toMatchObject({ code: 'host.not-found', details: { host: 'A' } })
    await expect(called).rejects.toBeInstanceOf(client.CallFailed)
  })

  test('never uses a port that another window sent', async () => {
    const foreign = handOver('service', null)
    void client.call('profile.show', {})
    const service = handOver('service')
    await service.request(0)
    expect(foreign.asked).toEqual([])
  })
})

test('announcements reach those who listen, until they stop', async () => {
  const service = handOver('service')
  const heard = vi.fn()
  const stop = client.subscribe('saved', heard)
  service.publish('saved', { savedAt: '2024-07-19T14:02:00Z' })
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ savedAt: '2024-07-19T14:02:00Z' }))
  stop()
  const later = new Promise((resolve) => client.subscribe('saved', resolve))
  service.publish('saved', {})
  await later
  expect(heard).toHaveBeenCalledOnce()
})

describe('a restarted service', () => {
  test('rejects what was in flight, opens the workspace before anything else, and tells who must ask again', async () => {
    const first = handOver('service')
    const opened = client.call('workspace.open', { path: '/w' })
    first.answer((await first.request(0)).id, { path: '/w' })
    await opened
    const again = vi.fn()
    client.onRestart(again)
    const inFlight = outcome(client.call('hosts.undo', { events: ['e1'] }))
    await first.request(1)

    const second = handOver('service')
    expect(await inFlight).toBe('service.restarted')
    const waiting = client.call('workspace.info', {})
    const open = await second.request(0)
    expect([open.method, open.input, second.asked.length]).toEqual(['workspace.open', { path: '/w' }, 1])
    expect(again).not.toHaveBeenCalled()
    second.answer(open.id, { path: '/w' })

    const info = await second.request(1)
    expect(info.method).toBe('workspace.info')
    second.answer(info.id, { path: '/w' })
    await waiting
    expect(client.useConnection.getState()).toBe('restarted')
    expect(again).toHaveBeenCalledOnce()
    client.noticeRestart()
    expect(client.useConnection.getState()).toBe('ready')
  })

  test('keeps why the workspace could not be opened again', async () => {
    const first = handOver('service')
    const opened = client.call('workspace.open', { path: '/w' })
    first.answer((await first.request(0)).id, { path: '/w' })
    await opened
    const second = handOver('service')
    second.refuse((await second.request(0)).id, 'workspace.not-found')
    await vi.waitFor(() => expect(client.useReopening.getState().failed?.code).toBe('workspace.not-found'))
  })
})
