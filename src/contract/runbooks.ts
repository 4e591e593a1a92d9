/**
 * Runbooks as things that are listed, read, compared, written and brought: the shipped ones and those of the open
 * workspace. Nothing that a person reads here is executed; a runbook is data.
 */
import * as z from 'zod/mini'
import { hostRowSchema } from './hosts.ts'
import { method } from './method.ts'
import { stepViewSchema } from './run-view.ts'
import { languageSchema } from './runs.ts'
import { pathSchema } from './workspace.ts'

const word = z.string().check(z.minLength(1), z.maxLength(100))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const reason = z.optional(z.string().check(z.maxLength(2_000)))
/** One runbook, or one version of it. Without `hash` the version that new runs take. */
const which = { runbook: word, hash: z.optional(hash), language: languageSchema }
/** What one person writes in an editor; a file may be larger (see `runbook.import`). */
const yamlText = z.string().check(z.maxLength(1_000_000))

/** Names the text of one editor. */
const unsavedKey = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/))

/** Where a version of a runbook comes from, and what may be done with it. */
const standing = {
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The one that it is for; `any` when it is for none in particular. */
  incident: z.string(),
  environments: z.array(z.string()),
  steps: z.int(),
  minutes: z.number(),
  origin: z.enum(['shipped', 'workspace']),
  /** `draft`: has problems and cannot be started. `withdrawn`: taken back; open runs keep it. */
  state: z.enum(['ready', 'draft', 'withdrawn']),
  /** The one of its id that new runs take. */
  current: z.boolean(),
  problems: z.int(),
  /** The event that brought it; empty for a shipped one. */
  event: z.string(),
  addedBy: z.string(),
  addedAt: z.string(),
  file: z.string(),
  reason: z.string(),
}
export const runbookRowSchema = z.object(standing)

/** One thing that is wrong with a runbook; `code` is one of `runbook.*` (resources/runbooks/README.md lists them). */
export const runbookProblemSchema = z.object({
  code: z.string(),
  /** The id of the step, or empty. */
  step: z.string(),
  /** JSON Pointer into the file. */
  path: z.string(),
  /** The id of the included part in whose file the path leads, or empty: the runbook's own. */
  part: z.string(),
  /** From 1; 0 when the place is not known. */
  line: z.int(),
  column: z.int(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})

const condition = z.object({
  /** The title of the variable. */
  variable: z.string(),
  test: z.enum(['is', 'is-not', 'known', 'unknown', 'before', 'at-or-after']),
  /** In words; a moment as ISO 8601. Empty for `known` and `unknown`. */
  value: z.string(),
})

/** A step as it is read before anything is known of a host: more than a run would show. */
const readStepSchema = z.extend(stepViewSchema, {
  /** The title for lists and boxes. */
  short: z.string(),
  /** Every line, each with the case that it is for. */
  commands: z.array(z.object({ shell: z.string(), prompt: z.string(), text: z.string(), when: z.array(condition) })),
  /** How often it may be shown in one run; 0 where nothing is said. */
  times: z.int(),
  /** What the run ends as; `null` for a step that goes on. */
  outcome: z.nullable(
    z.object({
      status: z.enum(['recovered', 'escalated', 'blocked', 'retired']),
      how: z.string(),
      reason: z.string(),
      continue: z.string(),
    }),
  ),
})
export type ReadStep = z.infer<typeof readStepSchema>

/** One arrow of the chart: which answer leads from which step to which. */
const arrow = z.object({
  from: z.string(),
  to: z.string(),
  /** `done`, `limit`, or the id of an option or a deviation. */
  result: z.string(),
  /** The words of the option or deviation; empty for `done` and `limit`. */
  label: z.string(),
  kind: z.enum(['next', 'option', 'deviation', 'limit']),
  /** True where the arrow is one branch of several and depends on a value. */
  branch: z.boolean(),
  /** On which values; all have to hold. Empty for the branch that is left. */
  when: z.array(condition),
  likely: z.boolean(),
})
export type ChartArrow = z.infer<typeof arrow>
const chart = { start: z.string(), steps: z.array(readStepSchema), arrows: z.array(arrow) }

const change = z.object({
  /** Where in the step or the runbook: `/text/en`, `/commands/0/text`. */
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  from: z.string(),
  to: z.string(),
})
const stepName = z.object({ id: z.string(), title: z.string() })
export const runbookComparisonSchema = z.object({
  from: z.object({ version: z.string(), hash: z.string() }),
  to: z.object({ version: z.string(), hash: z.string() }),
  added: z.array(stepName),
  removed: z.array(stepName),
  changed: z.array(z.object({ id: z.string(), title: z.string(), fields: z.array(change) })),
  /** Outside the steps: title, sources, variables. */
  fields: z.array(change),
})

export const runbookPreviewSchema = z.object({
  file: z.object({ name: z.string(), sizeBytes: z.number() }),
  format: z.enum(['yaml', 'cacao']),
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  title: z.string(),
  summary: z.string(),
  state: z.enum(['ready', 'draft']),
  problems: z.array(runbookProblemSchema),
  ...chart,
  commands: z.array(z.object({ shell: z.string(), lines: z.array(z.object({ step: z.string(), text: z.string() })) })),
  hazards: z.array(z.object({ step: z.string(), destroys: z.string(), undo: z.string() })),
  sources: z.array(
    z.object({ id: z.string(), title: z.string(), publisher: z.string(), date: z.string(), mark: z.string() }),
  ),
  /** What the file has and a runbook has no word for: kept, and written back on export. JSON Pointers into the file. */
  kept: z.array(z.string()),
  /** The version of this id that new runs take today, and what would change against it. */
  existing: z.nullable(z.object({ version: z.string(), hash: z.string(), origin: z.enum(['shipped', 'workspace']) })),
  changes: z.nullable(runbookComparisonSchema),
  /** `same`: it is here already. `conflict`: this version is here with other content, and the import is refused. */
  fits: z.enum(['new', 'same', 'newer', 'older', 'conflict']),
})

const fileErrors = [
  'file.not-found',
  'runbook.file-unreadable',
  'runbook.file-too-large',
  'runbook.not-a-runbook',
  'runbook.not-representable',
] as const
const writing = [
  'workspace.none-open',
  'workspace.read-only',
  'workspace.no-permission',
  'workspace.disk-full',
  'workspace.disk-error',
] as const

const stored = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  state: z.enum(['ready', 'draft']),
  /** Empty when this very content was here already: then nothing was written. */
  event: z.string(),
  problems: z.array(runbookProblemSchema),
})

export const runbookMethods = {
  /** What new runs can take; with `all` every version: drafts, withdrawn and older ones too. */
  'runbook.list': method({
    input: z.object({ all: z.optional(z.boolean()), language: languageSchema }),
    output: z.object({
      runbooks: z.array(runbookRowSchema),
      /** Shipped files that could not be used, with the first reason. They never hide the good ones. */
      broken: z.array(
        z.object({
          file: z.string(),
          code: z.string(),
          path: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
    topics: ['runbooks', 'workspace'],
  }),
  /** Every step of one version, before anything is known of a host, and the arrows between them. */
  'runbook.show': method({
    input: z.object(which),
    output: z.object({ ...standing, ...chart, tools: z.array(z.string()) }),
    errors: ['runbook.not-found', 'runbook.broken'],
    topics: ['runbooks', 'workspace'],
  }),
  /** How many open runs of one version stand at each step now. Steps without any are left out. */
  'runbook.hosts-at': method({
    input: z.object({ runbook: word, hash }),
    output: z.object({ steps: z.record(z.string(), z.int()) }),
    errors: ['workspace.none-open'],
    topics: ['runs', 'hosts', 'workspace'],
  }),
  /** The hosts whose open run stands at one step, by name; `total` counts those past the limit too. */
  'runbook.hosts-of-step': method({
    input: z.object({ runbook: word, hash, step: word, language: languageSchema }),
    output: z.object({ hosts: z.array(hostRowSchema), total: z.int() }),
    errors: ['workspace.none-open'],
    topics: ['runs', 'hosts', 'workspace'],
  }),
  /** The text to edit: as it was brought, comments included, or written from what is stored. */
  'runbook.source': method({
    input: z.object(which),
    output: z.object({ text: z.string() }),
    errors: ['runbook.not-found', 'runbook.broken'],
  }),
  /** What is wrong with a text, and what its steps look like. Pure: nothing is stored. */
  'runbook.check': method({
    input: z.object({ text: yamlText, language: languageSchema }),
    output: z.object({
      id: z.string(),
      version: z.string(),
      title: z.string(),
      problems: z.array(runbookProblemSchema),
      ...chart,
    }),
  }),
  'runbook.compare': method({
    input: z.object({ runbook: word, from: hash, to: hash, language: languageSchema }),
    output: runbookComparisonSchema,
    errors: ['runbook.not-found', 'runbook.broken'],
  }),
  /** What a file holds. Works without a workspace; nothing is stored. */
  'runbook.import-preview': method({
    input: z.object({ path: pathSchema, language: languageSchema }),
    output: runbookPreviewSchema,
    errors: [...fileErrors],
  }),
  /** Stores the runbook of a file in the workspace; one with problems as a draft. */
  'runbook.import': method({
    input: z.object({ path: pathSchema, reason, language: languageSchema }),
    output: stored,
    errors: ['runbook.version-exists', ...fileErrors, ...writing],
  }),
  /** Stores what the editor holds; with problems as a draft. */
  'runbook.save': method({
    input: z.object({ text: yamlText, reason, language: languageSchema }),
    output: stored,
    errors: ['runbook.version-exists', 'runbook.not-a-runbook', 'runbook.not-representable', ...writing],
  }),
  /** The shared parts that a runbook may include, with all that including one needs. */
  'runbook.parts': method({
    input: z.object({ language: languageSchema }),
    output: z.object({
      parts: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          hash: z.string(),
          title: z.string(),
          exits: z.array(z.object({ id: z.string(), title: z.string() })),
          /** The ids of its steps. */
          steps: z.array(z.string()),
          /** The names of its variables. */
          variables: z.array(z.string()),
        }),
      ),
    }),
  }),
  /** Texts that somebody on this computer wrote and has not stored, newest first. They are in no workspace. */
  'runbook.unsaved': method({
    input: z.object({}),
    output: z.object({ texts: z.array(z.object({ key: unsavedKey, text: z.string(), at: z.string() })) }),
  }),
  /** Keeps such a text over a restart; an empty one forgets it. */
  'runbook.keep-unsaved': method({
    input: z.object({ key: unsavedKey, text: yamlText }),
    output: z.object({ at: z.string() }),
    errors: ['workspace.read-only', 'workspace.no-permission', 'workspace.disk-full', 'workspace.disk-error'],
  }),
  /** Takes a version of this workspace back. Open runs go on with it. */
  'runbook.withdraw': method({
    input: z.object({ runbook: word, hash, reason }),
    output: z.object({ event: z.string() }),
    errors: ['runbook.not-found', 'runbook.shipped', 'runbook.withdrawn', ...writing],
  }),
  'runbook.export': method({
    input: z.object({ ...which, format: z.enum(['cacao', 'yaml']), path: pathSchema }),
    output: z.object({ path: z.string(), sizeBytes: z.number() }),
    errors: [
      'runbook.not-found',
      'runbook.broken',
      'runbook.not-exportable',
      'export.no-permission',
      'export.disk-full',
    ],
  }),
} as const
