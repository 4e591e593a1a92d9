/** The JSON Schemas that editors use for runbook files and parts, made from the schemas that read them. */
import * as z from 'zod/mini'
import { partSchema, runbookFileSchema } from './part-schema.ts'
import { vocabulary } from './schema.ts'

/** The schema of a runbook file as a plain value (draft 2020-12). */
export function buildJsonSchema(): Record<string, unknown> {
  const about = 'A versioned procedure that brings one host back. Checked further by: runbook lint FILE'
  return build(runbookFileSchema, 'Bluelift runbook', about)
}

/** The schema of a part as a plain value (draft 2020-12). */
export function buildPartJsonSchema(): Record<string, unknown> {
  return build(
    partSchema,
    'Bluelift part',
    'A procedure that several runbooks share. Checked further by: runbook lint FILE',
  )
}

function build(schemaOfFile: z.ZodMiniType, title: string, description: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(schemaOfFile, { metadata: vocabulary, reused: 'inline' })
  return { $schema, title, description, ...schema }
}
