/** The guide for authors says nothing that is not so: its example is a good runbook, its list of problems is whole. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readRunbook } from './format.ts'
import { lintRunbook } from './lint.ts'

const guide = readFileSync(new URL('../../../resources/runbooks/README.md', import.meta.url), 'utf8')

it('the example is read and has no problem', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  const read = readRunbook(parse(example))
  expect(read.ok ? lintRunbook(read.runbook) : read.problems).toEqual([])
})

it('every problem that is reported is explained, and no other', () => {
  const folders = [new URL('./', import.meta.url), new URL('../../../electron/core/runs/', import.meta.url)]
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /^(?:expand|format|includes|lint.*|part|references|runbook-file|uses)\.ts$/.test(file))
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  )
  const literal = [...sources.join().matchAll(/'(runbook\.[a-z-]+)'/g)].map(([, code]) => code)
  const named = ['step', 'variable', 'due', 'reason', 'place', 'source']
  const reported = [
    ...literal,
    ...named.map((name) => `runbook.${name}-undefined`),
    ...named.slice(1).map((name) => `runbook.${name}-unused`),
  ]
  const explained = [...guide.matchAll(/`(runbook\.(?!schema)[a-z-]+)`/g)].map(([, code]) => code)
  expect([...new Set(explained)].toSorted()).toEqual([...new Set(reported)].toSorted())
})

it('every problem of the guide has words in the program, and no other', () => {
  const locale = new URL('../../../resources/locales/en/runbook-problem.json', import.meta.url)
  const worded = Object.keys(JSON.parse(readFileSync(locale, 'utf8'))).filter((code) => code.startsWith('runbook.'))
  const explained = [...guide.matchAll(/`(runbook\.(?!schema)[a-z-]+)`/g)].map(([, code]) => code)
  expect(worded.toSorted()).toEqual([...new Set(explained)].toSorted())
})
