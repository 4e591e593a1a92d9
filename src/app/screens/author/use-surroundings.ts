/**
 * What the editor's help knows beside the text: the schema, the shared parts, the other runbooks.
 */
import { useMemo } from 'react'
import type { Surroundings } from '../../../domain/author/complete.ts'
import type { Schema } from '../../../domain/author/schema-at.ts'
import { buildJsonSchema } from '../../../domain/runbook/json-schema.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'

/** The published schema, made here from what reads the files. */
const schema = buildJsonSchema() as Schema // JSON Schema, of which the help reads a part

export function useSurroundings(): Surroundings {
  const language = useLanguage()
  const parts = useLive('runbook.parts', { language })
  const list = useLive('runbook.list', { language })
  return useMemo(
    () => ({
      schema,
      parts: parts.data?.parts ?? [],
      runbooks: (list.data?.runbooks ?? []).map(({ id }) => id),
    }),
    [parts.data, list.data],
  )
}
