import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRunbook } from './format.ts'
import { sampleValue, say } from './testing/sample-runbook.ts'

/** The sample with one place changed. */
function broken(change: (value: ReturnType<typeof sampleValue>) => unknown): unknown {
  const value = sampleValue()
  change(value)
  return value
}

function codesOf(value: unknown): readonly string[] {
  const read = readRunbook(value)
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`)
}

// biome-ignore lint/suspicious/noExplicitAny: tests break the sample in ways that its type forbids
type Loose = any

describe('a runbook file', () => {
  it('is read when it is well formed', () => {
    expect(readRunbook(sampleValue())).toMatchObject({ ok: true, runbook: { id: 'sample', version: '1.0.0' } })
  })

  it.each<[string, (value: Loose) => unknown, string]>([
    [
      'a missing translation',
      (v) => delete v.steps[0].title['zh-CN'],
      'runbook.translation-missing /steps/0/title/zh-CN',
    ],
    ['a missing key', (v) => delete v.start, 'runbook.key-missing /start'],
    ['a key that nobody knows', (v) => (v.steps[0].titel = say('x')), 'runbook.key-unknown /steps/0/titel'],
    [
      'a shell that nobody knows',
      (v) => (v.steps[4].commands[0].shell = 'zsh'),
      'runbook.shell-unknown /steps/4/commands/0/shell',
    ],
    ['a kind of step that nobody knows', (v) => (v.steps[0].kind = 'ask'), 'runbook.step-kind-unknown /steps/0/kind'],
    ['a wrong type', (v) => (v.minutes = 'ten'), 'runbook.value-invalid /minutes'],
    [
      'a line break in a line to type',
      (v) => (v.steps[4].commands[0].text = 'del a\nformat c:'),
      'runbook.value-invalid /steps/4/commands/0/text',
    ],
    [
      'an invisible character in a line to type',
      (v) => (v.steps[4].commands[0].text = 'del \u202ea'),
      'runbook.value-invalid /steps/4/commands/0/text',
    ],
    [
      'a control character in a text',
      (v) => (v.steps[0].text.en = 'a\u0007'),
      'runbook.value-invalid /steps/0/text/en',
    ],
    [
      'a link that is not https',
      (v) => (v.sources.S1.url = 'javascript:alert(1)'),
      'runbook.value-invalid /sources/S1/url',
    ],
    ['a step id twice', (v) => (v.steps[1].id = 'screen'), 'runbook.step-twice /steps/1/id'],
    [
      'an arrow to nowhere',
      (v) => (v.steps[0].options[0].goto = 'nowhere'),
      'runbook.step-undefined /steps/0/options/0/goto',
    ],
    ['a start that is not there', (v) => (v.start = 'nowhere'), 'runbook.step-undefined /start'],
    [
      'an undefined variable in a text',
      (v) => (v.steps[0].text.en = 'On {{letter}}'),
      'runbook.variable-undefined /steps/0/text/en',
    ],
    [
      'an undefined variable in a condition',
      (v) => (v.steps[7].next[0].when.variable = 'other'),
      'runbook.variable-undefined /steps/7/next/0/when/variable',
    ],
    ['an undefined due', (v) => (v.steps[2].opens = ['tea']), 'runbook.due-undefined /steps/2/opens/0'],
    ['an undefined source', (v) => (v.steps[0].sources = ['S9']), 'runbook.source-undefined /steps/0/sources/0'],
    ['an undefined place', (v) => (v.steps[4].place = 'moon'), 'runbook.place-undefined /steps/4/place'],
    [
      'an undefined reason',
      (v) => (v.steps[9].outcome.reason = 'why'),
      'runbook.reason-undefined /steps/9/outcome/reason',
    ],
    [
      'a word of the engine as an answer',
      (v) => (v.steps[0].options[0].id = 'done'),
      'runbook.answer-reserved /steps/0/options/0/id',
    ],
    ['an answer twice', (v) => (v.steps[0].options[1].id = 'prompt'), 'runbook.answer-twice /steps/0/options/1/id'],
    [
      'branches of which perhaps none holds',
      (v) => v.steps[7].next.pop(),
      'runbook.branch-without-default /steps/7/next/0',
    ],
    [
      'a branch that is never reached',
      (v) => v.steps[7].next.unshift({ goto: 'screen' }),
      'runbook.branch-after-default /steps/7/next/1',
    ],
    [
      'before and after for something that is no time',
      (v) => (v.steps[7].next[0].when.variable = 'windows'),
      'runbook.condition-not-a-time /steps/7/next/0/when/variable',
    ],
    [
      'a file time without a zone',
      (v) => delete v.variables.newest.zone,
      'runbook.file-time-without-zone /variables/newest',
    ],
    [
      'a zone that is none',
      (v) => (v.variables.newest.zone = 'windows'),
      'runbook.zone-not-an-offset /variables/newest',
    ],
    [
      'a variable that no host has',
      (v) => (v.variables.windows.from = 'host'),
      'runbook.variable-not-of-host /variables/windows',
    ],
    [
      'a choice of nothing',
      (v) => (v.variables.windows.type = 'choice'),
      'runbook.choice-without-options /variables/windows',
    ],
    [
      'a name of JavaScript as a step',
      (v) => (v.steps[0].options[0].goto = 'constructor'),
      'runbook.step-undefined /steps/0/options/0/goto',
    ],
  ])('with %s is refused at that place', (_, change, problem) => {
    expect(codesOf(broken(change))).toContain(problem)
  })

  it.each([null, undefined, 7, 'text', [], {}, { format: 'bluelift-runbook/2' }, new Map()])(
    'that is %o is refused',
    (value) => {
      expect(readRunbook(value).ok).toBe(false)
    },
  )

  it('of any content is refused without an exception', () => {
    fc.assert(fc.property(fc.anything(), (value) => !readRunbook(value).ok))
  })

  it('with any value in any place is read or refused without an exception', () => {
    const places = fc.constantFrom(
      'id',
      'start',
      'steps',
      'sources',
      'variables',
      'places',
      'dues',
      'minutes',
      'applies-to',
    )
    fc.assert(
      fc.property(
        places,
        fc.anything(),
        (key, value) => typeof readRunbook({ ...sampleValue(), [key]: value }).ok === 'boolean',
      ),
    )
  })

  it('with thousands of mistakes reports a hundred', () => {
    const read = readRunbook(
      broken((v) => Object.assign(v, { steps: Array.from({ length: 200 }, () => ({ kind: 'do' })) })),
    )
    expect(read.ok ? 0 : read.problems.length).toBeLessThanOrEqual(100)
  })
})
