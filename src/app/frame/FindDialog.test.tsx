// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useFind } from '../stores/find.ts'
import { usePlace } from '../stores/place.ts'
import { handOver } from '../testing/hand-over.ts'
import { FindDialog } from './FindDialog.tsx'

const aHost = (id: string) => ({
  id,
  name: id,
  serial: '',
  serialIdentifies: true,
  status: 'not-started',
  site: '',
  assetTag: '',
})
const found = (exact: boolean, ...ids: string[]) => ({ hosts: ids.map(aHost), exact })
const type = (value: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value } })
const press = (key: string) => fireEvent.keyDown(screen.getByRole('combobox'), { key, bubbles: true, cancelable: true })

// The page always has it; this test environment does not.
vi.stubGlobal('CSS', { escape: (text: string) => text })

let service: ReturnType<typeof handOver>
beforeEach(() => {
  service = handOver('service')
  usePlace.setState({ screen: 'hosts', back: [] }, true)
  useFind.setState({ open: true })
  render(<FindDialog />)
})
afterEach(cleanup)

/** Answers every question for a text, as the service does. */
async function answerAll(texts: Readonly<Record<string, ReturnType<typeof found>>>, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { id, input } = await service.request(n)
    service.answer(id, texts[(input as { text: string }).text])
  }
}

test('a scanner that types and presses Enter at once opens the host of the whole text', async () => {
  type('7HK')
  type('7HK2Q93')
  press('Enter')
  expect(usePlace.getState().screen).toBe('hosts')
  await answerAll({ '7HK': found(false, 'wrong'), '7HK2Q93': found(true, 'right') }, 3)
  await vi.waitFor(() => expect(usePlace.getState()).toMatchObject({ screen: 'host', host: 'right' }))
  expect(useFind.getState().open).toBe(false)
})

test('the arrows choose which one Enter opens', async () => {
  type('LDS')
  await answerAll({ LDS: found(false, 'first', 'second') }, 1)
  await screen.findByText('second')
  press('ArrowDown')
  expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true')
  press('Enter')
  const { id } = await service.request(1)
  service.answer(id, found(false, 'first', 'second'))
  await vi.waitFor(() => expect(usePlace.getState().host).toBe('second'))
})

test('Enter opens nothing when nothing was found, and Escape goes away', async () => {
  type('nobody')
  press('Enter')
  await answerAll({ nobody: found(false) }, 2)
  await screen.findByText(/No host has “nobody”/)
  expect(usePlace.getState().screen).toBe('hosts')
  press('Escape')
  expect(useFind.getState().open).toBe(false)
})
