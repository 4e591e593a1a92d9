// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePlace } from '../../stores/place.ts'
import { handOver } from '../../testing/hand-over.ts'
import { forgetDropped, keepDropped } from '../import/dropped.ts'
import { FirstRunScreen } from './FirstRunScreen.tsx'

const aProfile = (more: object = {}) => ({
  name: 'M. Okafor',
  role: 'technician',
  language: 'en',
  theme: 'light',
  singleKeys: true,
  recent: [],
  home: '/home/mo/Bluelift',
  ...more,
})
const aRecent = (path: string, reachable = true) => ({
  path,
  title: `Incident ${path}`,
  usedAt: '2024-07-19T14:02:00Z',
  left: 3,
  total: 9,
  reachable,
})
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more })

vi.stubGlobal('CSS', { escape: (text: string) => text })

let service: ReturnType<typeof handOver>
async function open(profile: object): Promise<void> {
  service = handOver('service')
  handOver('shell')
  usePlace.setState({ screen: 'first-run', back: [] }, true)
  render(<FirstRunScreen />)
  // The profile may be known from the test before; then it is asked for again.
  service.publish('profile', {})
  const { id } = await service.request(0)
  service.answer(id, profile)
  await screen.findByText('Try the sample')
}
const asked = (method: string) =>
  vi.waitFor(() => {
    const request = service.asked.find((one) => one.method === method)
    if (request === undefined) throw new Error(`${method} was not asked`)
    return request
  })

beforeEach(forgetDropped)
afterEach(cleanup)

test('Enter goes on with the workspace that was used last', async () => {
  await open(aProfile({ recent: [aRecent('/one'), aRecent('/two')] }))
  await screen.findByText('Go on where you were')
  press('Enter')
  press('Enter')
  expect((await asked('workspace.open')).input).toEqual({ path: '/one' })
  expect(service.asked.filter(({ method }) => method === 'workspace.open')).toHaveLength(1)
})

test('a workspace that is not there is no way to go on; Enter starts a new incident', async () => {
  await open(aProfile({ recent: [aRecent('/stick', false)] }))
  await screen.findByText('not there now')
  press('Enter')
  await screen.findByDisplayValue(/crowdstrike-channel-file-291/)
})

test('asks who works here once, on the way in, and goes on with what was chosen', async () => {
  await open(aProfile({ name: '', recent: [aRecent('/one')] }))
  await screen.findByText('Incident /one')
  press('Enter')
  const field = await screen.findByLabelText('Your name')
  press('Enter')
  await screen.findByText(/Say your name/)
  expect(service.asked.map(({ method }) => method)).not.toContain('workspace.open')
  fireEvent.change(field, { target: { value: '  A. Brandt ' } })
  press('Enter')
  const who = await asked('profile.set')
  expect(who.input).toEqual({ name: 'A. Brandt', role: 'technician' })
  service.answer(who.id, aProfile({ name: 'A. Brandt' }))
  expect((await asked('workspace.open')).input).toEqual({ path: '/one' })
})

test('the sample opens at one key, before anybody said their name', async () => {
  await open(aProfile({ name: '' }))
  press('t')
  await asked('workspace.sample')
})

test('says why a workspace did not open, in place, and can be pressed again', async () => {
  await open(aProfile({ recent: [aRecent('/one')] }))
  await screen.findByText('Incident /one')
  press('Enter')
  service.refuse((await asked('workspace.open')).id, 'workspace.damaged')
  // What happened, what is safe, what to do.
  const box = await screen.findByRole('alert')
  expect(box.textContent).toContain('The record of this workspace is damaged')
  expect(box.textContent).toContain('Nothing was written to it')
  expect(box.textContent).toContain('Copy the whole folder before anything else')
  expect(box.textContent).toContain('go on with a backup')
  expect(usePlace.getState().screen).toBe('first-run')
  press('Enter')
  await vi.waitFor(() => expect(service.asked.filter(({ method }) => method === 'workspace.open')).toHaveLength(2))
})

test('a list that was dropped before is looked at as soon as a workspace is open', async () => {
  await open(aProfile({ recent: [aRecent('/one')] }))
  await screen.findByText('Incident /one')
  keepDropped('/lists/a.csv')
  await screen.findByText(/The list “a.csv” is kept/)
  press('Enter')
  service.answer((await asked('workspace.open')).id, {})
  await vi.waitFor(() => expect(usePlace.getState()).toMatchObject({ screen: 'import', path: '/lists/a.csv' }))
})
