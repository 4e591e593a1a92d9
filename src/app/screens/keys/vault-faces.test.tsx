// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../../../contract/index.ts'
import { VaultBand } from '../../frame/VaultBand.tsx'
import { replaceLive } from '../../live.ts'
import { answeringService } from '../../testing/answering-service.ts'
import { CreateVault } from './CreateVault.tsx'
import { KeyGroups, noGroups } from './KeyGroups.tsx'
import { UnlockForm } from './UnlockForm.tsx'

vi.stubGlobal('CSS', { escape: (text: string) => text })
afterEach(cleanup)

const aVault = (of: Partial<Output<'vault.state'>> = {}): Output<'vault.state'> => ({
  exists: true,
  unlocked: false,
  person: '',
  locksAt: null,
  warnsAt: null,
  locksSoon: false,
  failures: 0,
  waitUntil: null,
  second: 'nobody',
  emergency: 0,
  ...of,
})
const people = ['J. Smith', 'M. Okafor'].map((person) => ({
  slot: person,
  person,
  kind: 'passphrase' as const,
  addedAt: '',
  addedBy: '',
  changedAt: '',
  removable: true,
}))
beforeEach(() => replaceLive('vault.people', {}, { people }))

const press = (key: string, of: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...of })

test('after a wrong passphrase the person stays chosen, the phrase is gone, and the wait is counted down', async () => {
  replaceLive('vault.state', {}, aVault())
  replaceLive('profile.show', {}, { name: 'M. Okafor', language: 'en' } as never)
  const service = answeringService({
    'vault.unlock': () => ({ refuse: 'vault.wrong-passphrase' }),
    'vault.state': () => aVault({ failures: 4, waitUntil: new Date(Date.now() + 45_000).toISOString() }),
    'vault.people': () => ({ people }),
  })
  render(<UnlockForm />)
  const field = screen.getByLabelText('Passphrase')
  fireEvent.change(field, { target: { value: 'not this one at all' } })
  press('Enter')
  await screen.findByText(/The next try is possible in 0:[0-5]\d\./, {}, { timeout: 10_000 })
  expect(service.asked('vault.unlock')).toMatchObject([{ person: 'M. Okafor' }])
  expect(field).toHaveProperty('value', '')
  expect(screen.getAllByText('M. Okafor').length).toBeGreaterThan(0)
  fireEvent.change(field, { target: { value: 'another one, too early' } })
  press('Enter')
  expect(service.asked('vault.unlock')).toHaveLength(1)
})

test('a vault is made only from two equal phrases, and after saying that a forgotten one is final', async () => {
  const service = answeringService({ 'vault.create': () => aVault({ unlocked: true }) })
  render(<CreateVault />)
  const [first, again] = [screen.getByLabelText('Passphrase'), screen.getByLabelText('The same passphrase again')]
  const tick = screen.getByRole('checkbox')
  const make = () => {
    press('Enter')
    press('Enter', { ctrlKey: true })
  }
  fireEvent.change(first, { target: { value: 'correct horse battery' } })
  fireEvent.change(again, { target: { value: 'correct horse batterz' } })
  fireEvent.click(tick)
  make()
  await screen.findByText('This is not the same passphrase.')
  fireEvent.change(again, { target: { value: 'correct horse battery' } })
  fireEvent.click(tick)
  make()
  expect(service.asked('vault.create')).toEqual([])
  fireEvent.click(tick)
  make()
  await waitFor(() => expect(service.asked('vault.create')).toHaveLength(1))
})

test('in the last minute a band says that the vault locks, and any key keeps it open', async () => {
  const soon = { unlocked: true, person: 'M. Okafor', locksAt: new Date(Date.now() + 40_000).toISOString() }
  replaceLive('vault.state', {}, aVault({ ...soon, locksSoon: true }))
  const later = new Date(Date.now() + 600_000).toISOString()
  const service = answeringService({ 'vault.stay': () => aVault({ unlocked: true, locksAt: later }) })
  render(<VaultBand />)
  await screen.findByText('The vault locks in less than a minute.')
  press('j')
  await waitFor(() => expect(screen.queryByText('The vault locks in less than a minute.')).toBeNull())
  expect(service.asked('vault.stay')).toHaveLength(1)
  press('j')
  expect(service.asked('vault.stay')).toHaveLength(1)
})

test('a wrong group is named while the key is typed, without a digit, and a whole key fills all groups', () => {
  let groups = noGroups
  const draw = () => <KeyGroups groups={groups} onChange={(next) => (groups = next)} disabled={false} />
  const { rerender } = render(draw())
  fireEvent.change(screen.getByLabelText('Group 3 of 8'), { target: { value: '000012' } })
  rerender(draw())
  expect(screen.getByRole('alert').textContent).toMatch(/^Group 3: \D+$/)
  const whole = Array.from({ length: 8 }, (_, index) => String((index + 1) * 1_100).padStart(6, '0'))
  fireEvent.change(screen.getByLabelText('Group 5 of 8'), { target: { value: whole.join('-') } })
  rerender(draw())
  expect(groups).toEqual(whole)
  expect(screen.getByRole('alert').textContent).toBe('')
})
