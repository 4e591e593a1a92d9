import { expect, it } from 'vitest'
import { buildJsonSchema } from './json-schema.ts'

it('the published JSON Schema is the one that reads the files (npx vitest -u writes it anew)', async () => {
  const text = `${JSON.stringify(buildJsonSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../../resources/runbooks/runbook.schema.json')
})
