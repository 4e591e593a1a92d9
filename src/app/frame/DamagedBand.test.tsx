// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { showLanguage } from '../i18n/index.ts'
import { handOver } from '../testing/hand-over.ts'
import { DamagedBand } from './DamagedBand.tsx'

afterEach(() => {
  cleanup()
  showLanguage('en')
})

test('damage that is found while a workspace is open is said at once: what is safe and what to do', async () => {
  const service = handOver('service')
  render(<DamagedBand />)
  service.answer((await service.request(0)).id, { damaged: false })
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  service.publish('workspace', {})
  service.answer((await service.request(1)).id, { damaged: true })
  const band = await screen.findByRole('alert')
  expect(band.textContent).toContain('This workspace is damaged')
  expect(band.textContent).toContain('nothing is written to it')
  expect(band.textContent).toContain('can still be read')
  expect(band.textContent).toContain('copy the whole folder before anything else')
  showLanguage('zh-CN')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('先复制整个文件夹'))
})
