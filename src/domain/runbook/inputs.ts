/** The readings of one answer: each known to the step, each valid, none missing that is needed. */
import type { ReadingContext } from './readings.ts'
import { checkReading } from './readings.ts'
import type { Runbook, Step, Variable } from './schema.ts'
import type { RunState } from './state.ts'
import { findOwn } from './text.ts'

export type StepInput = NonNullable<Extract<Step, { kind: 'enter' }>['inputs']>[number]

export type InputsChecked =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | {
      readonly ok: false
      readonly code: 'run.input-unknown' | 'run.input-missing' | 'run.input-invalid'
      readonly details: Readonly<Record<string, string | readonly string[]>>
    }

/** The readings that a step asks for; decisions and outcomes ask for none. */
export function listInputs(step: Step): readonly StepInput[] {
  return step.kind === 'decide' || step.kind === 'outcome' ? [] : (step.inputs ?? [])
}

/**
 * Checks the readings given with an answer and brings them to their canonical form.
 *
 * What is required must be there for `done`; other results take what is given, and nothing invalid.
 */
export function checkInputs(
  runbook: Runbook,
  state: RunState,
  step: Step,
  answer: { readonly result: string; readonly inputs?: Readonly<Record<string, string>> },
): InputsChecked {
  const given = answer.inputs ?? {}
  const asked = listInputs(step)
  const unknown = Object.keys(given).find((name) => !asked.some(({ variable }) => variable === name))
  if (unknown !== undefined) {
    return {
      ok: false,
      code: 'run.input-unknown',
      details: { input: unknown, inputs: asked.map(({ variable }) => variable) },
    }
  }
  const values: Record<string, string> = {}
  for (const { variable: name, required } of sortZonesFirst(runbook, asked)) {
    const value = findOwn(given, name)
    const variable = findOwn(runbook.variables, name)
    if (variable === undefined) continue
    if (value === undefined || value.trim() === '') {
      if (answer.result === 'done' && required !== false)
        return { ok: false, code: 'run.input-missing', details: { input: name } }
      continue
    }
    const known = { ...state.variables, ...values }
    const reading = checkReading(variable.type, value, contextOf(name, variable, known))
    if (!reading.ok)
      return {
        ok: false,
        code: 'run.input-invalid',
        details: { input: name, reading: reading.code, ...reading.details },
      }
    values[name] = reading.value
  }
  return { ok: true, values }
}

/** What the check of a variable needs to know, with these values known so far. */
export function contextOf(name: string, variable: Variable, known: Readonly<Record<string, string>>): ReadingContext {
  const zone = variable.zone === undefined ? undefined : findOwn(known, variable.zone)
  return {
    name,
    variables: known,
    ...(zone !== undefined && { zone }),
    ...(variable.options !== undefined && { options: variable.options.map(({ id }) => id) }),
    ...(variable.excludes !== undefined && { excludes: variable.excludes }),
    ...(variable.verdicts !== undefined && {
      verdicts: variable.verdicts.map(({ id, tone, when }) => (when === undefined ? { id, tone } : { id, tone, when })),
    }),
  }
}

function sortZonesFirst(runbook: Runbook, inputs: readonly StepInput[]): readonly StepInput[] {
  const isZone = ({ variable }: StepInput) => findOwn(runbook.variables, variable)?.type === 'utc-offset'
  return [...inputs.filter(isZone), ...inputs.filter((input) => !isZone(input))]
}
