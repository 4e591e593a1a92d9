/** What is wrong with a runbook, and where: said by code, put into words by whoever shows it. */
import type { Runbook } from './schema.ts'

export interface LintProblem {
  readonly code: string
  /** The id of the step, where it is in one. */
  readonly step?: string
  /** JSON Pointer into the file: `/steps/3/options/0/goto`. */
  readonly path: string
  /** The id of the included part in whose file the path leads, where it is not the runbook's own. */
  readonly part?: string
  readonly details?: Readonly<Record<string, string | number>>
}

/** A JSON Pointer (RFC 6901). */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
}

/** A problem inside the step at this index; `path` begins in the step. */
export function stepProblem(
  code: string,
  runbook: Runbook,
  index: number,
  path: readonly (string | number)[] = [],
  details?: Readonly<Record<string, string | number>>,
): LintProblem {
  const step = runbook.steps[index]?.id
  return {
    code,
    ...(step !== undefined && { step }),
    path: toPointer(['steps', index, ...path]),
    ...(details !== undefined && Object.keys(details).length > 0 && { details }),
  }
}

/** A problem anywhere in the runbook; it names the step when the path leads into one. */
export function problemAt(
  runbook: Runbook,
  code: string,
  path: readonly (string | number)[],
  details: Record<string, string>,
): LintProblem {
  const [first, index, ...rest] = path
  return first === 'steps' && typeof index === 'number'
    ? stepProblem(code, runbook, index, rest, details)
    : { code, path: toPointer(path), details }
}
