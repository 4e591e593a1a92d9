/** Playbooks that are broken or that no technician can follow: each is refused with the place, none hangs or runs. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examineRunbook } from '../runbook/examine.ts'
import { readPlaybook } from './read.ts'
import { aPlaybook, ids } from './testing/a-playbook.ts'
import { type Json, recordOf } from './words.ts'

const tools = {
  hash: (text: string) => createHash('sha256').update(text).digest('hex'),
  now: '2026-03-01T10:00:00.000Z',
}

/** The sample with other fields, or with other fields in one of its steps. */
const changed = (fields: Json): Json => ({ ...aPlaybook(), ...fields })
const changedStep = (id: string, fields: Json): Json => {
  const workflow = recordOf(aPlaybook().workflow)
  return changed({ workflow: { ...workflow, [id]: { ...recordOf(workflow[id]), ...fields } } })
}
const command = (fields: Json) => changedStep(ids.restart, { commands: [fields] })

describe('a playbook is refused with the place', () => {
  it.each<[string, unknown, string, string]>([
    ['that is no object', 'text', 'cacao.wrong-type', ''],
    ['of another type', changed({ type: 'bundle' }), 'cacao.wrong-type', '/type'],
    ['of version 1', changed({ spec_version: '1.0' }), 'cacao.version', '/spec_version'],
    ['without a workflow', changed({ workflow: [] }), 'cacao.wrong-type', '/workflow'],
    ['without a start', changed({ workflow_start: undefined }), 'cacao.no-start', '/workflow_start'],
    ['whose start is not there', changed({ workflow_start: 'start--x' }), 'cacao.no-start', '/workflow_start'],
    ['whose start is an action', changed({ workflow_start: ids.call }), 'cacao.no-start', `/workflow/${ids.call}`],
    ['with a name that is a number', changed({ name: 7 }), 'cacao.wrong-type', '/name'],
    [
      'with a step that is a text',
      changed({ workflow: { ...recordOf(aPlaybook().workflow), [ids.call]: 'x' } }),
      'cacao.wrong-type',
      `/workflow/${ids.call}`,
    ],
    [
      'with a step of an unknown type',
      changedStep(ids.restart, { type: 'parallel' }),
      'cacao.step-type',
      `/workflow/${ids.restart}/type`,
    ],
    [
      'that leads to a step that is not there',
      changedStep(ids.restart, { on_completion: 'action--gone' }),
      'cacao.step-missing',
      `/workflow/${ids.restart}/on_completion`,
    ],
    [
      'that leads to a property of objects',
      changedStep(ids.restart, { on_completion: 'toString' }),
      'cacao.step-missing',
      `/workflow/${ids.restart}/on_completion`,
    ],
    [
      'whose branch leads back out of itself',
      changedStep(ids.unlock, { on_completion: ids.locked }),
      'cacao.shared-branch',
      `/workflow/${ids.unlock}/on_completion`,
    ],
    [
      'without commands',
      changedStep(ids.restart, { commands: [] }),
      'cacao.wrong-type',
      `/workflow/${ids.restart}/commands`,
    ],
    [
      'with a request to a server',
      command({ type: 'http-api', command: 'POST /' }),
      'cacao.command-type',
      `/workflow/${ids.restart}/commands/0/type`,
    ],
    [
      'with a line in which something hides',
      command({ type: 'bash', command: 'rm \u202e-rf' }),
      'cacao.command-text',
      `/workflow/${ids.restart}/commands/0`,
    ],
    [
      'with a script',
      command({ type: 'bash', command: 'a\nb\nc\nd\ne\nf\ng' }),
      'cacao.too-many-lines',
      `/workflow/${ids.restart}/commands`,
    ],
    [
      'with base64 that is none',
      command({ type: 'bash', command_b64: '%%%' }),
      'cacao.command-text',
      `/workflow/${ids.restart}/commands/0`,
    ],
    [
      'with a text that is too long to be shown',
      command({ type: 'manual', command: 'x'.repeat(2_000) }),
      'cacao.text-too-long',
      `/workflow/${ids.restart}`,
    ],
    [
      'with a name that means something to objects',
      JSON.parse('{"type":"playbook","a":{"__proto__":{}}}'),
      'cacao.name-forbidden',
      '/a/__proto__',
    ],
  ])('%s', (_, value, code, path) => {
    const read = readPlaybook(value, tools)
    if (read.ok) throw new Error('it was taken')
    expect(read.refusals[0]).toMatchObject({ code, path })
  })

  it('with ten thousand steps or a nest without end, at once', () => {
    const workflow = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [`action--${at}`, { type: 'action' }]),
    )
    expect(readPlaybook(changed({ workflow }), tools)).toMatchObject({
      ok: false,
      refusals: [{ code: 'cacao.too-many-steps' }],
    })
    let nest: unknown = {}
    for (let depth = 0; depth < 50_000; depth += 1) nest = { nest }
    expect(readPlaybook(changed({ playbook_extensions: nest }), tools)).toMatchObject({
      ok: false,
      refusals: [{ code: 'cacao.too-deep' }],
    })
  })
})

describe('a playbook is taken as a draft', () => {
  it('with a circle, which the lint then names', () => {
    const read = readPlaybook(changedStep(ids.restart, { on_completion: ids.isolate }), tools)
    if (!read.ok) throw new Error(JSON.stringify(read.refusals))
    const { ready, problems } = examineRunbook(read.value)
    expect(ready).toBeNull()
    expect(problems.map(({ code }) => code)).toContain('runbook.loop-without-limit')
  })

  it('whatever its words are: as text, with nothing invisible in it', () => {
    const words = '<img src=x onerror=alert(1)> {{serial}} \u202eabc\u0007'
    const read = readPlaybook(changed({ name: words, description: words }), tools)
    if (!read.ok) throw new Error(JSON.stringify(read.refusals))
    const { shown } = examineRunbook(read.value)
    expect(shown?.title.en).toBe('<img src=x onerror=alert(1)> { {serial}}  abc')
  })
})

it('anything at all is taken or refused and never throws', () => {
  const step = fc.constantFrom(...Object.values(ids), 'toString', undefined)
  const part = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), step)
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(ids)),
      fc.constantFrom('name', 'type', 'commands', 'on_completion', 'on_success', 'on_true', 'on_false', 'condition'),
      part,
      fc.constantFrom('name', 'description', 'workflow_start', 'playbook_extensions', 'modified', 'markings'),
      part,
      (id, field, value, top, other) => {
        readPlaybook({ ...changedStep(id, { [field]: value }), [top]: other }, tools)
      },
    ),
    { numRuns: 1_000 },
  )
})
