/** Whether the includes of a runbook fit the parts: the right part, every exit mapped, no id twice. */
import type { Include, Part, RunbookFile } from './part-schema.ts'
import { type LintProblem, toPointer } from './problem.ts'

/** A part and the SHA-256 of its canonical JSON, in hexadecimal digits. */
export interface HashedPart {
  readonly part: Part
  readonly hash: string
}

/** Every problem of the includes, in the order of the file. */
export function checkIncludes(file: RunbookFile, parts: ReadonlyMap<string, HashedPart>): LintProblem[] {
  const includes = file.includes ?? []
  const found = includes.flatMap(({ part }) => parts.get(part)?.part ?? [])
  const steps = [...file.steps, ...found.flatMap((part) => part.steps)].map(({ id }) => id)
  const targets = new Set([...steps, ...found.map(({ id }) => id)])
  const taken = new Set(file.steps.map(({ id }) => id))
  return includes.flatMap((include, at) => {
    const say = (code: string, path: readonly string[], details: Record<string, string>) => ({
      code,
      path: toPointer(['includes', at, ...path]),
      details,
    })
    const hashed = parts.get(include.part)
    if (hashed === undefined) return [say('runbook.part-unknown', ['part'], { name: include.part })]
    if (includes.findIndex(({ part }) => part === include.part) !== at)
      return [say('runbook.part-twice', ['part'], { name: include.part })]
    const { part, hash } = hashed
    return [
      ...(include.version === part.version
        ? []
        : [say('runbook.part-version', ['version'], { name: part.id, version: part.version })]),
      ...(include.hash === hash ? [] : [say('runbook.part-hash', ['hash'], { name: part.id, hash })]),
      ...checkExits(include, part, targets).map(({ code, path, name }) => say(code, path, { name })),
      ...takeSteps(part, taken).map((name) => say('runbook.step-twice', ['part'], { name })),
      // The id of a part may be the id of its own first step, and of no other one.
      ...(part.id !== part.start && steps.includes(part.id)
        ? [say('runbook.part-name-taken', ['part'], { name: part.id })]
        : []),
    ]
  })
}

function checkExits(
  { exits }: Include,
  part: Part,
  targets: ReadonlySet<string>,
): { code: string; path: readonly string[]; name: string }[] {
  const unmapped = Object.keys(part.exits).filter((name) => !Object.hasOwn(exits, name))
  const unknown = Object.keys(exits).filter((name) => !Object.hasOwn(part.exits, name))
  const lost = Object.entries(exits).filter(([, target]) => !targets.has(target))
  return [
    ...unmapped.map((name) => ({ code: 'runbook.exit-unmapped', path: ['exits'], name })),
    ...unknown.map((name) => ({ code: 'runbook.exit-unknown', path: ['exits', name], name })),
    ...lost.map(([exit, name]) => ({ code: 'runbook.step-undefined', path: ['exits', exit], name })),
  ]
}

/** Notes the steps of the part as taken, and returns those that were taken before. */
function takeSteps(part: Part, taken: Set<string>): readonly string[] {
  const twice = part.steps.map(({ id }) => id).filter((id) => taken.has(id))
  for (const { id } of part.steps) taken.add(id)
  return twice
}
