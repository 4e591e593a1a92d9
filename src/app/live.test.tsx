// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useLive } from './live.ts'
import { handOver } from './testing/hand-over.ts'

afterEach(cleanup)

test('an answer is asked again when its topic is published, and only then', async () => {
  const service = handOver('service')
  const { result } = renderHook(() => useLive('status.show', {}))
  expect(result.current.status).toBe('waiting')
  service.answer((await service.request(0)).id, { total: 1 })
  await vi.waitFor(() => expect(result.current.data).toMatchObject({ total: 1 }))

  service.publish('profile', {})
  service.publish('hosts', {})
  service.publish('hosts', {})
  service.answer((await service.request(1)).id, { total: 2 })
  await vi.waitFor(() => expect(result.current.data).toMatchObject({ total: 2 }))
  expect(service.asked).toHaveLength(2)
})

test('a change while the answer is under way is asked once more, after it', async () => {
  const service = handOver('service')
  const { result } = renderHook(() => useLive('blockers.list', {}))
  const first = await service.request(0)
  renderHook(() => useLive('profile.show', {}))
  service.answer((await service.request(1)).id, {})
  service.publish('hosts', {})
  service.publish('profile', {})
  // Both topics are handled in one go: when the one is asked again, the other was left to finish.
  await service.request(2)
  expect(service.asked.map(({ method }) => method)).toEqual(['blockers.list', 'profile.show', 'profile.show'])
  service.answer(first.id, { blockers: [] })
  service.answer((await service.request(3)).id, { blockers: [{ name: 'Key server', hosts: 2, since: '' }] })
  await vi.waitFor(() => expect(result.current.data?.blockers).toHaveLength(1))
})

test('a refusal is said, and the last answer stays while the service comes back', async () => {
  const service = handOver('service')
  const { result } = renderHook(() => useLive('hosts.show', { host: 'A' }))
  service.refuse((await service.request(0)).id, 'host.not-found')
  await vi.waitFor(() => expect(result.current).toMatchObject({ status: 'failed', error: { code: 'host.not-found' } }))

  service.publish('hosts', {})
  service.answer((await service.request(1)).id, { runs: [] })
  await vi.waitFor(() => expect(result.current.status).toBe('ready'))
  service.publish('hosts', {})
  await service.request(2)
  const next = handOver('service')
  const again = await next.request(0)
  expect([again.method, result.current.status]).toEqual(['hosts.show', 'ready'])
  next.answer(again.id, { runs: [1] })
  await vi.waitFor(() => expect(result.current.data).toMatchObject({ runs: [1] }))
})
