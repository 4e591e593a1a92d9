/** Whatever a playbook is refused for has words in every language; a page and the command line say them. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const here = new URL('./', import.meta.url)
const codes = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => Array.from(readFileSync(new URL(file, here), 'utf8').matchAll(/'(cacao\.[a-z-]+)'/g)))
  .map(([, code]) => code)

const wordsOf = (language: string): readonly string[] => {
  const path = new URL(`../../../resources/locales/${language}/author.json`, here)
  const { playbook } = JSON.parse(readFileSync(path, 'utf8'))
  return Object.keys(playbook).filter((key) => key.startsWith('cacao.') && playbook[key] !== '')
}

it('every code has a sentence in both languages', () => {
  expect(codes.length).toBeGreaterThan(10)
  expect(wordsOf('en')).toEqual(expect.arrayContaining([...new Set(codes)]))
  expect(wordsOf('zh-CN').toSorted()).toEqual(wordsOf('en').toSorted())
})
