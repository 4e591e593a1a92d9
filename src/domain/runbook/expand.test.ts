/** A runbook with parts is one whole runbook, as if everything stood in one file. */
import { describe, expect, it } from 'vitest'
import { expandRunbook, toOrigin } from './expand.ts'
import { readRunbook } from './format.ts'
import { lintRunbook } from './lint.ts'
import { readPart } from './part.ts'
import type { Part } from './part-schema.ts'
import { sampleValue, say } from './testing/sample-runbook.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests break the sample in ways that its type forbids
type Loose = any

/** The last steps of the sample as a part: it begins at `newest`, and leaves to look again. */
function cut(): { whole: Loose; file: Loose; part: Part } {
  const whole: Loose = sampleValue()
  delete whole.variables['key-id']
  const file = structuredClone(whole)
  const inPart = ['newest', 'finish']
  const value: Loose = {
    format: 'bluelift-part/1',
    id: 'aftercare',
    version: '1.2.3',
    title: say('Look afterwards'),
    exits: { again: say('Look again') },
    sources: { unneeded: { title: 'A book', mark: 'V' } },
    places: {},
    dues: { report: file.dues.report },
    reasons: {},
    variables: { newest: file.variables.newest, offset: file.variables.offset },
    start: 'newest',
    steps: file.steps.filter(({ id }: Loose) => inPart.includes(id)),
  }
  value.steps[0].next[1].goto = 'again'
  file.steps = file.steps.filter(({ id }: Loose) => !inPart.includes(id))
  file.steps.find(({ id }: Loose) => id === 'photo').next = 'aftercare'
  delete file.dues.report
  delete file.variables.newest
  delete file.variables.offset
  file.includes = [{ part: 'aftercare', version: '1.2.3', hash: 'a'.repeat(64), exits: { again: 'screen' } }]
  const read = readPart(value)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { whole, file, part: read.part }
}

const expand = (file: unknown, part: Part) => expandRunbook(file, new Map([[part.id, { part, hash: 'a'.repeat(64) }]]))

describe('a runbook that includes a part', () => {
  it('is the runbook that it was before it was cut, without what nobody uses', () => {
    const { whole, file, part } = cut()
    const expanded = expand(file, part)
    if (!expanded.ok) throw new Error(JSON.stringify(expanded.problems))
    const { steps, ...rest } = expanded.value as Loose
    const { steps: before, ...restBefore } = whole
    expect(rest).toEqual(restBefore)
    const byId = (list: Loose[]) => Object.fromEntries(list.map((step) => [step.id, step]))
    expect(byId(steps)).toEqual(byId(before))
    expect(readRunbook(expanded.value).ok).toBe(true)
  })

  it('shows a problem where it was written', () => {
    const { file, part } = cut()
    const expanded = expand(file, part)
    if (!expanded.ok) throw new Error('not expanded')
    const { steps } = expanded.value as Loose
    const at = steps.findIndex(({ id }: Loose) => id === 'finish')
    const problem = (path: string) => toOrigin({ code: 'x', path }, expanded.origins)
    expect(problem(`/steps/${at}/title/en`)).toEqual({ code: 'x', part: 'aftercare', path: '/steps/1/title/en' })
    expect(problem('/steps/0/title')).toEqual({ code: 'x', path: '/steps/0/title' })
    expect(problem('/variables/newest')).toEqual({ code: 'x', part: 'aftercare', path: '/variables/newest' })
    expect(problem('/variables/windows')).toEqual({ code: 'x', path: '/variables/windows' })
  })

  it('may enter a part in its middle, and leaves out what lies before', () => {
    const { file, part } = cut()
    file.steps.find(({ id }: Loose) => id === 'photo').next = 'finish'
    const expanded = expand(file, part)
    if (!expanded.ok) throw new Error('not expanded')
    const value = expanded.value as Loose
    expect(value.steps.map(({ id }: Loose) => id)).not.toContain('newest')
    expect(Object.keys(value.variables)).not.toContain('newest')
  })

  it('is not blamed for a question of a part that it never answers', () => {
    const { file, part } = cut()
    const asking: Loose = structuredClone(part)
    asking.variables.mode = { type: 'text', title: say('Mode') }
    asking.steps[0].next.unshift({ when: { variable: 'mode', is: 'safe' }, goto: 'again' })
    const expanded = expand(file, asking)
    const read = expanded.ok ? readRunbook(expanded.value) : expanded
    if (!(expanded.ok && read.ok && 'runbook' in read)) throw new Error('not read')
    expect(lintRunbook(read.runbook, expanded.origins)).toEqual([])
    expect(lintRunbook(read.runbook).map(({ code }) => code)).toEqual(['runbook.variable-never-set'])
  })
})

it('leaves a value without includes as it is, whatever it is', () => {
  for (const value of [null, 7, 'text', [], {}, sampleValue()]) {
    expect(expandRunbook(value, new Map())).toEqual({ ok: true, value, origins: null })
  }
})
