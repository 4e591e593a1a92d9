/** Pinning changes the hashes of a runbook file and nothing else in it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { pinRunbookFile } from './pin-parts.ts'
import { lintRunbookFile, readPartsFolder } from './runbook-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-pin-'))
const path = join(folder, 'pinned.yaml')
const broken = join(import.meta.dirname, 'testing', 'broken')
cpSync(join(broken, 'parts'), join(folder, 'parts'), { recursive: true })
const wrong = readFileSync(join(broken, 'part-hash.yaml'), 'utf8').replace(
  'version: 1.0.0\n    hash',
  'version: 0.9.0 # old\n    hash',
)
const hash = readPartsFolder(join(folder, 'parts')).parts.get('look')?.hash ?? ''

afterEach(() => rmSync(path))

function pin(text: string) {
  writeFileSync(path, text)
  const pinned = pinRunbookFile(path)
  writeFileSync(path, pinned.text)
  return pinned
}

it('writes version and hash, keeps every other letter, and the lint is content', () => {
  const pinned = pin(wrong)
  expect(pinned).toMatchObject({ changed: ['look'], problems: [] })
  expect(pinned.text).toBe(wrong.replace('0.9.0 # old', '1.0.0 # old').replace('0'.repeat(64), hash))
  expect(lintRunbookFile(path)).toEqual([])
})

it('pins what was never pinned, in either way of writing', () => {
  const block = pin(wrong.replace(/ {4}version: 0\.9\.0.*\n {4}hash: .*\n/, ''))
  expect(block.text).toContain(`  - part: look\n    version: 1.0.0\n    hash: "${hash}"\n    exits:`)
  expect(lintRunbookFile(path)).toEqual([])
  pin(
    wrong.replace(/ {2}- part: look\n.*\n.*\n.*\n/, '  - { part: look, exits: { blank: no-way, picture: screen } }\n'),
  )
  expect(lintRunbookFile(path)).toEqual([])
})

it('changes nothing that is pinned already', () => {
  const first = pin(wrong)
  expect(pin(first.text)).toEqual({ text: first.text, changed: [], problems: [] })
})

it.each([
  ['a part that is not there', wrong.replace('part: look', 'part: nowhere'), 'runbook.part-unknown'],
  ['a part that is broken', wrong.replace('part: look', 'part: exit-is-step'), 'runbook.exit-is-step'],
  ['a file that is no YAML', '[', 'file.yaml'],
])('refuses %s', (_, text, code) => {
  expect(pin(text)).toMatchObject({ changed: [], problems: [{ code }] })
})
