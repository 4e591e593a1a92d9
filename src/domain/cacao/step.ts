/**
 * One step of a runbook as CACAO steps: an action for what is done, and conditions for where it goes on.
 *
 * Complete without our extension: whoever only knows CACAO can follow it. Limits of loops, checks of readings and
 * the second language are in the extension alone.
 */
import { listConditions } from '../runbook/condition.ts'
import type { Condition, Next, Runbook, Step } from '../runbook/schema.ts'
import { viewSources } from '../runbook/sources.ts'
import { defined, extensionId, type Json, technicianId } from './words.ts'

export interface Placed {
  /** See `Kept`. */
  readonly key: string
  readonly type: 'start' | 'end' | 'action' | 'if-condition' | 'switch-condition'
  readonly value: Json
}

/** @param idOf the id of the CACAO step with this key */
export function writeStep(
  runbook: Runbook,
  step: Step,
  at: number,
  idOf: (key: string, type: Placed['type']) => string,
): Placed[] {
  const conditions: Placed[] = []
  const leadTo = (result: string, next: Next): string => {
    if (typeof next === 'string') return idOf(next, 'action')
    return next.reduceRight((rest, { when, goto }, index) => {
      const target = idOf(goto, 'action')
      if (when === undefined || rest === '') return target
      const key = `${step.id}/${result}/${index}`
      const condition = listConditions(when).map(writeCondition).join(' AND ')
      conditions.push({
        key,
        type: 'if-condition',
        value: { type: 'if-condition', condition, on_true: target, on_false: rest },
      })
      return idOf(key, 'if-condition')
    }, '')
  }
  const ways = listWays(step).map(({ result, next }) => [result, leadTo(result, next)] as const)
  const answer = `__answer_${step.id}__`
  const branches = ways.length > 1
  if (branches) {
    conditions.push({
      key: `${step.id}/answer`,
      type: 'switch-condition',
      value: { type: 'switch-condition', switch: `${answer}:value`, cases: Object.fromEntries(ways) },
    })
  }
  const after = branches ? idOf(`${step.id}/answer`, 'switch-condition') : (ways[0]?.[1] ?? idOf('/end', 'end'))
  const reads = 'inputs' in step ? (step.inputs ?? []).map(({ variable }) => variableName(variable)) : []
  const out = [...reads, ...(branches ? [answer] : [])]
  const references = viewSources(runbook, step, 'en').map(({ title, publisher, url }) =>
    defined({ name: title, source: publisher === '' ? undefined : publisher, url }),
  )
  const action: Placed = {
    key: step.id,
    type: 'action',
    value: defined({
      type: 'action',
      name: fill(step.title.en),
      description: writeDescription(runbook, step),
      commands: writeCommands(step),
      agent: technicianId,
      out_args: out.length > 0 ? out : undefined,
      external_references: references.length > 0 ? references : undefined,
      on_completion: after,
      step_extensions: { [extensionId]: { at, step } },
    }),
  }
  return [action, ...conditions]
}

/** Variables that a playbook of this runbook declares: its own, and one for each question with several answers. */
export function writeVariables(runbook: Runbook): Json {
  const own = Object.entries(runbook.variables).map(([name, { title, from }]) => [
    variableName(name),
    { type: 'string', description: title.en, external: from === 'host' },
  ])
  const answers = runbook.steps
    .filter((step) => listWays(step).length > 1)
    .map((step) => [`__answer_${step.id}__`, { type: 'string', description: `Answer to: ${fill(step.title.en)}` }])
  return Object.fromEntries([...own, ...answers])
}

function listWays(step: Step): readonly { readonly result: string; readonly next: Next }[] {
  if (step.kind === 'outcome') return []
  if (step.kind === 'decide') return step.options.map(({ id, goto }) => ({ result: id, next: goto }))
  const others = (step.deviations ?? []).map(({ id, goto }) => ({ result: id, next: goto }))
  return [{ result: 'done', next: step.next }, ...others]
}

function writeDescription(runbook: Runbook, step: Step): string | undefined {
  const place = step.place === undefined ? undefined : runbook.places[step.place]?.en
  const work = step.kind === 'outcome' ? undefined : step
  const hazard = work?.hazard
  const lines = [
    place === undefined ? '' : `Where: ${place}`,
    work?.expect === undefined ? '' : `Expected: ${work.expect.en}`,
    hazard === undefined ? '' : `This can destroy: ${hazard.destroys.en}`,
    hazard?.undo === undefined ? '' : `Way back: ${hazard.undo.en}`,
  ].filter((line) => line !== '')
  return lines.length === 0 ? undefined : fill(lines.join('\n'))
}

function writeCommands(step: Step): Json[] {
  const lines = step.kind === 'outcome' ? [] : (step.commands ?? [])
  return [
    { type: 'manual', command: fill(step.text.en), playbook_activity: 'restore-capabilities' },
    ...lines.map(({ shell, prompt = '', text, when }) => {
      const typed = shell === 'powershell' || shell === 'bash'
      const conditions = listConditions(when).map(writeCondition)
      return defined({
        type: typed ? shell : 'manual',
        command: fill(typed ? text : `${prompt}${text}`),
        description: conditions.length === 0 ? undefined : `Only when ${conditions.join(' AND ')}`,
      })
    }),
  ]
}

function writeCondition(condition: Condition): string {
  const value = `${variableName(condition.variable)}:value`
  if ('is' in condition) return `${value} = ${quote(condition.is)}`
  if ('is-not' in condition) return `${value} != ${quote(condition['is-not'])}`
  if ('known' in condition) return `${value} ${condition.known ? '!=' : '='} ''`
  if ('before' in condition) return `${value} < ${quote(condition.before)}`
  return `${value} >= ${quote(condition['at-or-after'])}`
}

function quote(text: string): string {
  return `'${fill(text).replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
}

function variableName(name: string): string {
  return `__${name}__`
}

/** `{{windows}}` becomes `__windows__:value`. */
function fill(text: string): string {
  return text.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => `${variableName(name)}:value`)
}
