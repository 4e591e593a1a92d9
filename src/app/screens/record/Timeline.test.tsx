// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { timelineKindSchema } from '../../../contract/record.ts'
import { showLanguage } from '../../i18n/index.ts'
import { Timeline } from './Timeline.tsx'

afterEach(() => {
  cleanup()
  showLanguage('en')
})

const values = {
  ...{ title: 'Hub', file: 'a.csv', source: 'Falcon', name: 'Room locked', text: 'Servers first', runbook: 'r' },
  ...{ version: '1.0.0', rows: 5, hosts: 4, matched: 3, recovered: 2, left: 2, reveals: 7, people: 2, of: 4 },
}

test.each(['en', 'zh-CN'] as const)('every kind of entry has its sentence with all its values, in %s', (language) => {
  showLanguage(language)
  const time = '2024-07-19T05:27:00.000Z'
  render(<Timeline entries={timelineKindSchema.options.map((kind) => ({ time, kind, by: '', values }))} />)
  const items = screen.getAllByRole('listitem').map((item) => item.textContent ?? '')
  expect(items).toHaveLength(timelineKindSchema.options.length)
  for (const item of items) expect(item).not.toMatch(/\{\{|timeline\./)
})

test('texts that people brought are text, never markup', () => {
  const text = '<img src=x onerror=alert(1)>'
  const { container } = render(
    <Timeline entries={[{ time: '2024-07-19T05:27:00.000Z', kind: 'decision', by: text, values: { text } }]} />,
  )
  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toContain(text)
})
