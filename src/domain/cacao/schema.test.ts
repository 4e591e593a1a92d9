/**
 * Every export satisfies the JSON schemas of CACAO 2.0, with two corrections to them: they say draft-07 and rely on a
 * keyword of later drafts, so they are read as 2020-12; and the one that all commands share forbids the very field
 * `command` that each of them adds, so that line is left out.
 *
 * The schemas are no part of this repository: they are read from the folder beside it, or where
 * BLUELIFT_CACAO_SCHEMAS says (`schemas/` of oasis-open/cacao-json-schemas).
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { readRunbook } from '../runbook/format.ts'
import { listLibrary, readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { aRunbook } from '../runbook/testing/sample-runbook.ts'
import { readPlaybook } from './read.ts'
import { aPlaybook } from './testing/a-playbook.ts'
import { recordOf } from './words.ts'
import { writePlaybook } from './write.ts'

const folder =
  process.env.BLUELIFT_CACAO_SCHEMAS ??
  join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'cacao-2.0', 'schemas')
const tools = {
  hash: (text: string) => createHash('sha256').update(text).digest('hex'),
  now: '2026-01-15T08:30:00.000Z',
}

function openValidator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    schema.$schema = 'https://json-schema.org/draft/2020-12/schema'
    if (file.endsWith('command-data.json')) delete schema.unevaluatedProperties
    ajv.addSchema(schema)
  }
  const validate = ajv.getSchema(
    'https://raw.githubusercontent.com/oasis-open/cacao-json-schemas/main/schemas/playbook.json',
  )
  if (validate === undefined) throw new Error('playbook.json is not among the schemas')
  return (value: unknown) => (validate(JSON.parse(JSON.stringify(value))) === true ? [] : validate.errors)
}

describe.skipIf(!existsSync(folder))(
  'an export satisfies the schemas of CACAO (not tried where they are absent)',
  () => {
    const problemsOf = existsSync(folder) ? openValidator() : () => []

    it.each(listLibrary())('%s', (name) => {
      expect(problemsOf(writePlaybook(readLibraryRunbook(name), tools).playbook)).toEqual([])
    })

    it('of the sample with every kind of step', () => {
      expect(problemsOf(writePlaybook(aRunbook(), tools).playbook)).toEqual([])
    })

    it('of a playbook of others, with all that was kept', () => {
      const read = readPlaybook(aPlaybook(), tools)
      if (!read.ok) throw new Error(JSON.stringify(read.refusals))
      const filled = JSON.parse(JSON.stringify(read.value), (_, part) =>
        typeof part === 'object' && part !== null && 'en' in part ? { en: part.en, 'zh-CN': part.en } : part,
      )
      const runbook = readRunbook({ ...filled, 'applies-to': { environments: ['physical'] } })
      if (!runbook.ok) throw new Error(JSON.stringify(runbook.problems))
      expect(problemsOf(writePlaybook(runbook.runbook, tools).playbook)).toEqual([])
    })

    it('and these schemas do see what is wrong', () => {
      const { playbook } = writePlaybook(aRunbook(), tools)
      expect(problemsOf({ ...playbook, unheard_of: 1 })).not.toEqual([])
      expect(problemsOf({ ...playbook, workflow: { ...recordOf(playbook.workflow), 'action--1': {} } })).not.toEqual([])
    })
  },
)
