/**
 * Writes a runbook as a CACAO 2.0 playbook.
 *
 * Strict: what comes out satisfies the schemas of CACAO. The whole runbook travels in an extension, step by step, so
 * that reading it again gives exactly the same one, and a digest of each CACAO step says whether somebody changed it
 * since. Ids follow from names alone: the same runbook is the same playbook in every export.
 */
import { toCanonicalJson } from '../runbook/canonical.ts'
import type { Runbook } from '../runbook/schema.ts'
import { type Placed, writeStep, writeVariables } from './step.ts'
import {
  dictionaries,
  extensionId,
  fieldOf,
  identityId,
  isRecord,
  type Json,
  recordOf,
  saidBy,
  saidFields,
  technicianId,
  unreachedKey,
  without,
} from './words.ts'

export interface Tools {
  /** SHA-256 of a text as 64 hexadecimal digits. */
  hash(text: string): string
  /** The time of the export: `2024-07-19T05:27:00.000Z`. */
  readonly now: string
}

export interface Written {
  readonly playbook: Json
  /** The key of each step by its id in the workflow. */
  readonly keys: ReadonlyMap<string, string>
}

/** Never refuses a runbook that `readRunbook` accepted. */
export function writePlaybook(runbook: Runbook, tools: Tools): Written {
  const kept = runbook.foreign
  const idOf = (key: string, type: Placed['type']): string => {
    const own = fieldOf(recordOf(fieldOf(kept?.steps ?? {}, key)), 'id')
    return typeof own === 'string' ? own : makeId(tools, type, `${runbook.id} ${key}`)
  }
  const placed: readonly Placed[] = [
    {
      key: '/start',
      type: 'start',
      value: { type: 'start', on_completion: idOf(runbook.start, 'action') },
    },
    ...runbook.steps.flatMap((step, at) => writeStep(runbook, step, at, idOf)),
    { key: '/end', type: 'end', value: { type: 'end' } },
  ]
  const keys = new Map(placed.map(({ key, type }) => [idOf(key, type), key]))
  const workflow: Json = {
    ...recordOf(fieldOf(kept?.steps ?? {}, unreachedKey)),
    ...Object.fromEntries(
      placed.map(({ key, type, value }) => [idOf(key, type), overlayStep(value, fieldOf(kept?.steps ?? {}, key))]),
    ),
  }
  const { steps: _steps, foreign: _foreign, ...rest } = runbook
  const said = {
    name: runbook.title.en,
    description: runbook.summary.en,
    workflow_start: idOf('/start', 'start'),
  }
  const digests = Object.fromEntries([
    ['playbook', tools.hash(toCanonicalJson(said))],
    ...Object.entries(workflow).map(([id, step]) => [id, tools.hash(toCanonicalJson(saidBy(recordOf(step))))]),
  ])
  const own: Json = {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: makeId(tools, 'playbook', runbook.id),
    ...said,
    playbook_types: ['remediation'],
    playbook_activities: ['restore-capabilities'],
    created_by: identityId,
    created: tools.now,
    modified: tools.now,
    playbook_variables: writeVariables(runbook),
    workflow,
    playbook_extensions: { [extensionId]: { runbook: rest, digests } },
    agent_definitions: { [technicianId]: { type: 'individual', name: 'Technician at the machine' } },
    extension_definitions: {
      [extensionId]: {
        type: 'extension-definition',
        name: 'Bluelift runbook',
        description: 'The whole runbook: second language, readings and their checks, limits, dues, hazards.',
        created_by: identityId,
        schema: 'bluelift-runbook/1',
        version: '1.0.0',
      },
    },
  }
  return { playbook: overlayPlaybook(own, kept?.playbook ?? {}, tools.now), keys }
}

/** An id that is the same for the same name: the shape of a version 4 UUID, filled from a hash. */
function makeId(tools: Tools, type: string, name: string): string {
  const hex = tools.hash(`bluelift-cacao ${type} ${name}`)
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return `${type}--${parts.join('-')}-${hex.slice(20, 32)}`
}

function overlayPlaybook(own: Json, kept: Json, now: string): Json {
  const beside = Object.fromEntries(
    dictionaries.flatMap((key) => (isRecord(kept[key]) ? [[key, { ...kept[key], ...recordOf(own[key]) }]] : [])),
  )
  const created = typeof kept.created === 'string' ? kept.created : now
  // A clock that runs behind must not make a playbook older than itself.
  return {
    ...own,
    ...without(kept, ['type', 'spec_version', 'name', 'description', 'workflow_start', 'workflow']),
    ...beside,
    modified: created > now ? created : now,
  }
}

function overlayStep(own: Json, kept: unknown): Json {
  if (!isRecord(kept)) return own
  const extras = without(kept, ['id', ...saidFields])
  return {
    ...own,
    ...extras,
    ...(isRecord(kept.step_extensions) && {
      step_extensions: { ...kept.step_extensions, ...recordOf(own.step_extensions) },
    }),
    ...(Array.isArray(kept.external_references) && {
      external_references: [
        ...(Array.isArray(own.external_references) ? own.external_references : []),
        ...kept.external_references,
      ],
    }),
    ...(Array.isArray(kept.commands) && Array.isArray(own.commands)
      ? { commands: overlayCommands(own.commands, kept.commands) }
      : {}),
  }
}

function overlayCommands(own: readonly unknown[], kept: readonly unknown[]): unknown[] {
  return own.map((command, at) => ({
    ...recordOf(command),
    ...without(recordOf(kept[at]), ['type', 'command', 'command_b64']),
  }))
}
