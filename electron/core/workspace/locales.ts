/**
 * Sentences for people, looked up by key in `resources/locales/<language>/*.json`. Used where no page is there to
 * speak: the command line, and the service for what it alone knows.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Say = (key: string, values: Readonly<Record<string, unknown>>, language: 'en' | 'zh-CN') => string

/**
 * Reads the locale files. A key is `<file>.<path in it>`; `{{name}}` is filled from the values; a key that is
 * missing is shown as it is, so that it is seen.
 */
export function openLocales(folder: string): Say {
  const loaded = new Map<string, Record<string, unknown>>()
  const read = (language: string): Record<string, unknown> => {
    const known = loaded.get(language)
    if (known !== undefined) return known
    const path = join(folder, language)
    const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')) : []
    const all = Object.fromEntries(
      files.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(path, name), 'utf8'))]),
    )
    loaded.set(language, all)
    return all
  }
  return (key, values, language) => {
    const text = lookUp(read(language), key)
    return text === null
      ? key
      : text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

/** Keys hold dots themselves (`error.run.not-open.message`), so each prefix is tried. */
function lookUp(tree: unknown, key: string): string | null {
  if (typeof tree !== 'object' || tree === null) return null
  for (let end = key.length; end > 0; end = key.lastIndexOf('.', end - 1)) {
    const name = key.slice(0, end)
    if (!Object.hasOwn(tree, name)) continue
    const found: unknown = (tree as Record<string, unknown>)[name]
    if (end === key.length) return typeof found === 'string' ? found : null
    const below = lookUp(found, key.slice(end + 1))
    if (below !== null) return below
  }
  return null
}
