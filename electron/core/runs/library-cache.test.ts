/** What is kept of the shipped runbooks says exactly what reading them says, or is not believed. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openShelf } from '../runbooks/shelf.ts'
import { openLibrary } from './library.ts'
import { openLibraryCache } from './library-cache.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks')
const root = mkdtempSync(join(tmpdir(), 'bluelift-library-'))
const folder = join(root, 'runbooks')
const path = join(root, 'cache', 'runbooks.json')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const few = ['unknown-blue-screen', 'cs291-physical', 'cs291-phone']
const open = () => openLibrary(folder, openLibraryCache(path, folder))
const isKept = () => openLibraryCache(path, folder).read() !== null

beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  cpSync(join(shipped, 'parts'), join(folder, 'parts'), { recursive: true })
  for (const id of few) cpSync(join(shipped, `${id}.yaml`), join(folder, `${id}.yaml`))
  open().keep()
})

describe('the kept library', () => {
  it('holds the same runbooks, hashes, bytes and problems as the files', () => {
    expect(isKept()).toBe(true)
    const fresh = openLibrary(folder).runbooks
    const kept = open().runbooks
    expect(kept.map(({ file }) => file).toSorted()).toEqual(fresh.map(({ file }) => file).toSorted())
    for (const one of fresh) {
      const same = kept.find(({ hash }) => hash === one.hash)
      expect(same?.runbook).toEqual(one.runbook)
      expect(same?.bytes().equals(one.bytes())).toBe(true)
      expect(same?.examined).toEqual(one.examined)
    }
  })

  it('gives the same shelf, with the parts', () => {
    const rows = (library: ReturnType<typeof openLibrary>) => {
      const { versions, parts } = openShelf(library).at(null)
      return {
        parts: [...parts.keys()],
        versions: versions.map(({ id, hash, state, current }) => ({ id, hash, state, current })),
      }
    }
    expect(rows(open())).toEqual(rows(openLibrary(folder)))
  })

  it.each<[string, () => void]>([
    [
      'a runbook changed',
      () =>
        writeFileSync(join(folder, 'cs291-phone.yaml'), `${readFileSync(join(folder, 'cs291-phone.yaml'), 'utf8')}\n`),
    ],
    ['a part changed', () => writeFileSync(join(folder, 'parts', 'aftercare.yaml'), 'format: bluelift-part/1')],
    ['a runbook came', () => cpSync(join(shipped, 'bad-update.yaml'), join(folder, 'bad-update.yaml'))],
    ['a runbook went', () => rmSync(join(folder, 'cs291-phone.yaml'))],
    ['the file was cut', () => writeFileSync(path, readFileSync(path).subarray(0, 5_000))],
    [
      'a word in it was changed',
      () => writeFileSync(path, readFileSync(path, 'utf8').replace('C-00000291', 'C-00000292')),
    ],
    ['it is no JSON', () => writeFileSync(path, 'x')],
    ['another program wrote it', () => writeFileSync(path, readFileSync(path, 'utf8').replace(/"key":"./, '"key":"_'))],
  ])('is not believed after %s', (_, damage) => {
    damage()
    expect(isKept()).toBe(false)
    expect(open().runbooks.map(({ hash }) => hash)).toEqual(openLibrary(folder).runbooks.map(({ hash }) => hash))
  })

  it('is not made where a file is broken, so that its problem is told each time', () => {
    rmSync(path)
    writeFileSync(join(folder, 'broken.yaml'), 'format: [')
    open().keep()
    expect(existsSync(path)).toBe(false)
    expect(open().broken).toHaveLength(1)
  })

  it('does without a profile that cannot be written to', () => {
    const library = openLibrary(folder, openLibraryCache(join(folder, 'cs291-phone.yaml', 'no', 'folder.json'), folder))
    library.keep()
    expect(library.runbooks).toHaveLength(few.length)
  })
})
