/**
 * The shape of a part, a procedure that several runbooks share, and of a runbook file that includes parts.
 *
 * A part has one way in and named ways out. It is no runbook: it applies to nothing by itself, and it
 * includes no other part.
 */
import * as z from 'zod/mini'
import { type Deep, runbookSchema, vocabulary } from './schema.ts'

const { id, version, title, sources, places, dues, reasons, variables, start, steps } = runbookSchema.shape

/** A file in the folder `parts`. */
export const partSchema = z.strictObject({
  format: z.literal('bluelift-part/1'),
  id,
  version,
  title,
  sources,
  places,
  dues,
  reasons,
  variables,
  exits: z.record(id, title),
  start,
  steps,
})
vocabulary.add(partSchema.shape.exits, {
  description: 'The ways out, each in words. A step of the part leads to one by its name, as to a step.',
})

const include = z.strictObject({
  part: id,
  version,
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  exits: z.record(id, id),
})
vocabulary.add(include, {
  id: 'include',
  description: 'A shared part. "goto: ID-OF-THE-PART" leads to its first step.',
})
vocabulary.add(include.shape.hash, { description: 'Of the content of the part. Written by: runbook pin FILE' })
vocabulary.add(include.shape.exits, {
  description: 'For each way out of the part: the step, or the other part, where it goes on.',
})

/** A runbook as it stands in its file: the runbook itself, and the parts that it includes. */
export const runbookFileSchema = z.extend(runbookSchema, {
  includes: z.optional(z.array(include).check(z.maxLength(20))),
})

export type Part = Deep<z.infer<typeof partSchema>>
export type RunbookFile = Deep<z.infer<typeof runbookFileSchema>>
export type Include = NonNullable<RunbookFile['includes']>[number]
