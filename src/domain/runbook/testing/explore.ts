/**
 * Visits every state of a runbook that differs in its step or in a variable that steers the way,
 * with every answer from each: what no scenario thinks of.
 */
import { type Answer, decideAnswer, isRefusal, listResults } from '../decide.ts'
import { evolve } from '../evolve.ts'
import { findStep } from '../follow.ts'
import { listInputs } from '../inputs.ts'
import type { ReadingType, Runbook, Step } from '../schema.ts'
import type { RunState } from '../state.ts'
import { anAnswer } from './answer-run.ts'

/** Readings that take different branches, and one that any type accepts. */
const samples: Readonly<Record<ReadingType, readonly string[]>> = {
  text: ['VMD\\iaStorVD.inf'],
  serial: ['7HK2Q93', 'OTHER-1'],
  'drive-letter': ['D'],
  'key-id': ['9F3A61C2'],
  'file-time': ['2024-07-18 04:09', '2024-07-19 04:09', '2024-07-19 05:27'],
  'utc-offset': ['+00:00'],
  'stop-code': ['0x50', '0x7E', '0x7B'],
  count: ['3'],
  choice: [],
  'file-name': ['a.sys'],
}

/** Every answer worth trying at the open step, with sensible readings. */
export function listAnswers(runbook: Runbook, state: RunState): readonly Answer[] {
  const step = findStep(runbook, state.step)
  if (step === undefined) return []
  return listResults(step).flatMap((result) =>
    listReadings(runbook, step, result).map((inputs) =>
      anAnswer(state, { result, inputs, confirm: true, note: 'seen something else', reason: 'no time' }),
    ),
  )
}

function listReadings(runbook: Runbook, step: Step, result: string): readonly Record<string, string>[] {
  if (result !== 'done') return [{}]
  return listInputs(step).reduce<readonly Record<string, string>[]>(
    (so, { variable }) =>
      so.flatMap((inputs) => listSamples(runbook, variable).map((value) => ({ ...inputs, [variable]: value }))),
    [{}],
  )
}

/** What its type takes, every choice, and every value that an arrow of the runbook asks about. */
function listSamples(runbook: Runbook, name: string): readonly string[] {
  const variable = runbook.variables[name]
  const choices = variable?.options?.map(({ id }) => id) ?? []
  return [...new Set([...(askedOf(runbook).get(name) ?? []), ...choices, ...samples[variable?.type ?? 'text']])]
}

const asked = new WeakMap<Runbook, ReadonlyMap<string, readonly string[]>>()

/** The variables that conditions ask about, each with the values that they compare it with. */
function askedOf(runbook: Runbook): ReadonlyMap<string, readonly string[]> {
  const known = asked.get(runbook)
  if (known !== undefined) return known
  const found = new Map<string, string[]>()
  collectAsked(runbook.steps, found)
  asked.set(runbook, found)
  return found
}

function collectAsked(value: unknown, found: Map<string, string[]>): void {
  if (typeof value !== 'object' || value === null) return
  const isCondition = 'variable' in value && typeof value.variable === 'string' && !('required' in value)
  if (isCondition && Object.keys(value).length > 1) {
    const is = 'is' in value && typeof value.is === 'string' && !value.is.includes('{{') ? [value.is] : []
    found.set(String(value.variable), [...(found.get(String(value.variable)) ?? []), ...is])
  }
  for (const item of Object.values(value)) collectAsked(item, found)
}

/** Calls `visit` once for each state; answers that are refused are given to `refuse`. */
export function explore(
  runbook: Runbook,
  start: RunState,
  visit: (state: RunState) => void,
  refuse: (state: RunState, answer: Answer, code: string) => void,
): number {
  const seen = new Set<string>()
  const open = [start]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = keyOf(runbook, state)
    if (seen.has(key)) continue
    seen.add(key)
    visit(state)
    for (const answer of listAnswers(runbook, state)) {
      const decided = decideAnswer(runbook, state, answer)
      if (isRefusal(decided)) refuse(state, answer, decided.code)
      else open.push(evolve(runbook, state, { id: `TEST:${state.events.length + 1}`, time: answer.now, ...decided }))
    }
  }
  return seen.size
}

/** Steering variables only, and of the skipped checks whether there are any: the rest changes no arrow. */
function keyOf(runbook: Runbook, state: RunState): string {
  const steering = [...askedOf(runbook).keys()].filter((name) => runbook.variables[name]?.type === 'choice')
  const known = steering.map((name) => state.variables[name] ?? '')
  return [
    state.step ?? `after ${state.path.at(-1)?.step} ${state.path.at(-1)?.result}`,
    ...known,
    Object.hasOwn(state.variables, 'windows'),
    state.unchecked.length > 0,
  ].join('|')
}
