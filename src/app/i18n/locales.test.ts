import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../contract/index.ts'

const folder = new URL('../../../resources/locales/', import.meta.url)
const languages = ['en', 'zh-CN']
const filesOf = (language: string) => readdirSync(new URL(language, folder)).sort()

/** Every text by its path. Chinese has one form of a counted word, English two: they count as one key. */
function textsOf(language: string, file: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>()
  const walk = (tree: unknown, path: string): void => {
    if (typeof tree === 'object' && tree !== null) {
      for (const [name, below] of Object.entries(tree)) walk(below, path === '' ? name : `${path} › ${name}`)
      return
    }
    const key = path.replace(/_(one|other)$/, '')
    texts.set(key, [...(texts.get(key) ?? []), String(tree)])
  }
  walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), '')
  return texts
}

const placeholders = (texts: readonly string[]): readonly string[] =>
  [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name]) => String(name)))),
  ].sort()

test('both languages have the same files', () => {
  expect(filesOf('zh-CN')).toEqual(filesOf('en'))
})

describe.each(filesOf('en'))('%s', (file) => {
  const [english, chinese] = [textsOf('en', file), textsOf('zh-CN', file)]

  test('has the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('fills the same values in both languages', () => {
    const of = (texts: ReadonlyMap<string, readonly string[]>) =>
      Object.fromEntries([...texts].map(([key, forms]) => [key, placeholders(forms)]))
    expect(of(chinese)).toEqual(of(english))
  })

  test('leaves no text empty', () => {
    const empty = [...english, ...chinese].filter(([, forms]) => forms.some((form) => form.trim() === ''))
    expect(empty).toEqual([])
  })
})

test.each(languages)('every error code has a message and a hint (%s)', (language) => {
  const wanted = errorCodes.flatMap((code) => [`${code} › hint`, `${code} › message`])
  expect([...textsOf(language, 'error.json').keys()].sort()).toEqual([...wanted].sort())
})

test('Chinese uses its own punctuation and the plain you', () => {
  const wrong = filesOf('zh-CN').flatMap((file) =>
    [...textsOf('zh-CN', file)].filter(([, forms]) =>
      forms.some((form) => /您|[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(\s|$)/.test(form)),
    ),
  )
  expect(wrong).toEqual([])
})
