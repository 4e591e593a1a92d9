/**
 * What is taken along when a host goes on with another runbook: what a person read off the machine, never what the
 * old steps concluded.
 */
import { checkReading } from './readings.ts'
import type { ReadingType, Runbook } from './schema.ts'
import type { RunState } from './state.ts'
import { findOwn } from './text.ts'

/**
 * What stays true of a machine from one procedure to the next. Not a drive letter, which belongs to one start of one
 * system; not a serial, which shows that this is the right machine; not the time of a file that may have changed.
 */
const carriedTypes: readonly ReadingType[] = [
  'utc-offset',
  'stop-code',
  'key-id',
  'text',
  'count',
  'choice',
  'file-name',
]

/**
 * The readings that the new runbook asks for under the same name and type. They decide nothing by themselves: they
 * stand in the fields of its steps, and count once they were answered there.
 */
export function carryReadings(from: Runbook, state: RunState, to: Runbook): Record<string, string> {
  const read = new Set(state.path.flatMap(({ inputs }) => Object.keys(inputs ?? {})))
  const carried: Record<string, string> = {}
  for (const [name, variable] of Object.entries(to.variables)) {
    const value = findOwn(state.variables, name)
    if (!read.has(name) || value === undefined || findOwn(from.variables, name)?.type !== variable.type) continue
    if (variable.from === 'host' || !carriedTypes.includes(variable.type)) continue
    if (variable.options !== undefined && !variable.options.some(({ id }) => id === value)) continue
    if (checkReading(variable.type, value, {}).ok) carried[name] = value
  }
  return carried
}
