// @vitest-environment jsdom
/** What is typed is kept, and what is said of it is of the newest text. */
import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answeringService } from '../../testing/answering-service.ts'
import { handOver } from '../../testing/hand-over.ts'
import { forgetText, keepNow, keepText, loadUnsaved, newKey, useUnsavedTexts } from './unsaved.ts'
import { useCheck } from './use-check.ts'

const empty = { version: '', title: '', problems: [], start: '', steps: [], arrows: [] }
afterEach(() => {
  vi.useRealTimers()
})

test('a text is kept once when the typing pauses, at once when the window is left, and forgotten when it is stored', async () => {
  const service = answeringService({
    'runbook.unsaved': () => ({ texts: [{ key: 'of-a', text: 'id: a', at: '2024-07-19T05:27:00Z' }] }),
    'runbook.keep-unsaved': () => ({ at: '2024-07-19T05:27:00Z' }),
  })
  await loadUnsaved()
  keepText('new', 'i')
  keepText('new', 'id')
  expect(useUnsavedTexts.getState().texts).toMatchObject({ 'of-a': { text: 'id: a' }, new: { text: 'id' } })
  expect(newKey()).toBe('new-2')
  await waitFor(() => expect(service.asked('runbook.keep-unsaved')).toEqual([{ key: 'new', text: 'id' }]))
  keepText('new', 'id: b')
  keepNow()
  await waitFor(() => expect(service.asked('runbook.keep-unsaved')).toHaveLength(2))
  forgetText('new')
  await waitFor(() => expect(service.asked('runbook.keep-unsaved').at(-1)).toEqual({ key: 'new', text: '' }))
  expect(newKey()).toBe('new')
})

test('one question is under way at a time, and the newest text is asked next', async () => {
  const service = handOver('service')
  const { result, rerender } = renderHook(({ text }) => useCheck(text, 'en'), { initialProps: { text: 'one' } })
  const first = await service.request(0)
  rerender({ text: 'two' })
  rerender({ text: 'three' })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(service.asked).toHaveLength(1)
  act(() => service.answer(first.id, { id: 'one', ...empty }))
  const second = await service.request(1)
  expect(second.input).toEqual({ text: 'three', language: 'en' })
  act(() => service.answer(second.id, { id: 'three', ...empty }))
  await waitFor(() => expect(result.current).toMatchObject({ of: 'three', check: { id: 'three' } }))
  expect(service.asked).toHaveLength(2)
})
