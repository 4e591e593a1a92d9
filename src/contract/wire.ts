/**
 * What crosses a port, as structured clones.
 */
import * as z from 'zod/mini'
import type { CallError } from './errors.ts'
import type { Topic } from './topics.ts'

export const wireRequestSchema = z.object({
  id: z.int(),
  method: z.string().check(z.maxLength(100)),
  input: z.unknown(),
})
export type WireRequest = z.infer<typeof wireRequestSchema>

export type WireReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: CallError }

/** An announcement. `data` is a `JobProgress` on `job`, `{ savedAt }` on `saved`, `{}` otherwise. */
export interface WirePush {
  readonly topic: Topic
  readonly data: unknown
}
