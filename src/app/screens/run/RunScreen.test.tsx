// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ErrorCode, RunView, StepView } from '../../../contract/index.ts'
import { usePlace } from '../../stores/place.ts'
import { aRun, aStep } from '../../testing/a-run.ts'
import { answeringService } from '../../testing/answering-service.ts'
import { RunScreen } from './RunScreen.tsx'

// The page always has these; this test environment does not.
vi.stubGlobal('CSS', { escape: (text: string) => text })
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
Element.prototype.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}

const finish = aStep({ id: 'finish', title: 'Finish', number: 7 })
let hosts = 0
afterEach(cleanup)
beforeEach(() => {
  // Another host each time: answers are kept for the life of a window.
  hosts += 1
})

/** Shows a run whose open step is `step`. `refuse` says with which code the next answers are refused. */
async function show(step: StepView, of: Partial<RunView> = {}) {
  const refuse: ErrorCode[] = []
  let view = aRun(step, of)
  const service = answeringService({
    'run.state': () => view,
    'run.bench': () => ({ active: [], held: [] }),
    'hosts.show': () => ({ refuse: 'host.not-found' }),
    'run.check-reading': ({ value }) => ({
      ok: true,
      value,
      tone: value === '7HK2Q93' ? 'good' : 'bad',
      code: value === '7HK2Q93' ? 'same' : 'other',
      text: value === '7HK2Q93' ? 'The right machine' : 'Another machine',
      details: {},
    }),
    'run.answer': () => {
      const code = refuse.shift()
      if (code !== undefined) return { refuse: code }
      view = aRun(finish)
      return view
    },
  })
  usePlace.setState({ screen: 'run', host: `host-${hosts}`, back: [] }, true)
  render(<RunScreen />)
  await screen.findByRole('heading', { level: 1 })
  return { refuse, answers: () => service.asked('run.answer') }
}

const press = (key: string, of: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...of })
const button = (name: string | RegExp) => screen.getByRole('button', { name })

test('one press of Enter stores one step, however long the key is held down', async () => {
  const { answers } = await show(aStep())
  press('Enter')
  press('Enter', { repeat: true })
  press('Enter', { repeat: true })
  await screen.findByRole('heading', { name: 'Finish' })
  expect(answers()).toMatchObject([{ step: 'delete', result: 'done' }])
})

test('a killer item shows its command only after each fact was read back, and never for Enter alone', async () => {
  const facts = [
    { label: 'Its label says', value: '7HK2Q93', hint: '' },
    { label: 'Its prompt says', value: 'D:\\>', hint: '' },
  ]
  const commands = [{ shell: 'winre', prompt: '', text: 'del C-00000291*.sys' }]
  const { answers } = await show(aStep({ confirm: { facts }, commands }))
  press('Enter')
  press('1')
  press('Enter', { ctrlKey: true })
  expect(screen.queryByText('del C-00000291*.sys')).toBeNull()
  press('2')
  press('Enter', { ctrlKey: true })
  await screen.findByText('del C-00000291*.sys')
  expect(answers()).toEqual([])
  press('Enter')
  await screen.findByRole('heading', { name: 'Finish' })
  expect(answers()).toMatchObject([{ confirm: true }])
})

const serial = {
  name: 'serial-read',
  type: 'serial',
  title: 'Serial number',
  hint: '',
  required: true,
  options: [],
  value: '',
}

test('a scanner that is faster than the check cannot store a value that is not the good one', async () => {
  const { answers } = await show(aStep({ kind: 'enter', inputs: [serial] }))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'WRONG' } })
  press('Enter')
  await screen.findByText('Another machine')
  expect(answers()).toEqual([])
  // The way out stores it as it was read: the runbook knows where that leads.
  press('b', { altKey: true, code: 'KeyB' })
  await screen.findByRole('heading', { name: 'Finish' })
  expect(answers()).toMatchObject([{ result: 'done', inputs: { 'serial-read': 'WRONG' } }])
})

test('a half-typed reading is there again after another host was served', async () => {
  await show(aStep({ kind: 'enter', inputs: [serial] }))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '7HK' } })
  cleanup()
  render(<RunScreen />)
  expect(await screen.findByDisplayValue('7HK')).toBeTruthy()
})

test('a press that the disk refused is named, kept, and stored again by Enter, while nothing else writes', async () => {
  const { refuse, answers } = await show(aStep())
  refuse.push('workspace.disk-full')
  press('Enter')
  await screen.findByText(/The disk is full/)
  expect(screen.getByText(/“Done” on step 6 of LDS-W4-0231/)).toBeTruthy()
  expect(button('Done').hasAttribute('disabled')).toBe(true)
  press('x')
  press('n')
  expect(screen.queryByRole('dialog')).toBeNull()
  press('Enter')
  await screen.findByRole('heading', { name: 'Finish' })
  expect(answers()).toHaveLength(2)
  expect(screen.queryByText(/The disk is full/)).toBeNull()
})

test('what is said aloud comes one sentence at a time, forward and back, and stores nothing', async () => {
  const { answers } = await show(aStep({ say: ['Plug in the cable.', 'Switch it on.'] }))
  expect(screen.queryByText('Switch it on.')).toBeNull()
  press('s')
  expect(screen.queryByText('Plug in the cable.')).toBeNull()
  screen.getByText('Switch it on.')
  press('s')
  press('a')
  screen.getByText('Plug in the cable.')
  expect(answers()).toEqual([])
})

test('after an interruption it says when, and what was confirmed last', async () => {
  const earlier = new Date(Date.now() - 14 * 60_000).toISOString()
  const { run } = aRun(aStep())
  if (run === null) throw new Error('there is a run')
  await show(aStep(), {
    run: { ...run, touchedAt: earlier },
    path: [
      {
        step: 'find',
        title: 'Find Windows',
        result: 'done',
        resultText: '',
        readings: ['D:'],
        note: '',
        time: earlier,
        event: 'K7Q2:2',
        skipped: false,
      },
    ],
  })
  expect(screen.getByText(/You were here 14 minutes ago/)).toBeTruthy()
  expect(screen.getByText(/Last answer: Find Windows, D:/)).toBeTruthy()
  press('Enter')
  await screen.findByRole('heading', { name: 'Finish' })
  expect(screen.queryByText(/You were here/)).toBeNull()
})

test('“something else” hands the machine over only with words', async () => {
  const { answers } = await show(aStep())
  press('x')
  await screen.findByRole('dialog')
  press('Enter', { ctrlKey: true })
  expect(answers()).toEqual([])
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'A green screen' } })
  press('Enter', { ctrlKey: true })
  await vi.waitFor(() => expect(answers()).toMatchObject([{ result: 'failed', note: 'A green screen' }]))
})

test('a danger that a newer version corrects is said with its step', async () => {
  await show(aStep(), {
    warnings: [{ step: 'delete', title: 'Delete the file', version: '2.0.0', text: 'Read the letter again first.' }],
  })
  const said = screen.getByRole('region', { name: 'A newer version corrects a danger' })
  expect(said.textContent).toContain('This step, “Delete the file”: Read the letter again first. (version 2.0.0)')
})

test('nothing is said of dangers where no newer version corrects one', async () => {
  await show(aStep())
  expect(screen.queryByRole('region', { name: 'A newer version corrects a danger' })).toBeNull()
})
