// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showLanguage } from '../i18n/index.ts'
import { handOver } from '../testing/hand-over.ts'
import { OlderBand } from './OlderBand.tsx'

const older = { station: 'K7Q2AAAAAAAAAAAA', before: 'B3XXAAAAAAAAAAAA', missing: 12, at: '2024-07-19T06:00:00.000Z' }

afterEach(() => {
  cleanup()
  showLanguage('en')
})

async function showWith(cameBackOlder: unknown): Promise<void> {
  const service = handOver('service')
  render(<OlderBand />)
  const { id } = await service.request(0)
  service.answer(id, { cameBackOlder })
}

test('a workspace that came back older says so with both stations and the entries that are missing, until it is read', async () => {
  await showWith({ ...older, now: true })
  const band = await screen.findByRole('status')
  expect(band.textContent).toContain('older than what this computer wrote into it')
  expect(band.textContent).toContain('12 of your entries are not in it')
  for (const station of [older.station, older.before]) expect(band.textContent).toContain(station)
  showLanguage('zh-CN')
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('缺少你的 12 条记录'))
  fireEvent.click(screen.getByRole('button'))
  expect(screen.queryByRole('status')).toBeNull()
})
