// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import * as elkWorker from 'elkjs/lib/elk-worker.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ChartArrow, Output, ReadStep } from '../../../contract/index.ts'
import { usePlace } from '../../stores/place.ts'
import { aStep } from '../../testing/a-run.ts'
import { answeringService } from '../../testing/answering-service.ts'
import { RunbooksScreen } from './RunbooksScreen.tsx'
import { useReading } from './reader-state.ts'
import { useShelf } from './shelf-state.ts'

// The first picture loads every text of both languages and the layout library.
configure({ asyncUtilTimeout: 10_000 })
// The address of the thread's script is the bundler's business.
vi.mock('elkjs/lib/elk-worker.min.js?url', () => ({ default: 'elk-worker.js' }))
// The page always has these; this test environment does not. The thread of the layout library runs in place.
vi.stubGlobal('Worker', (elkWorker as { readonly Worker?: unknown }).Worker) // its types name no value
vi.stubGlobal('CSS', { escape: (text: string) => text })
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
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
for (const side of ['clientWidth', 'clientHeight']) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 900 })
}

type Shown = Output<'runbook.show'>
const hash = '0'.repeat(64)
const step = (id: string, of: Partial<ReadStep> = {}): ReadStep => ({
  ...aStep({ id, title: `Title of ${id}` }),
  ...{ short: `Short ${id}`, times: 0, commands: [], outcome: null },
  ...of,
})
const arrow = (from: string, to: string, of: Partial<ChartArrow> = {}): ChartArrow => ({
  ...{ from, to, result: 'done', label: '', kind: 'next', branch: false, when: [], likely: true },
  ...of,
})
const option = { kind: 'option', likely: false } as const
const row = {
  ...{ id: 'bad-file', version: '1.4.0', hash, title: 'A bad file', summary: 'Deletes it', incident: 'any' },
  ...{ environments: ['physical'], steps: 4, minutes: 10, origin: 'shipped' as const, state: 'ready' as const },
  ...{ current: true, problems: 0, event: '', addedBy: '', addedAt: '', file: '', reason: '' },
}
const end = { how: '', reason: '', continue: '' }
const shown: Shown = {
  ...row,
  start: 'screen',
  tools: [],
  steps: [
    step('screen', { kind: 'decide' }),
    step('delete', {
      commands: [{ shell: 'winre', prompt: '', text: 'del bad.sys', when: [] }],
      hazard: { destroys: 'The file', undo: 'None needed' },
    }),
    step('finish', { kind: 'outcome', outcome: { status: 'recovered', ...end } }),
    step('wait', { kind: 'outcome', outcome: { status: 'blocked', ...end } }),
  ],
  arrows: [
    arrow('screen', 'delete', { ...option, result: 'prompt', label: 'A prompt', likely: true }),
    arrow('screen', 'wait', { ...option, result: 'nothing', label: 'Nothing' }),
    arrow('delete', 'finish'),
    arrow('delete', 'screen', { kind: 'deviation', label: 'It is still there', likely: false }),
  ],
}

let asked = 0
beforeEach(() => {
  // Another runbook each time: answers are kept for the life of a window.
  asked += 1
  useReading.setState({ view: 'chart', whole: false })
  useShelf.setState({ tab: 'runbooks', search: '', cursor: 0, all: false })
})
afterEach(cleanup)

const press = (key: string, of: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...of })

async function read(of: Partial<Shown> = {}) {
  const service = answeringService({
    'runbook.show': () => ({ ...shown, ...of }),
    'runbook.hosts-at': () => ({ steps: { delete: 3 } }),
    'runbook.source': () => ({ text: 'steps: []' }),
    'runbook.check': () => ({
      ...{ id: '', version: '', title: '', start: '', steps: [], arrows: [] },
      problems: [
        { code: 'runbook.dead-end', step: 'delete', path: '/steps/1', part: '', line: 41, column: 5, details: {} },
      ],
    }),
    'runbook.withdraw': () => ({ event: 'K7Q2:9' }),
  })
  usePlace.setState({ screen: 'runbooks', runbook: `bad-file-${asked}`, back: [] }, true)
  render(<RunbooksScreen />)
  await screen.findByRole('heading', { level: 1, name: 'A bad file' })
  return service
}
const onChart = (id: string) => waitFor(() => expect(document.querySelector(`[data-step="${id}"]`)).not.toBeNull())
const selected = () => screen.getByRole('heading', { level: 2 }).textContent

test('the arrow keys follow the lines of the chart, and the list shows the same step', async () => {
  await read()
  await onChart('screen')
  expect(selected()).toBe('Title of screen')
  press('ArrowDown')
  expect(selected()).toBe('Title of delete')
  press('ArrowUp')
  press('ArrowDown')
  press('ArrowDown')
  expect(selected()).toBe('Title of finish')
  press('t')
  expect(screen.getByRole('button', { current: 'step' }).textContent).toContain('Title of finish')
  press('Home')
  expect(selected()).toBe('Title of screen')
  press('t')
  await onChart('screen')
  expect(selected()).toBe('Title of screen')
})

test('sideways leads to the other answers of the step before', async () => {
  await read()
  await onChart('screen')
  press('ArrowDown')
  const before = selected()
  press('ArrowRight')
  // On which side the other answer stands is for the layout to say.
  if (selected() === before) press('ArrowLeft')
  expect(selected()).toBe('Title of wait')
})

test('a digit follows the answer beside which it stands, and Esc leaves the runbook and not the step', async () => {
  await read()
  await onChart('screen')
  press('2')
  expect(selected()).toBe('Title of wait')
  expect(usePlace.getState().back).toEqual([])
})

test('a step is found by a line that is typed in it', async () => {
  await read()
  await onChart('screen')
  press('/')
  await screen.findByRole('dialog')
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'BAD.SYS' } })
  press('Enter')
  await waitFor(() => expect(selected()).toBe('Title of delete'))
})

test('the list says of each step what it is and where each answer leads', async () => {
  await read()
  press('t')
  const steps = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '')
  expect(steps.find((line) => line.includes('Title of delete'))).toMatch(
    /can destroy something.*3 hosts.*It is still there/s,
  )
  expect(screen.getAllByRole('button', { name: '1. Short screen' })).toHaveLength(1)
})

test('a draft says with line numbers why it cannot be started', async () => {
  await read({ state: 'draft', problems: 1 })
  await screen.findByText(/This draft cannot be started: 1 problem/)
  await screen.findByText(/line 41/)
})

test('a runbook of the workspace is withdrawn with a reason; a shipped one is not', async () => {
  await read()
  press('d')
  expect(screen.queryByRole('dialog')).toBeNull()
  cleanup()
  asked += 1
  const service = await read({ origin: 'workspace' })
  press('d')
  await screen.findByRole('dialog')
  press('Enter', { ctrlKey: true })
  expect(service.asked('runbook.withdraw')).toEqual([])
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Deletes too much' } })
  press('Enter', { ctrlKey: true })
  await waitFor(() =>
    expect(service.asked('runbook.withdraw')).toEqual([{ runbook: 'bad-file', hash, reason: 'Deletes too much' }]),
  )
})

test('the list of runbooks is searched while one types, and Enter opens the row in question', async () => {
  answeringService({
    'runbook.list': () => ({
      runbooks: [row, { ...row, id: 'other', title: 'Something else', environments: ['azure'], incident: 'flood' }],
      broken: [{ file: 'torn.yaml', code: 'file.unreadable', path: '', details: { reason: 'it ends early' } }],
    }),
  })
  usePlace.setState({ screen: 'runbooks', back: [] }, true)
  render(<RunbooksScreen />)
  expect(await screen.findAllByRole('option')).toHaveLength(2)
  expect(screen.getByText(/it ends early/)).toBeTruthy()
  press('/')
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'azure flood' } })
  expect(screen.getAllByRole('option')).toHaveLength(1)
  fireEvent.change(screen.getByRole('combobox'), { target: { value: '' } })
  press('ArrowDown')
  const name = screen.getByRole('option', { selected: true }).textContent ?? ''
  press('Enter')
  expect(usePlace.getState()).toMatchObject({
    screen: 'runbooks',
    runbook: name.includes('Something else') ? 'other' : 'bad-file',
  })
})

test('a stop code opens the runbook that is for it', async () => {
  answeringService({
    'runbook.list': () => ({ runbooks: [row], broken: [] }),
    'stop-codes.search': ({ query }) => ({
      codes: [
        {
          ...{ code: '0x7E', name: 'SYSTEM_THREAD', also: [], means: `asked: ${query}`, look: 'A driver', sources: [] },
          runbook: { id: 'bad-driver', title: 'A bad driver' },
        },
      ],
    }),
  })
  usePlace.setState({ screen: 'runbooks', back: [] }, true)
  render(<RunbooksScreen />)
  press('c')
  await screen.findByText('0x7E')
  press('/')
  fireEvent.change(screen.getByRole('combobox'), { target: { value: '7e' } })
  await screen.findByText('asked: 7e')
  press('Enter')
  expect(usePlace.getState()).toMatchObject({ screen: 'runbooks', runbook: 'bad-driver' })
})
