import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideAnswer, isRefusal } from '../runbook/decide.ts'
import { evolve } from '../runbook/evolve.ts'
import type { Language, Runbook } from '../runbook/schema.ts'
import { type RunState, startRun } from '../runbook/state.ts'
import { listLibrary, readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { viewStep } from '../runbook/view.ts'
import { describePaper } from './describe-paper.ts'
import { writePaper } from './html.ts'
import type { Paper, PaperWords } from './model.ts'

const hash = 'd'.repeat(64)
const languages: readonly Language[] = ['en', 'zh-CN']
const mark = { sheet: '7KQ2M4XD', printedAt: '2024-07-19 07:02 UTC+01:00', printedBy: 'M. Okafor', incident: 'i' }
const facts = ['name', 'serial', 'site'].map((label) => ({ label, value: '' }))

/** The real sentences, so that a key without one is seen. */
function wordsOf(language: Language): PaperWords {
  const file = new URL(`../../../resources/locales/${language}/paper.json`, import.meta.url)
  const texts: unknown = JSON.parse(readFileSync(file, 'utf8')).print
  return (key, values = {}) => {
    const text = key.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], texts)
    if (typeof text !== 'string') throw new Error(`no sentence ${key}`)
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? `?${name}?`))
  }
}

const whole = (runbook: Runbook, language: Language = 'en', known: Record<string, string> = {}): Paper =>
  describePaper(runbook, startRun(runbook, hash, known), facts, language, wordsOf(language))
const stepsOf = (paper: Paper) => paper.sections.flatMap(({ steps }) => steps)
const write = (paper: Paper, language: Language = 'en', words = wordsOf(language)) =>
  writePaper(paper, mark, 'a4', language, words)

describe.each(listLibrary())('the sheet of %s', (name) => {
  const runbook = readLibraryRunbook(name)
  const paper = whole(runbook)
  const steps = stepsOf(paper)

  test('has every step exactly once, numbered from 1 without gaps', () => {
    expect(steps.map(({ id }) => id).sort()).toEqual(runbook.steps.map(({ id }) => id).sort())
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, at) => at + 1))
  })

  test('sends nobody to a number that is not there', () => {
    const ways = steps.flatMap(({ answers, limit }) => [
      ...answers.flatMap((answer) => answer.ways.map(({ to }) => to)),
      ...(limit === null ? [] : [limit.to]),
    ])
    expect(ways.filter((to) => !(to >= 1 && to <= steps.length))).toEqual([])
  })

  test('gives every answer a way, save at an end', () => {
    const stuck = steps.filter(
      ({ kind, answers }) => kind !== 'outcome' && answers.some(({ ways }) => ways.length === 0),
    )
    expect(stuck.map(({ id }) => id)).toEqual([])
  })

  test.each(languages)('is printed whole in %s, each step and each line to type', (language) => {
    const { html } = write(whole(runbook, language), language)
    for (const { id } of runbook.steps) expect(html.split(`data-step="${id}"`)).toHaveLength(2)
    expect(html).not.toMatch(/\?\w+\?|undefined|\{\{/)
    expect(html).toContain(wordsOf(language)('use.key'))
  })
})

/** Answers the likely way for some steps. */
function goOn(runbook: Runbook, state: RunState, most: number): RunState {
  const samples: Record<string, string> = {
    serial: '7HK2Q93',
    'drive-letter': 'D',
    'file-time': '2024-07-19 04:09',
    'utc-offset': '+00:00',
    count: '1',
    'stop-code': '0x50',
    'key-id': 'ABCDEF01',
    'file-name': 'a.txt',
    text: 'x',
  }
  let so = state
  for (let n = 0; n < most; n += 1) {
    const view = viewStep(runbook, so, 'en')
    if (view === null || view.kind === 'outcome') break
    const likely = view.options.find((option) => option.likely) ?? view.options[0]
    const decided = decideAnswer(runbook, so, {
      step: view.id,
      result: likely?.id ?? 'done',
      inputs: Object.fromEntries(
        view.inputs.map(({ name, type, options }) => [name, options[0]?.id ?? samples[type] ?? '']),
      ),
      confirm: true,
      now: '2024-07-19T06:00:00Z',
    })
    if (isRefusal(decided)) break
    so = evolve(runbook, so, { id: `x:${n}`, time: '2024-07-19T06:00:00Z', ...decided })
  }
  return so
}

describe('the rest of a run', () => {
  const runbook = readLibraryRunbook('cs291-physical')
  const begun = startRun(runbook, hash, { name: 'W4-0231', serial: '7HK2Q93', site: 'Leeds' })

  test('begins with the open step and fills in what was read', () => {
    const state = goOn(runbook, begun, 4)
    const paper = describePaper(runbook, state, facts, 'en', wordsOf('en'))
    expect(paper.answered).toBe(4)
    expect(stepsOf(paper)[0]?.id).toBe(state.step)
    expect(state.variables.windows).toBe('D')
    expect(stepsOf(paper)[0]?.commands.map(({ prompt, text }) => prompt + text)[0]).toContain('D:')
  })

  test('says of a value that a later step may read anew in which step that is', () => {
    const paper = describePaper(runbook, goOn(runbook, begun, 4), facts, 'en', wordsOf('en'))
    const again = stepsOf(paper).find(({ id }) => id === 'find-windows')?.number
    const value = stepsOf(paper)[0]?.values.find((one) => one.value === 'D')
    expect(again).toBeGreaterThan(1)
    expect(value?.steps).toContain(again)
  })

  test('names no step that cannot come any more, and sends to none', () => {
    for (const most of [1, 3, 6, 9, 20]) {
      const steps = stepsOf(describePaper(runbook, goOn(runbook, begun, most), facts, 'en', wordsOf('en')))
      const ways = steps.flatMap(({ answers, limit }) => [
        ...answers.flatMap((answer) => answer.ways.map(({ to }) => to)),
        ...(limit === null ? [] : [limit.to]),
      ])
      expect(ways.filter((to) => !(to >= 1 && to <= steps.length))).toEqual([])
    }
  })

  test('has no steps when the run has ended', () => {
    const ended = { ...begun, step: null, status: 'ended' as const }
    expect(describePaper(runbook, ended, facts, 'en', wordsOf('en')).sections).toEqual([])
  })
})

test('asks for the serial number at the machine when no list gave one, instead of taking it for right', () => {
  const runbook = readLibraryRunbook('cs291-physical')
  const ways = (known: Record<string, string>) => stepsOf(whole(runbook, 'en', known))[0]?.answers[0]?.ways.length
  expect(ways({ serial: '7HK2Q93' })).toBeGreaterThan(1)
  expect(ways({})).toBeGreaterThan(1)
})

/** The elements and attributes of a document, without its texts and the values of its facts. */
const skeleton = (html: string) => html.match(/<[^>]*>/g) ?? []

test('lets no text become markup, whatever a list, a runbook or a person wrote', () => {
  const runbook = readLibraryRunbook('cs291-vm-iso')
  const plain = whole(runbook)
  const hostile = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=1>',
      "' onload='",
      '</style><b>',
      '&lt;b&gt;',
      '{{x}}',
    ),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const word = text.replaceAll(/\s/g, ' ')
      const put = (with_: string) => {
        const fill = (value: unknown, key: string): unknown => {
          if (typeof value === 'string') return ['id', 'kind', 'type', 'status'].includes(key) ? value : with_
          if (Array.isArray(value)) return value.map((item) => fill(item, key))
          if (typeof value !== 'object' || value === null) return value
          return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, name)]))
        }
        return fill(
          { ...plain, sections: plain.sections.map(({ id, steps }) => ({ id, steps: steps.slice(0, 8) })) },
          '',
        ) as Paper
      }
      // A short word with as many blanks, so that a line to type has as many pieces.
      const tame = word.length > 56 || word === '' ? 'a' : word.replaceAll(/[^ ]/g, 'a')
      const evil = word.length > 56 || word === '' ? 'a<b' : word
      const [given, wanted] = [write(put(evil)), write(put(tame))]
      expect(skeleton(given.html)).toEqual(skeleton(wanted.html))
      expect(skeleton(given.header)).toEqual(skeleton(wanted.header))
      expect(skeleton(given.footer)).toEqual(skeleton(wanted.footer))
    }),
    { numRuns: 40 },
  )
})

test('names nothing outside the document and holds no script', () => {
  const { html, header, footer } = write(whole(readLibraryRunbook('cs291-physical')))
  for (const text of [html, header, footer]) expect(text).not.toMatch(/<script|<img|<link|<iframe|url\(|src=|href=/i)
})
