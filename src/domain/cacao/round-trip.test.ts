/** What goes out as CACAO comes back as the same runbook, and what came from elsewhere goes out with all that it had. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCanonicalJson } from '../runbook/canonical.ts'
import { readRunbook } from '../runbook/format.ts'
import type { Runbook } from '../runbook/schema.ts'
import { listLibrary, readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { sampleValue } from '../runbook/testing/sample-runbook.ts'
import { readPlaybook } from './read.ts'
import { aPlaybook } from './testing/a-playbook.ts'
import { fieldOf, type Json, recordOf } from './words.ts'
import { writePlaybook } from './write.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const tools = { hash, now: '2026-01-15T08:30:00.000Z' }
const later = { hash, now: '2026-03-01T10:00:00.000Z' }

/** As through a file. */
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const contentOf = (value: unknown) => hash(toCanonicalJson(value))

function readBack(runbook: Runbook, at = tools) {
  const read = readPlaybook(through(writePlaybook(runbook, at).playbook), later)
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return read
}

function requireRunbook(value: unknown): Runbook {
  const read = readRunbook(value)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.runbook
}

/** Chinese for every text that has none, and somewhere to use it: what an editor would ask for. */
function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated)
  if (typeof value !== 'object' || value === null) return value
  if ('en' in value && !('zh-CN' in value)) return { ...value, 'zh-CN': '中文' }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'environments' ? ['physical'] : key === 'foreign' ? part : translated(part),
    ]),
  )
}

describe('a runbook that went out as CACAO and came back', () => {
  it.each(listLibrary())('%s has the same content', (name) => {
    const runbook = readLibraryRunbook(name)
    const read = readBack(runbook)
    expect(contentOf(read.value)).toBe(contentOf(runbook))
    expect(read.kept).toEqual([])
  })

  it('has the same content, whatever its words are', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
      .filter((text) => /^[^\p{C}\p{Z}{}]+$/u.test(text))
    const shape = fc.record({
      words: fc.array(words, { minLength: 1, maxLength: 5 }),
      order: fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
      version: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.')),
      likely: fc.boolean(),
    })
    fc.assert(
      fc.property(shape, (given) => {
        let at = 0
        const renamed = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(renamed)
          if (typeof value !== 'object' || value === null) return value
          if ('en' in value) {
            at += 1
            return { ...value, en: given.words[at % given.words.length] }
          }
          return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part)]))
        }
        const value = recordOf(renamed(sampleValue()))
        const steps = [...(value.steps as Json[])]
          .map((step, index) => ({ step, rank: given.order[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ step }) => step)
        const runbook = requireRunbook({ ...value, steps, version: given.version })
        expect(contentOf(readBack(runbook).value)).toBe(contentOf(runbook))
      }),
      { numRuns: 100 },
    )
  })

  it('is the same playbook in every export but for its time', () => {
    const runbook = requireRunbook(sampleValue())
    const first = writePlaybook(runbook, tools).playbook
    const second = writePlaybook(runbook, later).playbook
    expect({ ...second, created: first.created, modified: first.modified }).toEqual(first)
  })

  it('is refused with the place when somebody changed what others see', () => {
    const runbook = requireRunbook(sampleValue())
    const { playbook, keys } = writePlaybook(runbook, tools)
    const [id] = [...keys].find(([, key]) => key === 'delete') ?? ['']
    const workflow = recordOf(playbook.workflow)
    const changed = { ...playbook, workflow: { ...workflow, [id]: { ...recordOf(workflow[id]), name: 'Format it' } } }
    expect(readPlaybook(through(changed), later)).toEqual({
      ok: false,
      refusals: [{ code: 'cacao.changed-outside', path: `/workflow/${id}` }],
    })
  })

  it('keeps what another program added beside it', () => {
    const runbook = requireRunbook(sampleValue())
    const { playbook, keys } = writePlaybook(runbook, tools)
    const [id] = [...keys].find(([, key]) => key === 'gone') ?? ['']
    const layout = 'extension-definition--418ee24c-9cb1-46d9-afa5-309e01aabc7f'
    const workflow = recordOf(playbook.workflow)
    const step = recordOf(workflow[id])
    const drawn = {
      ...playbook,
      labels: ['bsod'],
      workflow: {
        ...workflow,
        [id]: { ...step, step_extensions: { ...recordOf(step.step_extensions), [layout]: { x: 3.5, y: -2 } } },
      },
    }
    const read = readPlaybook(through(drawn), later)
    if (!read.ok) throw new Error(JSON.stringify(read.refusals))
    expect(read.kept).toEqual(['/labels', `/workflow/${id}/step_extensions`])
    const again = writePlaybook(requireRunbook(read.value), later).playbook
    expect(again.labels).toEqual(['bsod'])
    expect(fieldOf(recordOf(recordOf(recordOf(again.workflow)[id]).step_extensions), layout)).toEqual({ x: 3.5, y: -2 })
    expect(contentOf(readBack(requireRunbook(read.value)).value)).toBe(contentOf(read.value))
  })
})

describe('a playbook of others', () => {
  const read = readPlaybook(through(aPlaybook()), later)
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  const runbook = requireRunbook(translated(read.value))

  it('becomes steps that a person can follow', () => {
    expect(runbook.steps.map(({ id, kind }) => [id, kind])).toEqual([
      ['isolate-the-host', 'do'],
      ['is-it-locked', 'decide'],
      ['call-the-lead', 'do'],
      ['unlock-the-volume', 'do'],
      ['restart', 'do'],
      ['the-end', 'outcome'],
    ])
    expect(runbook.version).toBe('2026.116.93000')
    expect(JSON.stringify(runbook.steps)).toContain('<b>now</b>')
  })

  it('goes out with the agents, targets, markings, signatures and extensions that it had', () => {
    const original = recordOf(through(aPlaybook()))
    const written = recordOf(through(writePlaybook(runbook, later).playbook))
    for (const field of ['id', 'created', 'created_by', 'markings', 'signatures', 'labels', 'priority', 'valid_from']) {
      expect({ [field]: written[field] }).toEqual({ [field]: original[field] })
    }
    for (const field of [
      'agent_definitions',
      'target_definitions',
      'extension_definitions',
      'playbook_extensions',
      'playbook_variables',
      'data_marking_definitions',
    ]) {
      expect(recordOf(written[field])).toMatchObject(recordOf(original[field]))
    }
    const unlock = 'action--4e8c2b90-5d17-4f63-9b0a-c7d1e3f5a286'
    const step = recordOf(recordOf(written.workflow)[unlock])
    const before = recordOf(recordOf(original.workflow)[unlock])
    expect(step).toMatchObject({ agent: before.agent, targets: before.targets, timeout: 60000, owner: before.owner })
    expect(recordOf(step.step_extensions)).toMatchObject(recordOf(before.step_extensions))
  })

  it('comes back from there with the same content', () => {
    expect(contentOf(readBack(runbook).value)).toBe(contentOf(runbook))
  })
})
