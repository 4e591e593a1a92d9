/** Files that want to do harm, or that nobody wrote as a runbook: each is refused in words, none is run or hangs. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startRun } from '../../../src/domain/runbook/state.ts'
import { viewStep } from '../../../src/domain/runbook/view.ts'
import { lintRunbookFile, readRunbookFile } from './runbook-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelift-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'hostile.yaml')
const good = readFileSync(join(import.meta.dirname, 'testing', 'broken', 'due-unused.yaml'), 'utf8')
  .replace(/^# .*\n/, '')
  .replace(/^ {2}tea: .*\n/m, '')

function lint(text: string | Uint8Array) {
  writeFileSync(path, text)
  return lintRunbookFile(path)
}
const codesOf = (text: string | Uint8Array) => lint(text).map(({ code }) => code)
const change = (before: string, after: string) => {
  if (!good.includes(before)) throw new Error(`not in the good file: ${before}`)
  return good.replace(before, after)
}
const keys = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at))

it('the file that the others are made of is good', () => {
  expect(lint(good)).toEqual([])
})

describe('a file that is no text of a runbook', () => {
  const nine = (name: string) => `[${Array(9).fill(`*${name}`).join(',')}]`
  const bomb = ['a: &a [x]', ...[...'bcdefghij'].map((name, at) => `${name}: &${name} ${nine('abcdefghij'[at] ?? '')}`)]
  it.each<[string, string | Uint8Array, string]>([
    ['a nest of aliases', bomb.join('\n'), 'file.yaml'],
    ['10,000 brackets', '['.repeat(10_000), 'file.too-deep'],
    ['10,000 braces', '{a: '.repeat(10_000), 'file.too-deep'],
    ['10,000 lists on one line', '- '.repeat(10_000), 'file.too-deep'],
    ['900 maps in each other', keys(900, (at) => `${' '.repeat(at)}a:`).join('\n'), 'file.too-deep'],
    ['a million commas', `[${','.repeat(400_000)}]`, 'file.too-large'],
    ['as many keys as fit', keys(40_000, (at) => `k${at}: 1`).join('\n'), 'file.too-large'],
    ['80,000 closing brackets', ']'.repeat(79_000), 'file.yaml'],
    ['broken escapes from end to end', `a: "${'\\x'.repeat(240_000)}"`, 'file.yaml'],
    ['a key that stands twice', change('minutes: 10', 'minutes: 10\nminutes: 11'), 'file.yaml'],
    ['two documents', `${good}---\n${good}`, 'file.yaml'],
    ['an alias of nothing', 'a: *b', 'file.yaml'],
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe]), 'file.unreadable'],
  ])('%s', (_, text, code) => {
    expect(codesOf(text)).toEqual([code])
  })

  it('50 MB are not even read', () => {
    writeFileSync(path, '')
    truncateSync(path, 50_000_000)
    expect(lintRunbookFile(path)).toMatchObject([{ code: 'file.too-large', details: { bytes: 50_000_000 } }])
  })

  it('10,000 keys that nobody knows are a hundred problems', () => {
    expect(lint(keys(10_000, (at) => `k${at}: 1`).join('\n'))).toHaveLength(100)
  })

  it('is shown where it is broken', () => {
    expect(lint(change('minutes: 10', 'minutes: 10\nminutes: 11'))).toMatchObject([{ line: 9, column: 1 }])
  })
})

describe('a runbook with something hostile in it', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'runbook'],
    ['a list', '- a\n- b'],
    ['a value that holds itself', '&a\nformat: *a\nsteps: *a'],
    ['a tag that makes code of a text', good.replace('steps:', 'steps: !!js/function')],
    ['a number where a text belongs', change('en: Look at its screen.', 'en: 7')],
    ['a list where a text belongs', change('en: Look at its screen.', 'en: [a]')],
    ['a huge number', change('minutes: 10', 'minutes: 1e999')],
    ['a number with 10,000 digits', change('minutes: 10', `minutes: ${'9'.repeat(10_000)}`)],
    ['more loops than any machine does', change('times: 5', 'times: 100000')],
    ['a line break in a line to type', change('text: dir bad.sys', String.raw`text: "dir bad.sys\nformat C:"`)],
    ['an escape in a line to type', change('text: dir bad.sys', String.raw`text: "dir \e[2J"`)],
    ['a zero byte in a line to type', change('text: dir bad.sys', String.raw`text: "dir \0"`)],
    ['letters that look like others', change('text: dir bad.sys', 'text: dіr bad.sys')],
    ['a turn of direction in a line to type', change('text: dir bad.sys', String.raw`text: "dir \u202esys.dab"`)],
    ['a turn of direction in a text', change('en: Look at its screen.', String.raw`en: "Look \u2066here"`)],
    ['an address that is a script', change('mark: V }', "mark: V, url: 'javascript:alert(1)' }")],
    ['a prototype as a key', change('minutes: 10', 'minutes: 10\n__proto__: { polluted: true }')],
    ['a prototype as a variable', change('variables:', 'variables:\n  __proto__: { type: text }')],
    ['a prototype as an id', change('id: nothing', 'id: __proto__')],
    ['a name of every object as a variable', change('value: "{{serial}}"', 'value: "{{constructor}}"')],
    [
      'a name of every object as a step',
      change('goto: no-way }\n  - id: letter', 'goto: constructor }\n  - id: letter'),
    ],
    ['a name of every object as a due', change('dues: [report]', 'dues: [constructor]')],
    ['a part from elsewhere', change('start: screen', 'includes: [{ part: ../../x, version: 1.0.0 }]\nstart: screen')],
  ])('is refused for %s', (_, text) => {
    expect(codesOf(text)).not.toEqual([])
    expect(codesOf(text).filter((code) => !/^(?:file|runbook)\.[a-z-]+$/.test(code))).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('may call a step or a variable like a property of every object', () => {
    const named = good.replace(/(?<!drive-)letter/g, 'constructor').replaceAll('no-way', 'valueof')
    expect(lint(named)).toEqual([])
  })

  it('keeps markup as the text that it is', () => {
    const markup = '<img src=x onerror="alert(1)">'
    writeFileSync(path, change('en: Look at its screen.', `en: '${markup}'`))
    const read = readRunbookFile(path)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(viewStep(read.runbook, startRun(read.runbook, 'hash', {}), 'en')?.text).toBe(markup)
  })

  it('names an endless key in few words', () => {
    const [problem] = lint(change('minutes: 10', `minutes: 10\n${'k'.repeat(900)}: 1`))
    expect(String(problem?.details?.key).length).toBeLessThan(70)
  })
})
