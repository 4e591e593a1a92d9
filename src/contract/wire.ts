/**
 * What crosses a port, as structured clones.
 */
import type { CallError } from './errors.ts'
import type { Topic } from './topics.ts'

export interface WireRequest {
  readonly id: number
  readonly method: string
  readonly input: unknown
}

export type WireReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: CallError }

/** An announcement. `data` is a `JobProgress` on `job`, `{ savedAt }` on `saved`, `{}` otherwise. */
export interface WirePush {
  readonly topic: Topic
  readonly data: unknown
}
