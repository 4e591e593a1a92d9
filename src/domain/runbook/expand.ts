/**
 * Makes one whole runbook of a file and the parts that it includes.
 *
 * What comes out names no part any more: it is what is hashed, kept with the workspace and pinned by
 * runs, so that nothing of an open run ever needs the parts again. Steps and declarations of a part
 * that no way of the runbook needs are left out. Each step and declaration remembers its file, so
 * that a problem is shown where somebody can mend it.
 */
import { listAfter } from './arrows.ts'
import { toCanonicalJson } from './canonical.ts'
import { checkShape } from './format.ts'
import { checkIncludes, type HashedPart } from './includes.ts'
import { type Include, type Part, type RunbookFile, runbookFileSchema } from './part-schema.ts'
import { type LintProblem, toPointer } from './problem.ts'
import type { Step, StepId } from './schema.ts'
import { isOfItself, listUses } from './uses.ts'

/** Where the steps of a whole runbook were written; its own declarations have no entry. */
export interface Origins {
  readonly steps: readonly { readonly part: string | null; readonly index: number }[]
  /** From `variables/windows` to the id of the part that declares it. */
  readonly declared: ReadonlyMap<string, string>
}

export type Expanded =
  | { readonly ok: true; readonly value: unknown; readonly origins: Origins | null }
  | { readonly ok: false; readonly problems: readonly LintProblem[] }

const declarations = ['sources', 'places', 'dues', 'reasons', 'variables'] as const
type Declarations = Pick<Part, (typeof declarations)[number]>
interface Placed {
  readonly step: Step
  readonly part: string | null
  readonly index: number
}

/**
 * The whole runbook as a plain value for `readRunbook`. A value without includes comes back as it is,
 * whatever it is; never throws.
 */
export function expandRunbook(value: unknown, parts: ReadonlyMap<string, HashedPart>): Expanded {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'includes')) {
    return { ok: true, value, origins: null }
  }
  const shaped = checkShape(runbookFileSchema, value)
  if (!shaped.ok) return shaped
  const file: RunbookFile = shaped.data
  const problems = checkIncludes(file, parts)
  if (problems.length > 0) return { ok: false, problems }
  const included = (file.includes ?? []).flatMap((include) => {
    const found = parts.get(include.part)
    return found === undefined ? [] : [{ include, part: found.part }]
  })
  const conflicts = listConflicts(file, included)
  return conflicts.length > 0 ? { ok: false, problems: conflicts } : merge(file, included)
}

interface Included {
  readonly include: Include
  readonly part: Part
}

function merge({ includes: _, ...file }: RunbookFile, included: readonly Included[]): Expanded {
  const starts = new Map(included.map(({ part }) => [part.id, part.start]))
  const toStep = (name: string): StepId => starts.get(name) ?? name
  const own = file.steps.map((step, index) => ({ step: redirect(step, toStep), part: null, index }))
  const theirs = included.flatMap(({ include, part }) =>
    part.steps.map((step, index) => ({
      step: redirect(step, (name) => (Object.hasOwn(include.exits, name) ? toStep(include.exits[name] ?? '') : name)),
      part: part.id,
      index,
    })),
  )
  const start = toStep(file.start)
  const placed = dropUnreached(start, arrange(start, own, theirs))
  const declared = new Map<string, string>()
  const all = { ...file, start, steps: placed.map(({ step }) => step) }
  for (const key of declarations) all[key] = { ...file[key] } as never // each key keeps its own type
  for (const { part } of included) {
    for (const key of declarations) {
      for (const [name, content] of Object.entries(part[key])) {
        if (Object.hasOwn(all[key], name)) continue
        Object.assign(all[key], { [name]: content })
        declared.set(`${key}/${name}`, part.id)
      }
    }
  }
  return { ok: true, value: dropUnused(all, declared), origins: { steps: placed, declared } }
}

/** As one reads it: the part in which the runbook starts, its own steps, the other parts, its own outcomes. */
function arrange(start: StepId, own: readonly Placed[], theirs: readonly Placed[]): readonly Placed[] {
  const opening = theirs.find(({ step }) => step.id === start)?.part
  const outcome = own.findIndex(({ step }) => step.kind === 'outcome')
  const at = outcome < 0 ? own.length : outcome
  return [
    ...theirs.filter(({ part }) => part === opening),
    ...own.slice(0, at),
    ...theirs.filter(({ part }) => part !== opening),
    ...own.slice(at),
  ]
}

/** The step with every arrow led to where its name means. */
function redirect(step: Step, toStep: (name: string) => StepId): Step {
  return follow(step, '') as Step // only strings behind arrows are exchanged

  function follow(value: unknown, key: string): unknown {
    if (typeof value === 'string') return key === 'goto' || key === 'next' ? toStep(value) : value
    if (Array.isArray(value)) return value.map((item) => follow(item, ''))
    if (typeof value !== 'object' || value === null || key === 'sets') return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, follow(item, name)]))
  }
}

/** A runbook may enter a part in its middle: what then lies behind it is not part of this runbook. */
function dropUnreached(start: StepId, placed: readonly Placed[]): readonly Placed[] {
  const byId = new Map(placed.map(({ step }) => [step.id, step]))
  const reached = new Set<StepId>()
  // A step of the runbook itself that nobody reaches is for the lint to name; it may hold on to a part meanwhile.
  const open = [start, ...placed.flatMap(({ step, part }) => (part === null ? [step.id] : []))]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id)
    if (step === undefined || reached.has(id)) continue
    reached.add(id)
    open.push(...listAfter(step))
  }
  return placed.filter(({ step }) => reached.has(step.id))
}

/** Without the declarations of parts that nothing names; one variable may name another one. */
function dropUnused(runbook: Omit<RunbookFile, 'includes'>, declared: Map<string, string>): unknown {
  const kinds = { sources: 'source', places: 'place', dues: 'due', reasons: 'reason', variables: 'variable' } as const
  const uses = listUses(runbook).filter((use) => !isOfItself(use))
  const used = new Set(uses.map(({ kind, name }) => `${kind} ${name}`))
  const unused = [...declared.keys()].filter((key) => {
    const [section, name] = key.split('/') as [(typeof declarations)[number], string] // made above
    return !used.has(`${kinds[section]} ${name}`)
  })
  if (unused.length === 0) return runbook
  for (const key of unused) declared.delete(key)
  const dropped = new Set(unused)
  const kept = declarations.map((key) => [
    key,
    Object.fromEntries(Object.entries(runbook[key]).filter(([name]) => !dropped.has(`${key}/${name}`))),
  ])
  return dropUnused({ ...runbook, ...Object.fromEntries(kept) }, declared)
}

/** The same name with another content: nobody could say which one a text means. */
function listConflicts(file: Declarations, included: readonly Included[]): LintProblem[] {
  const first = new Map<string, { content: string; owner: string }>()
  for (const key of declarations) {
    for (const [name, content] of Object.entries(file[key])) {
      first.set(`${key}/${name}`, { content: toCanonicalJson(content), owner: '' })
    }
  }
  return included.flatMap(({ part }, at) =>
    declarations.flatMap((key) =>
      Object.entries(part[key]).flatMap(([name, content]) => {
        const text = toCanonicalJson(content)
        const known = first.get(`${key}/${name}`)
        if (known === undefined) first.set(`${key}/${name}`, { content: text, owner: part.id })
        if (known === undefined || known.content === text) return []
        const path = known.owner === '' ? [key, name] : ['includes', at, 'part']
        const details = { kind: key, name, part: part.id, ...(known.owner !== '' && { other: known.owner }) }
        return [{ code: 'runbook.include-conflict', path: toPointer(path), details }]
      }),
    ),
  )
}

/** The problem of a whole runbook as it stands in the file where it was written. */
export function toOrigin(problem: LintProblem, origins: Origins | null): LintProblem {
  if (origins === null) return problem
  const [, section = '', name = '', ...rest] = problem.path.split('/')
  if (section !== 'steps') {
    const part = origins.declared.get(`${section}/${name}`)
    return part === undefined ? problem : { ...problem, part }
  }
  const origin = origins.steps[Number(name)]
  if (origin === undefined) return problem
  const path = ['', 'steps', origin.index, ...rest].join('/')
  return { ...problem, path, ...(origin.part !== null && { part: origin.part }) }
}
