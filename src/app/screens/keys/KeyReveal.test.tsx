// @vitest-environment jsdom
import { type Query, QueryCache } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ErrorCode, Output } from '../../../contract/index.ts'
import { replaceLive } from '../../live.ts'
import { usePlace } from '../../stores/place.ts'
import { aHost } from '../../testing/a-run.ts'
import { answeringService } from '../../testing/answering-service.ts'
import { RevealScreen } from './RevealScreen.tsx'

vi.stubGlobal('CSS', { escape: (text: string) => text })
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
Element.prototype.scrollIntoView = () => {}

/** Opens nothing: eight numbers times 11. */
const groups = [13_706, 454_234, 652_641, 353_144, 53_317, 571_967, 261_767, 691_746].map((group) =>
  String(group).padStart(6, '0'),
)
const keyId = '9F3A61C2-41D7-4B0E-9C1A-0123456789AB'
let hosts = 0

const people = ['M. Okafor', 'J. Smith']
const somebody = { kind: 'passphrase' as const, addedAt: '', addedBy: '', changedAt: '', removable: true }

type Row = Output<'keys.find'>['keys'][number]
const aRow = (of: Partial<Row>): Row => ({
  key: 'key-1',
  keyId,
  host: 'LDS-W4-0231',
  hostId: `host-${hosts}`,
  site: '',
  volume: 'os',
  state: 'ready',
  conflict: false,
  source: 'ad',
  createdAt: '',
  seenAt: '',
  claims: [],
  exact: true,
  ...of,
})
const openVault = (unlocked = true): Output<'vault.state'> => ({
  exists: true,
  unlocked,
  person: 'M. Okafor',
  locksAt: new Date(Date.now() + 600_000).toISOString(),
  warnsAt: null,
  locksSoon: false,
  failures: 0,
  waitUntil: null,
  second: 'nobody',
  emergency: 0,
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
beforeEach(() => {
  // Another host each time: answers are kept for the life of a window.
  hosts += 1
  replaceLive('vault.state', {}, openVault())
})

function show(rows: readonly Row[], { expiresInMs = 120_000, run = 'K7Q2:1' as string | null } = {}) {
  const host = `host-${hosts}`
  const refuse: ErrorCode[] = []
  const service = answeringService({
    'vault.state': () => openVault(),
    'vault.people': () => ({ people: people.map((person) => ({ ...somebody, slot: person, person })) }),
    'hosts.show': () => ({ host: { ...aHost({ id: host, run }), claims: [] }, runs: [], history: [] }) as never,
    'keys.find': () => ({ keys: [...rows], more: false }),
    'keys.list': () => ({ keys: [], total: 0 }),
    'keys.reveal': () => {
      const code = refuse.shift()
      if (code !== undefined) return { refuse: code }
      return {
        event: 'K7Q2:9',
        key: 'key-1',
        keyId,
        host: { id: host, name: 'LDS-W4-0231' },
        volume: 'os',
        groups: [...groups],
        expiresAt: new Date(Date.now() + expiresInMs).toISOString(),
        recorded: 'log',
        path: '',
      }
    },
    'keys.hide': () => ({}),
    'shell.protect-screen': () => ({ can: true }),
    'keys.outcome': () => aRow({}),
  })
  usePlace.setState({ screen: 'key-reveal', host, back: [] }, true)
  render(<RevealScreen />)
  return { service, refuse }
}

const press = (key: string, of: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...of })

async function reveal(rows: readonly Row[] = [aRow({})], of: Parameters<typeof show>[1] = {}) {
  const shown = show(rows, of)
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61c2' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /Show the digits/ })).toHaveProperty('disabled', false))
  press('Enter', { ctrlKey: true })
  await screen.findByText('Group 1 of 8.')
  return shown
}

/** Whether any digit of the key is anywhere in the page, as yes or no: the digits are never printed. */
const hasDigits = () => {
  const page = document.documentElement.outerHTML + document.title
  return groups.some(
    (group) => page.includes(group) || page.includes(`${group.slice(0, 3)}</span><span>${group.slice(3)}`),
  )
}

test('nothing is asked for before the id on the screen names one key of this machine', async () => {
  const { service } = show([aRow({})])
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61' } })
  press('Enter', { ctrlKey: true })
  await screen.findByText('2 more characters are needed.')
  press('Enter')
  expect(service.asked('keys.reveal')).toEqual([])
})

test('the key of another machine is named and never shown', async () => {
  const { service } = show([aRow({ host: 'LDS-W4-0999', hostId: 'host-other' })])
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61c2' } })
  await screen.findByText('This is the key of LDS-W4-0999, not of LDS-W4-0231.')
  press('Enter', { ctrlKey: true })
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(service.asked('keys.reveal')).toEqual([])
})

test('where no run is open nothing is shown without a reason', async () => {
  const { service } = show([aRow({})], { run: null })
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61c2' } })
  const reason = await screen.findByRole('textbox', { name: /Why is it needed/ })
  press('Enter', { ctrlKey: true })
  expect(service.asked('keys.reveal')).toEqual([])
  fireEvent.change(reason, { target: { value: 'ward 4' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /Show the digits/ })).toHaveProperty('disabled', false))
  press('Enter', { ctrlKey: true })
  await screen.findByText('Group 1 of 8.')
  expect(service.asked('keys.reveal')).toMatchObject([{ reason: 'ward 4', keyId }])
})

test('Enter ticks one group after the other, and on the last one says that the drive opened', async () => {
  const { service } = await reveal()
  for (let group = 2; group <= 8; group++) {
    press('Enter')
    await screen.findByText(`Group ${group} of 8.`)
  }
  expect(service.asked('keys.outcome')).toEqual([])
  press('Enter')
  await waitFor(() => expect(service.asked('keys.outcome')).toMatchObject([{ key: 'key-1', result: 'opened' }]))
  expect(hasDigits()).toBe(false)
})

test('a held Enter does not run through the groups', async () => {
  await reveal()
  press('Enter')
  for (let n = 0; n < 20; n++) press('Enter', { repeat: true })
  expect(screen.getByText('Group 2 of 8.')).toBeTruthy()
})

test.each([
  ['the window is left', () => fireEvent.blur(window), 'You left this window.'],
  ['Esc is pressed', () => press('Escape'), 'You hid them.'],
  ['the vault locks', () => act(() => replaceLive('vault.state', {}, openVault(false))), 'The vault is locked'],
])('the digits are gone from the page as soon as %s', async (_, leave, says) => {
  const { service } = await reveal()
  expect(hasDigits()).toBe(true)
  leave()
  await screen.findByText(says)
  expect(hasDigits()).toBe(false)
  await waitFor(() => expect(service.asked('keys.hide')).toEqual([{ event: 'K7Q2:9' }]))
})

test('the digits hide by themselves when their time is over', async () => {
  await reveal([aRow({})], { expiresInMs: 400 })
  expect(hasDigits()).toBe(true)
  await screen.findByText('Their time was over.')
  expect(hasDigits()).toBe(false)
})

test('a refused key leads to the ways on, with the digits hidden and nothing said of the key yet', async () => {
  const { service } = await reveal()
  press('x')
  await screen.findByRole('heading', { name: 'The machine did not take it' })
  expect(hasDigits()).toBe(false)
  expect(service.asked('keys.outcome')).toEqual([])
  press('4')
  await waitFor(() => expect(service.asked('keys.outcome')).toMatchObject([{ result: 'refused' }]))
})

test('when the log cannot be written no digit is shown, and the emergency way wants a reason and two ticks', async () => {
  const { refuse } = show([aRow({})])
  refuse.push('vault.reveal-not-recorded')
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61c2' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /Show the digits/ })).toHaveProperty('disabled', false))
  press('Enter', { ctrlKey: true })
  const go = await screen.findByRole('button', { name: 'Record beside the log and show the key' })
  expect(hasDigits()).toBe(false)
  expect(go).toHaveProperty('disabled', true)
  fireEvent.change(screen.getByRole('textbox', { name: 'Why it cannot wait' }), { target: { value: 'ventilator' } })
  fireEvent.click(screen.getByRole('checkbox', { name: /harm/ }))
  expect(go).toHaveProperty('disabled', true)
  fireEvent.click(screen.getByRole('checkbox', { name: /lead/ }))
  expect(go).toHaveProperty('disabled', false)
})

test('a second person agrees to one reveal; the next one asks again', async () => {
  const { service, refuse } = show([aRow({})])
  refuse.push('vault.second-needed')
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '9f3a61c2' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /Show the digits/ })).toHaveProperty('disabled', false))
  press('Enter', { ctrlKey: true })
  const theirs = await screen.findByLabelText('Their passphrase')
  expect(hasDigits()).toBe(false)
  fireEvent.change(theirs, { target: { value: 'another horse battery' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /Show the digits/ })).toHaveProperty('disabled', false))
  press('Enter', { ctrlKey: true })
  await screen.findByText('Group 1 of 8.')
  expect(service.asked('keys.reveal')[1]).toMatchObject({ second: { person: 'J. Smith' } })
  press('Escape')
  await screen.findByText('You hid them.')
  refuse.push('vault.second-needed')
  press('Enter')
  expect(await screen.findByLabelText('Their passphrase')).toHaveProperty('value', '')
  expect(service.asked('keys.reveal')[2]).not.toHaveProperty('second')
})

test('no digit is in an answer that the page keeps', async () => {
  const seen = new Set<Query>()
  const notify = QueryCache.prototype.notify
  const spy = vi.spyOn(QueryCache.prototype, 'notify').mockImplementation(function (this: QueryCache, event) {
    seen.add(event.query)
    notify.call(this, event)
  })
  await reveal()
  spy.mockRestore()
  const kept = JSON.stringify([...seen].map(({ queryKey, state }) => [queryKey, state.data]))
  expect(kept).toContain('keys.find')
  expect(groups.some((group) => kept.includes(group))).toBe(false)
})
