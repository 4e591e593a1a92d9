/** What each step must bring on its own: a check after an act, a source behind a line, a way back from harm. */
import { listTargets } from './arrows.ts'
import { findStep } from './follow.ts'
import { type LintProblem, stepProblem } from './problem.ts'
import type { OutcomeStep, Runbook, Step } from './schema.ts'
import { listSourceIds } from './sources.ts'
import { findOwn } from './text.ts'

/** Lines that no runbook may ask for as a repair, whatever it is about. */
const forbidden = [
  /^format\b/i,
  /^clean\b/i,
  /\bdiskpart\s+clean\b/i,
  /\bmanage-bde(?:\.exe)?\s+-off\b/i,
  /\bmanage-bde(?:\.exe)?\s+-forcerecovery\b/i,
  /\bbcdedit\b.*\/delete\s+\{(?:current|default)\}/i,
  /\bbcdedit\b.*\/deletevalue\s+\{(?:current|default)\}\s+(?:os)?device\b/i,
  /\bdel\s+(?:\/\S+\s+)*\*/i,
]
/** Lines that need a killer step with a hazard around them. */
const destroying = [/^(?:del|erase|rd|rmdir|ren|rename|move)\b/i, /\bbcdedit\b.*\/set\b/i, /\breg\s+(?:delete|add)\b/i]

const hows: Readonly<Record<OutcomeStep['outcome']['status'], readonly string[]>> = {
  recovered: ['runbook', 'self-healed', 'reimaged', 'replaced'],
  retired: ['not-affected', 'decommissioned', 'duplicate'],
  escalated: [],
  blocked: [],
}

/** The problems of all steps, in the order of the file. */
export function lintSteps(runbook: Runbook): LintProblem[] {
  return runbook.steps.flatMap((step, index) => {
    const say = (code: string, path: readonly (string | number)[] = [], details?: Record<string, string>) =>
      stepProblem(code, runbook, index, path, details)
    if (step.kind === 'outcome') return lintOutcome(step).map((code) => say(code, ['outcome']))
    return [
      ...lintCommands(step).map(({ code, at }) => say(code, ['commands', at])),
      ...lintHarm(runbook, step).map(({ code, key }) => say(code, [key])),
      ...(step.kind === 'do'
        ? listUncheckedTargets(runbook, step).map((target) => say('runbook.act-unchecked', ['next'], { next: target }))
        : []),
      // Without it the screen asks "is it so?" and does not say what.
      ...(step.kind === 'check' && step.expect === undefined ? [say('runbook.check-without-expect')] : []),
      ...(step.kind === 'decide' && step.options.filter(({ likely }) => likely).length > 1
        ? [say('runbook.likely-twice', ['options'])]
        : []),
      ...(step.kind === 'wait' && step.id === runbook.start ? [say('runbook.start-waits')] : []),
    ]
  })
}

function lintCommands(step: Exclude<Step, OutcomeStep>): { code: string; at: number }[] {
  const killer = step.kind !== 'decide' && step.killer === true && step.hazard !== undefined
  return (step.commands ?? []).flatMap(({ text, sources }, at) => {
    const codes = [
      ...((sources ?? step.sources ?? []).length === 0 ? ['runbook.command-without-source'] : []),
      ...(forbidden.some((line) => line.test(text)) ? ['runbook.command-forbidden'] : []),
      ...(!killer && destroying.some((line) => line.test(text)) ? ['runbook.command-needs-killer'] : []),
    ]
    return codes.map((code) => ({ code, at }))
  })
}

function lintHarm(runbook: Runbook, step: Exclude<Step, OutcomeStep>): { code: string; key: string }[] {
  const problems: { code: string; key: string }[] = []
  if (step.hazard !== undefined && step.hazard.undo === undefined)
    problems.push({ code: 'runbook.hazard-without-undo', key: 'hazard' })
  if (step.kind === 'decide') return problems
  const facts = (step.confirm ?? []).length
  if (step.killer === true && facts < 2) problems.push({ code: 'runbook.killer-without-facts', key: 'confirm' })
  if (step.killer === true && step.hazard === undefined)
    problems.push({ code: 'runbook.killer-without-hazard', key: 'killer' })
  if (step.killer === true && isOnlyPractice(runbook, step))
    problems.push({ code: 'runbook.killer-only-practice', key: 'killer' })
  if (step.killer !== true && facts > 0) problems.push({ code: 'runbook.facts-without-killer', key: 'confirm' })
  return problems
}

/** A line that deletes or changes for good is asked of nobody on hearsay: somebody must have written it down. */
function isOnlyPractice(runbook: Runbook, step: Exclude<Step, OutcomeStep>): boolean {
  const destroys = (step.commands ?? []).some(({ text }) => destroying.some((line) => line.test(text)))
  return destroys && listSourceIds(step).every((id) => findOwn(runbook.sources, id)?.mark === 'K')
}

/** After an act somebody looks: at a check, a decision, a reading, or first waits. */
function listUncheckedTargets(runbook: Runbook, step: Extract<Step, { kind: 'do' }>): readonly string[] {
  return listTargets(step.next).filter((target) => {
    const kind = findStep(runbook, target)?.kind
    return kind === 'do' || kind === 'reveal-key' || kind === 'evidence' || kind === 'outcome'
  })
}

function lintOutcome({ outcome }: OutcomeStep): string[] {
  const { status, how, reason } = outcome
  const allowed = hows[status]
  if (outcome.continue !== undefined && status !== 'escalated') return ['runbook.outcome-continue']
  if (allowed.length > 0) return how !== undefined && allowed.includes(how) ? [] : ['runbook.outcome-how']
  return how === undefined && reason !== undefined ? [] : ['runbook.outcome-reason']
}
