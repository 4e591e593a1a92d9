/**
 * What a contract method is: its input, its output, how it can be refused, and which topics make its answer old.
 */
import type * as z from 'zod/mini'
import type { ErrorCode } from './errors.ts'
import type { Topic } from './topics.ts'

export interface Method<I extends z.ZodMiniType, O extends z.ZodMiniType> {
  readonly input: I
  readonly output: O
  readonly errors: readonly ErrorCode[]
  /** Published topics after which a live question is asked again. Empty for commands. */
  readonly topics: readonly Topic[]
  /** Who answers: the service (data) or the shell (windows, dialogs, clipboard). */
  readonly servedBy: 'service' | 'shell'
}

/** Declares a method that the service answers. */
export function method<I extends z.ZodMiniType, O extends z.ZodMiniType>(of: {
  input: I
  output: O
  errors?: readonly ErrorCode[]
  topics?: readonly Topic[]
}): Method<I, O> {
  return { errors: [], topics: [], ...of, servedBy: 'service' }
}

/** Declares a method that the shell answers. */
export function shellMethod<I extends z.ZodMiniType, O extends z.ZodMiniType>(of: {
  input: I
  output: O
  errors?: readonly ErrorCode[]
}): Method<I, O> {
  return { errors: [], topics: [], ...of, servedBy: 'shell' }
}
