/**
 * How a script on a stick answers a step by itself: a few verbs that only look, so that the script
 * can be made from the runbook's own lines (see `src/domain/stick/`).
 *
 * Paths are plain ASCII without quotes and without any character that `cmd` reads as its own.
 */
import * as z from 'zod/mini'

const name = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/))
const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/))
const path = z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[A-Za-z0-9 .,_\\:*?{}-]+$/))

const test = z.union([
  z.strictObject({ exists: path }),
  z.strictObject({ missing: path }),
  z.strictObject({ known: name }),
  z.strictObject({ locked: z.literal('any') }),
  z.strictObject({ newest: path, 'at-or-after': moment }),
])

const reading = z.union([
  z.enum(['serial', 'clock-zone', 'typed', 'locked-volume']),
  z.strictObject({ 'volume-with': path }),
  z.strictObject({ newest: path }),
])

/** The part of a step that a stick reads. */
export const stickSchema = z.strictObject({
  run: z.optional(z.literal(true)),
  'by-hand': z.optional(z.literal(true)),
  reads: z.optional(z.record(name, reading)),
  answers: z.union([
    z.literal('ask'),
    z.array(z.strictObject({ if: z.optional(test), answer: name })).check(z.minLength(1), z.maxLength(9)),
  ]),
})

/** Words for the editor, by the schema that they describe. */
export const stickWords: readonly (readonly [z.core.$ZodType, { id?: string; description: string }])[] = [
  [stickSchema, { id: 'stick', description: 'How a script on a stick answers this step in the recovery environment.' }],
  [stickSchema.shape.run, { description: 'The script types the winre lines of this step.' }],
  [
    stickSchema.shape['by-hand'],
    {
      description: 'The script shows the lines and opens a prompt, in which the person types them: a key, or diskpart.',
    },
  ],
  [stickSchema.shape.reads, { description: 'Where the script gets the readings of this step from.' }],
  [
    stickSchema.shape.answers,
    { description: '"ask": the person chooses. Or rules; the first one that holds answers.' },
  ],
  [test, { description: 'exists, missing: a file or folder. known: a reading. locked: a volume that cannot be read.' }],
]
