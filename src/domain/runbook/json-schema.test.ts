import { expect, it } from 'vitest'
import { buildJsonSchema, buildPartJsonSchema } from './json-schema.ts'

it.each([
  ['runbook', buildJsonSchema],
  ['part', buildPartJsonSchema],
] as const)(
  'the published JSON Schema of a %s is the one that reads the files (npx vitest -u writes it anew)',
  async (name, build) => {
    const text = `${JSON.stringify(build(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`../../../resources/runbooks/${name}.schema.json`)
  },
)
