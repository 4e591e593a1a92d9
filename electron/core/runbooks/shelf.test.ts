/** Runbooks that people bring: beside the shipped ones, as versions, never started before they are whole. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { sampleValue as looseSample, say } from '../../../src/domain/runbook/testing/sample-runbook.ts'
import { requireHost } from '../hosts/find-host.ts'
import { storeAttachment } from '../log/attachments.ts'
import { rebuildProjections } from '../log/rebuild.ts'
import { verifyLog } from '../log/verify.ts'
import { writeEvents } from '../log/write-events.ts'
import { openLibrary } from '../runs/library.ts'
import { startHostRun } from '../runs/start-run.ts'
import { viewRun } from '../runs/view-run.ts'
import { aFolder, type TestFolder } from '../testing/a-workspace.ts'
import { dumpProjections } from '../testing/dump.ts'
import type { Workspace } from '../workspace/open.ts'
import { bringFile, bringText } from './bring.ts'
import { checkText, previewBrought } from './check.ts'
import { exportCacao, exportYaml, sourceOf } from './export.ts'
import { listRunbooks } from './present.ts'
import { openShelf, type Shelf } from './shelf.ts'
import { storeRunbook, withdrawRunbook } from './store.ts'

/** The sample without the variable that nothing in it uses: the lint finds nothing then. */
function sampleValue() {
  const sample = looseSample()
  const { 'key-id': _unused, ...variables } = sample.variables
  return { ...sample, variables }
}

let folder: TestFolder
let workspace: Workspace
let shelf: () => Shelf

beforeEach(() => {
  folder = aFolder()
  workspace = folder.create()
  const shipped = join(folder.root, 'shipped')
  mkdirSync(shipped)
  writeFileSync(join(shipped, 'sample.yaml'), stringify(sampleValue()))
  const { at: open } = openShelf(openLibrary(shipped))
  shelf = () => open(workspace)
})
afterEach(() => {
  workspace.close()
  folder.remove()
})

const parts = new Map()
const textOf = (fields: Record<string, unknown>) => stringify({ ...sampleValue(), ...fields })
const store = (fields: Record<string, unknown>) =>
  storeRunbook(workspace, shelf(), bringText(textOf(fields), parts), 'for the night shift')

describe('a brought runbook', () => {
  test('of a higher version is the one that new runs take, until it is taken back', () => {
    const old = shelf().require('sample')
    const added = store({ version: '1.1.0' })
    expect(added).toMatchObject({ state: 'ready', problems: [] })
    expect(shelf().require('sample').hash).toBe(added.hash)
    expect(listRunbooks(shelf(), false, 'en').runbooks.map(({ version }) => version)).toEqual(['1.1.0'])
    withdrawRunbook(workspace, shelf(), { runbook: 'sample', hash: added.hash })
    expect(shelf().require('sample').hash).toBe(old.hash)
    expect(shelf().pinned(workspace.folder, added.hash)?.version).toBe('1.1.0')
    expect(listRunbooks(shelf(), true, 'en').runbooks.map(({ version, state }) => [version, state])).toEqual([
      ['1.1.0', 'withdrawn'],
      ['1.0.0', 'ready'],
    ])
  })

  test('with problems is a draft that nobody can start, and is written over when it is mended', () => {
    const draft = store({ id: 'mine', version: '1.0.0', summary: { en: 'No Chinese yet' } })
    expect(draft.state).toBe('draft')
    expect(draft.problems.map(({ code, line }) => [code, line > 0])).toEqual([['runbook.translation-missing', true]])
    expect(() => shelf().require('mine')).toThrow(expect.objectContaining({ code: 'runbook.draft' }))
    expect(store({ id: 'mine', version: '1.0.0' }).state).toBe('ready')
    expect(shelf().require('mine').runbook.version).toBe('1.0.0')
  })

  test('that is here already is not stored twice, and never replaces other content of its version', () => {
    const added = store({ version: '1.1.0' })
    expect(store({ version: '1.1.0' })).toMatchObject({ event: '', hash: added.hash })
    expect(() => store({ version: '1.1.0', minutes: 11 })).toThrow(
      expect.objectContaining({ code: 'runbook.version-exists' }),
    )
    expect(() => store({ minutes: 11 })).toThrow(expect.objectContaining({ code: 'runbook.version-exists' }))
  })

  test('stands in the log, with its attachments, and is there again after a rebuild', async () => {
    const added = store({ version: '1.1.0' })
    store({ id: 'other' })
    withdrawRunbook(workspace, shelf(), { runbook: 'other', hash: shelf().find('other').hash })
    const live = dumpProjections(workspace.db)
    await rebuildProjections(workspace.db, workspace.folder)
    expect(dumpProjections(workspace.db)).toEqual(live)
    expect(live.runbooks).toHaveLength(2)
    expect(shelf().require('sample').hash).toBe(added.hash)
    expect(await verifyLog(workspace.db, workspace.folder)).toMatchObject({ ok: true, attachments: { missing: [] } })
    // What another station changed on the disk stands in for nothing.
    writeFileSync(join(workspace.folder, 'attachments', shelf().find('other').hash), '{"id":"other"}')
    expect(await verifyLog(workspace.db, workspace.folder)).toMatchObject({ ok: false })
  })

  test('cannot be taken back twice, nor when it was shipped', () => {
    const { hash } = store({ version: '1.1.0' })
    withdrawRunbook(workspace, shelf(), { runbook: 'sample', hash })
    const again = (of: string) => () => withdrawRunbook(workspace, shelf(), { runbook: 'sample', hash: of })
    expect(again(hash)).toThrow(expect.objectContaining({ code: 'runbook.withdrawn' }))
    expect(again(shelf().require('sample').hash)).toThrow(expect.objectContaining({ code: 'runbook.shipped' }))
    expect(again('0'.repeat(64))).toThrow(expect.objectContaining({ code: 'runbook.not-found' }))
  })
})

/** Loads a list of one host. */
async function loadHost(id: string): Promise<void> {
  const rows = gzipSync(`${JSON.stringify({ id, line: 2, fields: { name: 'PC-1', environment: 'physical' } })}\n`)
  const sha256 = storeAttachment(workspace.folder, rows)
  writeEvents(workspace, [
    {
      type: 'import-finished',
      payload: {
        file: 'list.csv',
        raw: sha256,
        canonical: sha256,
        encoding: 'utf-8',
        delimiter: ',',
        headerLine: 1,
        mapping: { name: 'Name' },
        counts: { rows: 1, new: 1, changed: 0, same: 0, refused: 0, blank: 0 },
      },
    },
  ])
  await rebuildProjections(workspace.db, workspace.folder)
}

describe('an open run', () => {
  test('is warned by every newer version that corrects a danger ahead of it, and stays as it was begun', async () => {
    const host = 'AAAAAAAAAAAAAAA1'
    await loadHost(host)
    const pinned = (hash: string) => shelf().pinned(workspace.folder, hash)
    startHostRun(workspace, shelf(), pinned, host, { runbook: 'sample', reason: 'a test' })
    const view = () => {
      const row = requireHost(workspace.db, host)
      return viewRun(workspace.db, row, shelf().ready, pinned, 'en')
    }
    expect(view().warnings).toEqual([])
    store({ version: '1.0.1', corrects: [{ version: '1.0.0', step: 'delete', text: say('Read the letter again.') }] })
    store({ version: '1.2.0' })
    expect(view().warnings).toEqual([
      { step: 'delete', title: 'Delete the file', version: '1.0.1', text: 'Read the letter again.' },
    ])
    expect(view().run?.runbook.version).toBe('1.0.0')
  })
})

describe('a file', () => {
  test.each([
    ['.json', 'cacao'],
    ['.yaml', 'yaml'],
  ])('written as %s is read as the same runbook', async (ending, format) => {
    const path = join(folder.root, `out${ending}`)
    const version = shelf().find('sample')
    if (format === 'cacao') await exportCacao(version, path, '2026-01-15T08:30:00.000Z', ({ code }) => code)
    else await exportYaml(version, null, path)
    const brought = bringFile(path, parts)
    expect(brought).toMatchObject({ format, hash: version.hash, kept: [] })
    expect(previewBrought(brought, shelf(), 'en')).toMatchObject({ fits: 'same', state: 'ready', problems: [] })
  })

  test('of a draft is written as a playbook when it can be read, and comes back as that draft', async () => {
    const steps = sampleValue().steps.map((step) => (step.id === 'gone' ? { ...step, expect: undefined } : step))
    store({ id: 'mine', version: '1.0.0', steps: JSON.parse(JSON.stringify(steps)) })
    const draft = shelf().find('mine')
    expect(draft.state).toBe('draft')
    const path = join(folder.root, 'draft.json')
    await exportCacao(draft, path, '2026-01-15T08:30:00.000Z', ({ code }) => code)
    expect(bringFile(path, parts)).toMatchObject({ format: 'cacao', hash: draft.hash, ready: null })
  })

  test('of a draft that lacks what a playbook must have is refused with the place, and nothing is written', async () => {
    store({ id: 'mine', version: '1.0.0', summary: { en: 'No Chinese yet' } })
    const path = join(folder.root, 'draft.json')
    await expect(
      exportCacao(shelf().find('mine'), path, '2026-01-15T08:30:00.000Z', ({ code }) => code),
    ).rejects.toMatchObject({
      code: 'runbook.not-exportable',
      details: { runbook: 'mine', problem: 'runbook.translation-missing', path: '/summary/zh-CN' },
    })
    expect(existsSync(path)).toBe(false)
  })

  test('is shown with what it would change before it is taken in', () => {
    const path = join(folder.root, 'new.yaml')
    const steps = sampleValue().steps.map((step) => (step.id === 'gone' ? { ...step, text: say('Look twice.') } : step))
    writeFileSync(path, textOf({ version: '1.0.1', steps }))
    const preview = previewBrought(bringFile(path, parts), shelf(), 'en')
    expect(preview).toMatchObject({
      fits: 'newer',
      existing: { version: '1.0.0', origin: 'shipped' },
      changes: { added: [], removed: [], fields: [{ path: '/version', from: '1.0.0', to: '1.0.1' }] },
      hazards: [{ step: 'key' }, { step: 'delete', destroys: 'The file', undo: 'None needed' }],
    })
    expect(preview.changes?.changed.map(({ id, fields }) => [id, fields.map(({ path: at }) => at)])).toEqual([
      ['gone', ['/text/en', '/text/zh-CN']],
    ])
    expect(preview.commands.map(({ shell, lines }) => [shell, lines.map(({ step }) => step)])).toEqual([
      ['winre', ['delete', 'gone']],
    ])
    expect(preview.sources.map(({ id }) => id).sort()).toEqual(['S1', 'practice'])
  })

  test.each([
    ['nothing.yaml', null, 'file.not-found'],
    ['binary.yaml', Buffer.from([0xff, 0xfe, 0x00]), 'runbook.file-unreadable'],
    ['large.yaml', Buffer.alloc(2_000_001, 0x20), 'runbook.file-too-large'],
    ['list.yaml', '- a', 'runbook.not-a-runbook'],
    [
      'bomb.yaml',
      `a: &a [1,1]\n${'b: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n'}c: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]`,
      'runbook.not-a-runbook',
    ],
    ['nameless.yaml', 'id: 7', 'runbook.not-a-runbook'],
    ['proto.yaml', 'id: a\nversion: 1.0.0\n__proto__: {}', 'runbook.not-a-runbook'],
    ['tag.yaml', 'id: !!js/function "alert(1)"', 'runbook.not-a-runbook'],
    ['nest.json', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'runbook.not-a-runbook'],
    ['other.json', '{"type":"playbook","spec_version":"1.1"}', 'runbook.not-representable'],
  ])('%s is refused and says why', (name, content, code) => {
    const path = join(folder.root, name)
    if (content !== null) writeFileSync(path, content)
    expect(() => bringFile(path, parts)).toThrow(expect.objectContaining({ code }))
  })
})

describe('the editor', () => {
  test('is told of each problem with its line, and sees the steps meanwhile', () => {
    const text = textOf({}).replace('goto: find', 'goto: nowhere')
    const checked = checkText(text, parts, 'en')
    const line = text.split('\n').findIndex((one) => one.includes('goto: nowhere')) + 1
    expect(checked.problems[0]).toMatchObject({ code: 'runbook.step-undefined', step: 'screen', line })
    expect(checkText(textOf({}), parts, 'en').steps.map(({ id }) => id)).toHaveLength(10)
    expect(checkText('a: [', parts, 'en').problems[0]).toMatchObject({ code: 'file.yaml', line: 1 })
  })

  test('gets the text as somebody wrote it', () => {
    const text = `# why\n${textOf({ version: '1.1.0' })}`
    storeRunbook(workspace, shelf(), bringText(text, parts), undefined)
    expect(sourceOf(shelf().find('sample'), workspace.folder)).toBe(text)
    expect(readFileSync(shelf().versions.find(({ file }) => file !== null)?.file ?? '', 'utf8')).toContain('sample')
  })
})
