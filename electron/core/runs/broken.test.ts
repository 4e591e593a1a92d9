/** For each rule of the lint a file that breaks it; its first lines say what is expected, and where. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { lintRunbookFile } from './runbook-file.ts'

const folder = join(import.meta.dirname, 'testing', 'broken')
const shipped = join(import.meta.dirname, '..', '..', '..', 'resources', 'runbooks')
const listFiles = (under: string) =>
  ['', 'parts'].flatMap((below) =>
    readdirSync(join(under, below)).flatMap((name) => (name.endsWith('.yaml') ? [join(below, name)] : [])),
  )

it.each(listFiles(folder))('%s has exactly the problems that it announces', (name) => {
  const path = join(folder, name)
  const announced = Array.from(readFileSync(path, 'utf8').matchAll(/^# expect: (.*)$/gm), ([, what]) => what)
  const found = lintRunbookFile(path).map(({ code, line, file }) =>
    [code, line, ...(file === path ? [] : [relative(folder, file)])].join(' '),
  )
  expect(found).toEqual(announced)
})

it('every problem that has words has a file that breaks the rule', () => {
  const words = readFileSync(new URL('../../../resources/locales/en/runbook-problem.json', import.meta.url), 'utf8')
  const files = listFiles(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const shown = new Set(files.flatMap((text) => Array.from(text.matchAll(/^# expect: (\S+)/gm), ([, code]) => code)))
  const rules = Object.keys(JSON.parse(words)).filter((code) => !code.startsWith('file.'))
  expect(rules.filter((code) => !shown.has(code))).toEqual([])
})

it('says step, line, column and path', () => {
  expect(lintRunbookFile(join(folder, 'hazard-without-undo.yaml'))).toMatchObject([
    { code: 'runbook.hazard-without-undo', step: 'delete', path: '/steps/2/hazard', line: 49, column: 5 },
  ])
})

it.each(listFiles(shipped))('%s, as it is shipped, has none', (name) => {
  expect(lintRunbookFile(join(shipped, name))).toEqual([])
})
