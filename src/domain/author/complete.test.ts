/** What the editor proposes, against the schema that is published and the runbooks that are shipped. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildJsonSchema } from '../runbook/json-schema.ts'
import { describeAt, type KnownPart, proposeAt, type Surroundings } from './complete.ts'
import { listNames, nextVersions, replaceTopValue, stepAtLine } from './names.ts'
import { findNode, placeAt, scanYaml } from './scan.ts'
import type { Schema } from './schema-at.ts'

const folder = new URL('../../../resources/runbooks/', import.meta.url)
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const guide = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('README.md', folder), 'utf8'))?.[1] ?? ''

const part: KnownPart = {
  id: 'find-windows',
  version: '1.0.0',
  hash: 'a'.repeat(64),
  title: 'Find Windows',
  exits: [{ id: 'found', title: 'It is found' }],
  steps: ['find-windows', 'list-volumes'],
  variables: ['windows'],
}
const around: Surroundings = { schema: buildJsonSchema() as Schema, parts: [part], runbooks: ['cs291-physical'] }

/** Proposes at the mark `|` in a text. */
function propose(marked: string) {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, proposals } = proposeAt(text, offset, listNames(text, 'en'), around)
  return { from, word: text.slice(from, offset), labels: proposals.map(({ label }) => label), proposals }
}

describe('a file is read as places', () => {
  test.each(shipped)('every step of %s is found with its id, its kind and its line', (file) => {
    const text = textOf(file)
    const value = parse(text) as { steps: { id: string; kind: string; title: { en: string } }[] }
    const { steps, variables } = listNames(text, 'en')
    expect(steps.map(({ id, kind }) => ({ id, kind }))).toEqual(value.steps.map(({ id, kind }) => ({ id, kind })))
    const lines = text.split('\n')
    for (const { line, id } of steps) expect(lines[line]).toContain(id)
    expect(variables).toEqual(Object.keys((value as unknown as { variables: object }).variables))
  })

  test('each line between two steps belongs to the first of them', () => {
    const names = listNames(guide, 'en')
    const lines = guide.split('\n')
    const at = lines.findIndex((line) => line.includes('killer: true'))
    expect(stepAtLine(names, at)?.id).toBe('delete')
    expect(stepAtLine(names, 0)).toBeUndefined()
  })

  test('nothing that is typed makes it throw, and the word ends at the cursor', () => {
    fc.assert(
      fc.property(fc.nat(guide.length), fc.string({ unit: 'grapheme' }), (at, typed) => {
        const text = guide.slice(0, at) + typed + guide.slice(at)
        const place = placeAt(text, at + typed.length)
        expect(place.from + place.word.length).toBe(at + typed.length)
        proposeAt(text, at + typed.length, listNames(text, 'en'), around)
        describeAt(text, at, listNames(text, 'en'), around)
      }),
      { numRuns: 300 },
    )
  })

  test('words between braces and quotes keep their place', () => {
    const nodes = scanYaml(`a: { en: "x, {{y}}: z", zh-CN: 'it''s' } # note\nb: [one, two]\nc:\n- d: 1\n- e\n`)
    expect(findNode(nodes, ['a', 'en'])?.value).toBe('x, {{y}}: z')
    expect(findNode(nodes, ['b', 1])?.value).toBe('two')
    expect(findNode(nodes, ['c', 0, 'd'])?.value).toBe('1')
    expect(findNode(nodes, ['c', 1])?.value).toBe('e')
  })

  test('what looks like keys inside a long text is none', () => {
    const nodes = scanYaml('text: |\n  id: no\n\n  kind: no\nid: yes\n')
    expect(nodes.map(({ path }) => path)).toEqual([['text'], ['id']])
  })
})

describe('it proposes', () => {
  test('the keys that are still missing, those that are needed first known as such', () => {
    const { labels, proposals } = propose('id: a\nversion: 1.0.0\nt|')
    expect(labels).toContain('title')
    expect(labels).not.toContain('id')
    expect(proposals.find(({ label }) => label === 'steps')?.needed).toBe(true)
    expect(proposals.find(({ label }) => label === 'tools')?.needed).toBe(false)
  })

  test('for a step only the keys of its kind', () => {
    const outcome = propose('steps:\n  - id: end\n    kind: outcome\n    |')
    expect(outcome.labels).toContain('outcome')
    expect(outcome.labels).not.toContain('next')
    const check = propose('steps:\n  - id: end\n    |\n    kind: check')
    expect(check.labels).toEqual(expect.arrayContaining(['expect', 'deviations', 'next']))
  })

  test('the kinds of steps, the shells, the environments', () => {
    expect(propose('steps:\n  - id: a\n    kind: d|').labels).toEqual(expect.arrayContaining(['do', 'decide', 'wait']))
    expect(propose('steps:\n  - kind: do\n    commands:\n      - { shell: w|').labels).toContain('winre')
    expect(propose('applies-to:\n  environments: [physical, |').labels).toContain('hyperv')
    expect(propose('applies-to:\n  environments:\n    - |').labels).toContain('hyperv')
  })

  test('the steps of the file and those of its parts as targets', () => {
    const { labels, word } = propose(guide.replace('goto: letter', 'goto: del|'))
    expect(word).toBe('del')
    expect(labels).toEqual(expect.arrayContaining(['screen', 'letter', 'delete', 'gone', 'finish']))
    expect(labels).not.toContain('find-windows')
    const including = propose('includes:\n  - part: find-windows\nsteps:\n  - id: a\n    next: |')
    expect(including.labels).toEqual(['a', 'find-windows', 'list-volumes'])
  })

  test('variables between double braces, and closes them', () => {
    const { proposals, word } = propose(guide.replace('del bad.sys', '{{le|'))
    expect(word).toBe('le')
    expect(proposals.find(({ label }) => label === 'letter')?.template).toBe('letter}}')
  })

  test('a part with its version, its hash and its exits', () => {
    const [found] = propose('includes:\n  - part: |').proposals
    expect(found?.template).toBe(`find-windows\nversion: 1.0.0\nhash: ${part.hash}\nexits:\n  found: #{} # It is found`)
  })

  test('a whole step where a new one begins', () => {
    const { labels, proposals } = propose('steps:\n  - id: a\n    kind: wait\n  |')
    expect(labels).toContain('step: decide')
    const piece = proposals.find(({ label }) => label === 'step: outcome')?.template ?? ''
    expect(parse(piece.replaceAll('#{}', 'x'))).toMatchObject([{ kind: 'outcome', outcome: { status: 'recovered' } }])
  })

  test('the options of the choice that a condition asks for', () => {
    const text = `variables:
  way:
    type: choice
    options:
      - { id: loop, label: x }
      - id: unlock
steps:
  - id: a
    next:
      - when: { variable: way, is: |`
    expect(propose(text).labels).toEqual(['loop', 'unlock'])
  })

  test('nothing in a comment and nothing in a long text', () => {
    expect(propose('id: a # t|').labels).toEqual([])
    expect(propose('steps:\n  - id: a\n    text:\n      en: |2\n        so |'.replace('|2', '>')).labels).toEqual([])
  })

  test('what is proposed for a step is what the shipped runbooks use', () => {
    for (const file of ['cs291-physical.yaml', 'cs291-bitlocker-key.yaml']) {
      const text = textOf(file)
      const names = listNames(text, 'en')
      for (const node of names.nodes.filter(({ path }) => path.length === 3 && path[0] === 'steps')) {
        const offset = text.split('\n').slice(0, node.line).join('\n').length + 1 + node.column + 1
        const labels = proposeAt(text, offset, names, around).proposals.map(({ label }) => label)
        expect([file, node.line, labels.includes(String(node.path[2]))]).toEqual([file, node.line, true])
      }
    }
  })
})

test('hovering says what the schema says', () => {
  const names = listNames(guide, 'en')
  const said = describeAt(guide, guide.indexOf('killer:') + 2, names, around)
  expect(said?.about).toContain('never skipped')
  expect(describeAt(guide, guide.indexOf('kind: decide') + 1, names, around)?.words).toContain('decide')
  expect(describeAt(guide, guide.indexOf('bluelift-runbook'), names, around)).toBeNull()
})

test('the id and the version are replaced where they stand, and nothing else', () => {
  expect(replaceTopValue('format: x\nversion: "1.0.0" # old\nid: a\n', 'version', '1.0.1')).toBe(
    'format: x\nversion: 1.0.1 # old\nid: a\n',
  )
  expect(replaceTopValue('steps:\n  - id: a\n', 'id', 'b')).toBe('steps:\n  - id: a\n')
})

test('the next versions follow the highest one', () => {
  expect(nextVersions(['1.2.3', '1.10.0', '0.9.9'])).toEqual(['1.10.1', '1.11.0', '2.0.0'])
})
