// @vitest-environment jsdom
/** Bringing in and comparing, as pages, with a service that answers as each test says. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Output } from '../../../contract/index.ts'
import { usePlace } from '../../stores/place.ts'
import { aStep } from '../../testing/a-run.ts'
import { answeringService } from '../../testing/answering-service.ts'
import { CompareScreen } from './CompareScreen.tsx'
import { RunbookImportScreen } from './RunbookImportScreen.tsx'

vi.stubGlobal('CSS', { escape: (text: string) => text })
Element.prototype.scrollIntoView = () => {}
afterEach(cleanup)

type Preview = Output<'runbook.import-preview'>
const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)]

const comparison: Output<'runbook.compare'> = {
  from: { version: '1.0.0', hash: old },
  to: { version: '2.0.0', hash: fresh },
  added: [{ id: 'again', title: 'Look again' }],
  removed: [],
  changed: [
    {
      id: 'delete',
      title: 'Delete the file',
      fields: [{ path: '/text/en', kind: 'changed', from: 'Type this line', to: 'Copy this line' }],
    },
  ],
  fields: [],
}

function aPreview(of: Partial<Preview> = {}): Preview {
  return {
    file: { name: 'tonight.yaml', sizeBytes: 1_200 },
    format: 'yaml',
    id: 'tonight',
    version: '1.0.0',
    hash: fresh,
    title: 'For tonight',
    summary: 'What to do',
    state: 'ready',
    problems: [],
    start: 'delete',
    steps: [{ ...aStep(), commands: [], short: 'Delete', times: 0, outcome: null }],
    arrows: [],
    commands: [{ shell: 'winre', lines: [{ step: 'delete', text: 'del bad.sys' }] }],
    hazards: [{ step: 'delete', destroys: 'The file bad.sys', undo: 'None needed.' }],
    sources: [{ id: 'guide', title: 'The guide', publisher: 'Vendor', date: '2024-07', mark: 'V' }],
    kept: [],
    existing: null,
    changes: null,
    fits: 'new',
    ...of,
  }
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true })

function showImport(preview: Preview | { readonly refuse: 'runbook.file-too-large' }) {
  const service = answeringService({
    'runbook.import-preview': () => preview,
    'runbook.import': () => ({
      id: 'tonight',
      version: '1.0.0',
      hash: fresh,
      state: 'ready',
      event: 'K:1',
      problems: [],
    }),
  })
  usePlace.setState({ screen: 'runbook-import', path: '/stick/tonight.yaml', back: [{ screen: 'runbooks' }] }, true)
  render(<RunbookImportScreen />)
  return service
}

test('a file shows every line that it would have typed before anything is stored', async () => {
  const service = showImport(aPreview())
  await screen.findByRole('heading', { name: 'For tonight' })
  expect(screen.getByText('del bad.sys').tagName).toBe('CODE')
  expect(screen.getByText('The file bad.sys')).toBeTruthy()
  expect(service.asked('runbook.import')).toEqual([])
  press('Enter')
  await waitFor(() => expect(usePlace.getState().screen).toBe('runbooks'))
  expect(service.asked('runbook.import')).toMatchObject([{ path: '/stick/tonight.yaml' }])
})

test('a version that is here with other content cannot be taken in', async () => {
  const existing = { version: '1.0.0', hash: old, origin: 'workspace' as const }
  const service = showImport(aPreview({ fits: 'conflict', existing, changes: comparison }))
  await screen.findByText(/Version 1.0.0 is here with other content/)
  expect(screen.queryByRole('button', { name: /Take in/ })).toBeNull()
  press('Enter')
  expect(service.asked('runbook.import')).toEqual([])
})

test('a file that is refused says so, and another one can be chosen', async () => {
  showImport({ refuse: 'runbook.file-too-large' })
  expect((await screen.findByRole('alert')).textContent).toContain('too large')
  expect(screen.getByRole('button', { name: /Another file/ })).toBeTruthy()
})

test('two versions stand beside each other with the changed words marked, and a key leads through them', async () => {
  const row = {
    id: 'tonight',
    title: 'For tonight',
    summary: '',
    incident: 'any',
    environments: [],
    steps: 1,
    minutes: 1,
    problems: 0,
  }
  const more = { origin: 'workspace' as const, state: 'ready' as const, addedBy: 'M. Okafor', file: '', reason: '' }
  const at = { event: 'K:1', addedAt: '2024-07-19T05:27:00Z' }
  answeringService({
    'runbook.list': () => ({
      runbooks: [
        { ...row, ...more, ...at, version: '2.0.0', hash: fresh, current: true },
        { ...row, ...more, ...at, version: '1.0.0', hash: old, current: false },
      ],
      broken: [],
    }),
    'runbook.compare': () => comparison,
  })
  usePlace.setState({ screen: 'runbook-compare', runbook: 'tonight', back: [] }, true)
  render(<CompareScreen />)
  await screen.findByText('Copy')
  expect(screen.getByText('Type').tagName).toBe('DEL')
  expect(screen.getByText('Copy').tagName).toBe('INS')
  press('n')
  expect(document.activeElement?.textContent).toContain('Delete the file')
  press('n')
  expect(document.activeElement?.textContent).toContain('Look again')
  press('p')
  expect(document.activeElement?.textContent).toContain('Delete the file')
})
