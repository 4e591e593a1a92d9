// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { showLanguage } from '../../i18n/index.ts'
import { BrokenFiles } from './BrokenFiles.tsx'

afterEach(() => {
  cleanup()
  showLanguage('en')
})

const cut = { file: 'cs291-vmware.yaml', code: 'file.yaml', path: '', details: { reason: 'a map ends early' } }
const lost = { file: 'own.yaml', code: 'runbook.step-undefined', path: '/steps/1/next', details: { name: 'nowhere' } }

test.each(['en', 'zh-CN'] as const)(
  'names each file that cannot be used with its reason and its place, in %s',
  (language) => {
    showLanguage(language)
    render(<BrokenFiles files={[cut, lost]} />)
    expect(screen.getByRole('heading').textContent).toContain('2')
    const [first = '', second = ''] = screen.getAllByRole('listitem').map((item) => item.textContent ?? '')
    expect(first).toContain(cut.file)
    expect(first).toContain('a map ends early')
    for (const part of [lost.file, 'nowhere', '/steps/1/next']) expect(second).toContain(part)
    // A code without words would stand there as it is.
    expect(first + second).not.toMatch(/\.message|step-undefined|file\.yaml/)
  },
)

test('says nothing when every file can be used', () => {
  const { container } = render(<BrokenFiles files={[]} />)
  expect(container.textContent).toBe('')
})
