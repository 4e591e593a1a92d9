/**
 * Long work. The caller names the job; progress comes on topic `job` as `JobProgress`; the call itself answers
 * when the work is done or was cancelled.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'

export const jobProgressSchema = z.object({
  job: z.string(),
  /** A word for the locale file: `reading`, `matching`, `storing`, `indexing`, `writing`, `checking`. */
  stage: z.string(),
  done: z.number(),
  /** 0 when it is not known. */
  total: z.number(),
  unit: z.enum(['bytes', 'rows', 'hosts', 'events']),
})
export type JobProgress = z.infer<typeof jobProgressSchema>

export const jobMethods = {
  'job.cancel': method({
    input: z.object({ job: z.string().check(z.maxLength(64)) }),
    output: z.object({}),
    errors: ['job.not-found'],
  }),
} as const
