/** The JSON Schema that editors use for runbook files, made from the one schema that reads them. */
import * as z from 'zod/mini'
import { runbookSchema, vocabulary } from './schema.ts'

/** The schema as a plain value (draft 2020-12). */
export function buildJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(runbookSchema, { metadata: vocabulary, reused: 'inline' })
  return {
    $schema,
    title: 'Bluelift runbook',
    description: 'A versioned procedure that brings one host back. Checked further by: runbook lint FILE',
    ...schema,
  }
}
