/**
 * The recovery stick: the script of a runbook goes out, the results of machines come back.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'
import { pathSchema } from './workspace.ts'

const language = z.optional(z.enum(['en', 'zh-CN']))
const named = z.object({ id: z.string(), name: z.string() })
const asked = z.object({
  folder: pathSchema,
  /** The host that a person names, by the id of the result. */
  assign: z.optional(z.record(z.string().check(z.maxLength(200)), z.string().check(z.minLength(1), z.maxLength(200)))),
  language,
})
const report = z.object({
  /** They add up: files = new + known + proposals + refused. */
  counts: z.object({ files: z.int(), new: z.int(), known: z.int(), proposals: z.int(), refused: z.int() }),
  results: z.array(
    z.object({
      file: z.string(),
      state: z.enum(['new', 'known', 'proposal', 'refused']),
      code: z.string(),
      /** The code in words; empty for what is new. */
      message: z.string(),
      result: z.string(),
      serial: z.string(),
      name: z.string(),
      host: z.nullable(named),
      candidates: z.array(named),
      runbook: z.string(),
      steps: z.int(),
      stopped: z.string(),
    }),
  ),
})
const reading = [
  'workspace.none-open',
  'results.no-folder',
  'results.none',
  'results.too-many',
  'host.not-found',
  'host.ambiguous',
] as const

export const stickMethods = {
  'stick.export': method({
    input: z.object({ runbook: z.string().check(z.minLength(1), z.maxLength(100)), path: pathSchema }),
    output: z.object({
      path: z.string(),
      bytes: z.int(),
      runbook: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
      /** The steps that the script carries out. */
      steps: z.array(z.string()),
    }),
    errors: ['runbook.not-found', 'runbook.broken', 'stick.not-possible', 'export.no-permission', 'export.disk-full'],
  }),
  'results.preview': method({ input: asked, output: report, errors: reading }),
  'results.import': method({
    input: asked,
    output: report,
    errors: [...reading, 'workspace.read-only', 'workspace.disk-full', 'workspace.disk-error'],
    topics: ['runs', 'hosts'],
  }),
} as const
