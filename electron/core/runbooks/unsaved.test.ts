/** Texts that were not stored, against a real profile folder. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Refusal } from '../../../src/domain/refusal.ts'
import { keepUnsaved, listUnsaved } from './unsaved.ts'

const profile = mkdtempSync(join(tmpdir(), 'bluelift-unsaved-'))
afterEach(() => rmSync(join(profile, 'unsaved-runbooks'), { recursive: true, force: true }))

test('a text is there again word for word, and the last one counts', () => {
  keepUnsaved(profile, { key: 'new', text: 'id: a\n' })
  keepUnsaved(profile, { key: 'new', text: 'id: 故障机\r\n  \n' })
  expect(listUnsaved(profile)).toMatchObject([{ key: 'new', text: 'id: 故障机\r\n  \n' }])
})

test('an empty text is forgotten, also one that was never kept', () => {
  keepUnsaved(profile, { key: 'new', text: 'id: a\n' })
  keepUnsaved(profile, { key: 'new', text: '' })
  keepUnsaved(profile, { key: 'other', text: '' })
  expect(listUnsaved(profile)).toEqual([])
})

test('a profile in which nothing was kept has none, and half a file of a killed process is none', () => {
  expect(listUnsaved(profile)).toEqual([])
  keepUnsaved(profile, { key: 'new', text: 'id: a\n' })
  writeFileSync(join(profile, 'unsaved-runbooks', 'new.yaml.new'), 'id')
  expect(listUnsaved(profile).map(({ key }) => key)).toEqual(['new'])
})

test('a folder that cannot be written is a refusal, and nothing is lost of what was there', () => {
  rmSync(profile, { recursive: true })
  writeFileSync(profile, 'a file where the folder should be')
  expect(() => keepUnsaved(profile, { key: 'new', text: 'x' })).toThrow(Refusal)
  rmSync(profile)
})
