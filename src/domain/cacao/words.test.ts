/** Whatever a playbook is refused for has words in every language. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const here = new URL('./', import.meta.url)
const codes = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => Array.from(readFileSync(new URL(file, here), 'utf8').matchAll(/'(cacao\.[a-z-]+)'/g)))
  .map(([, code]) => code)

it.each(['en', 'zh-CN'])('every code has a sentence in %s, and no sentence is for nothing', (language) => {
  const path = new URL(`../../../resources/locales/${language}/author.json`, here)
  const { playbook } = JSON.parse(readFileSync(path, 'utf8'))
  const worded = Object.keys(playbook).filter((key) => key.startsWith('cacao.'))
  expect(worded.toSorted()).toEqual([...new Set(codes)].toSorted())
})
