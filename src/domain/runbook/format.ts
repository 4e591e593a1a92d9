/**
 * Reads a runbook from a plain value, as it comes out of a YAML or JSON parser.
 *
 * What is read here can be walked by the engine without surprises: well formed, and every name in it
 * leads somewhere. Whether it is a good runbook is the question of the lint.
 */
import type * as z from 'zod/mini'
import { type LintProblem, toPointer } from './problem.ts'
import { checkReferences } from './references.ts'
import { type Runbook, runbookSchema } from './schema.ts'

const mostProblems = 100

/** The runbook, or what is wrong with the file; never throws, whatever the value is. */
export function readRunbook(
  value: unknown,
): { readonly ok: true; readonly runbook: Runbook } | { readonly ok: false; readonly problems: LintProblem[] } {
  const shaped = checkShape(runbookSchema, value)
  if (!shaped.ok) return shaped
  const problems = checkReferences(shaped.data)
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, mostProblems) }
    : { ok: true, runbook: shaped.data }
}

/** The value as the schema says that it is, or where it is another one; never throws. */
export function checkShape<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problems: LintProblem[] } {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, data: parsed.data }
  const issues = parsed.error.issues.slice(0, mostProblems)
  const problems = issues.flatMap((issue) => issueToProblems(value, issue))
  return { ok: false, problems: problems.slice(0, mostProblems) }
}

type Issue = z.core.$ZodIssue

function issueToProblems(value: unknown, issue: Issue): LintProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => describeProblem(value, 'runbook.key-unknown', [...path, key], { key: shorten(key) }))
  }
  const code = findCode(value, path)
  return [describeProblem(value, code, path, { expected: 'expected' in issue ? String(issue.expected) : issue.code })]
}

function findCode(value: unknown, path: readonly (string | number)[]): string {
  const last = path.at(-1)
  if (findAt(value, path) === undefined) {
    return last === 'en' || last === 'zh-CN' ? 'runbook.translation-missing' : 'runbook.key-missing'
  }
  if (last === 'shell') return 'runbook.shell-unknown'
  return last === 'kind' && path[0] === 'steps' ? 'runbook.step-kind-unknown' : 'runbook.value-invalid'
}

function describeProblem(
  value: unknown,
  code: string,
  path: readonly (string | number)[],
  details: Record<string, string>,
): LintProblem {
  const step = path[0] === 'steps' ? findAt(value, ['steps', path[1] ?? 0, 'id']) : undefined
  return { code, ...(typeof step === 'string' && { step: shorten(step) }), path: toPointer(path), details }
}

/** Names of a file that is not well formed may be of any length. */
function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}

function findAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((so, key) => {
    if (typeof so !== 'object' || so === null || !Object.hasOwn(so, key)) return undefined
    return (so as Record<string | number, unknown>)[key] // own property, just looked up
  }, value)
}
