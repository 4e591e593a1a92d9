/** The table of the library in the guide is the one that the library gives. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { environments } from '../runbook/schema.ts'
import { describeRunbook, putTable, writeTable } from '../runbook/table.ts'
import { listLibrary, readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { writeStickScript } from './script.ts'

const guide = readFileSync(new URL('../../../resources/runbooks/README.md', import.meta.url), 'utf8')
const rows = listLibrary().map((id) => {
  const runbook = readLibraryRunbook(id)
  return describeRunbook(runbook, writeStickScript(runbook, 'a'.repeat(64), '0').ok)
})

it('the guide shows every runbook with its figures as they are: else run "runbook table --out resources/runbooks/README.md"', () => {
  expect(putTable(guide, writeTable(rows))).toBe(guide)
})

it('every environment has a runbook of the incident', () => {
  const covered = rows.filter(({ incident }) => incident !== 'any').flatMap((row) => row.environments)
  expect(environments.filter((environment) => !covered.includes(environment))).toEqual([])
})

it('nothing is put into a text without the place for it', () => {
  expect(putTable('# Guide', 'x')).toBeNull()
})
