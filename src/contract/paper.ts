/**
 * Paper: a checklist goes out as a PDF, for where the laptop cannot be taken along.
 */
import * as z from 'zod/mini'
import { pageSizes } from '../domain/export/print-document.ts'
import { hostRefSchema } from './hosts.ts'
import { method } from './method.ts'
import { languageSchema } from './runs.ts'
import { pathSchema } from './workspace.ts'

const word = z.string().check(z.minLength(1), z.maxLength(100))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const paperMethods = {
  /**
   * Prints the rest of the open run of a host, or a whole runbook: the named one, else that of the run, else the best
   * proposal. Without a host there are lines for its name and marks. A recovery key never stands on it.
   */
  'paper.write': method({
    input: z.object({
      host: z.optional(hostRefSchema),
      runbook: z.optional(word),
      hash: z.optional(hash),
      whole: z.optional(z.boolean()),
      size: z.enum(pageSizes),
      path: pathSchema,
      /** Of the sheet. */
      language: languageSchema,
    }),
    output: z.object({
      path: z.string(),
      pages: z.int(),
      sizeBytes: z.int(),
      steps: z.int(),
      /** The number that stands on every page. */
      sheet: z.string(),
    }),
    errors: [
      'workspace.none-open',
      'host.not-found',
      'host.ambiguous',
      'run.runbook-missing',
      'runbook.not-found',
      'runbook.broken',
      'runbook.draft',
      'runbook.none-fits',
      'paper.nothing-left',
      'print.failed',
      'print.not-here',
      'export.no-permission',
      'export.disk-full',
      'export.disk-error',
    ],
  }),
} as const
